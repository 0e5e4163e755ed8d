package dev.abigate.runtime.plugin;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.ImportMissing;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.libc.GuestHeap;
import dev.abigate.runtime.memory.TypedMemory;
import dev.abigate.runtime.natives.NativeSymbols;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.Wasi;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.util.List;
import java.util.function.Consumer;

/** An instance of a module with its own world: what it has open, its threads, its heap. */
public final class Plugin implements AutoCloseable {
    private final Instance instance;
    private final GuestHeap heap;
    private final Wasi wasi;

    private Plugin(Instance instance, GuestHeap heap, Wasi wasi) {
        this.instance = instance;
        this.heap = heap;
        this.wasi = wasi;
    }

    /** A builder of a plug-in that gets nothing of the world but what {@code world} says. */
    public static Builder builder(PluginModule module, Store store, WasiConfiguration world) {
        return builder(module, new Wasi(store, world));
    }

    /** A builder of a plug-in that shares its world with others. */
    public static Builder builder(PluginModule module, Wasi wasi) {
        return new Builder(module, wasi);
    }

    /** Its instance, whose exports are there to be called. */
    public Instance instance() {
        return instance;
    }

    /** The memory that it exports under the name {@code memory}, or else its first one. */
    public TypedMemory memory() {
        return new TypedMemory(
                instance.export("memory").orElse(null) instanceof Extern.OfMemory(var exported)
                        ? exported
                        : instance.firstMemory());
    }

    /**
     * The address of that many bytes of its memory, which are its host's from now on.
     *
     * @throws Trap where there is no room for them, or no heap
     */
    public long allocate(long bytes) {
        long address = heap.allocate(instance, bytes);
        if (address == 0) {
            throw new Trap(TrapKind.HOST_ERROR, "no room for %d bytes in the heap of the guest".formatted(bytes));
        }
        return address;
    }

    /**
     * The address of a copy of a text in its memory, in UTF-8 and ended by a NUL.
     *
     * @throws Trap where there is no room for it, or no heap
     */
    public long place(String text) {
        var bytes = ByteString.utf8(text + "\0");
        long address = allocate(bytes.length());
        memory().set(address, bytes);
        return address;
    }

    /** Gives back what was {@link #allocate allocated} or {@link #place placed}. */
    public void release(long address) {
        heap.release(instance, address);
    }

    /** What it gets of the world. */
    WasiConfiguration world() {
        return wasi.process().configuration();
    }

    /** Ends its threads, and closes what it has open. */
    @Override
    public void close() {
        wasi.close();
    }

    /** Puts one plug-in together. Later definitions replace earlier ones, and those of the runtime itself. */
    public static final class Builder {
        private final PluginModule module;
        private final Wasi wasi;
        private final Linker linker;
        private final GuestHeap heap;

        private Builder(PluginModule module, Wasi wasi) {
            this.module = module;
            this.wasi = wasi;
            this.linker = new Linker(wasi.process().store());
            this.heap = module.define(linker, wasi);
        }

        /** Offers the exports of an instance under a module name. */
        public Builder link(String name, Instance other) {
            linker.define(name, other);
            return this;
        }

        /** Offers native functions under a module name, with addresses of 32 bits. */
        public Builder natives(String name, Consumer<NativeSymbols> symbols) {
            symbols.accept(new NativeSymbols(linker, name));
            return this;
        }

        /** Offers whatever {@code definitions} define. */
        public Builder define(Consumer<Linker> definitions) {
            definitions.accept(linker);
            return this;
        }

        /** The imports that nobody offers, in the module's order. */
        public List<ImportMissing> missing() {
            return linker.missing(module.module());
        }

        /**
         * The plug-in, ready for calls: a reactor is initialized.
         *
         * @throws dev.abigate.runtime.instance.LinkException where an import is missing or of another type
         * @throws dev.abigate.runtime.trap.Trap where it traps meanwhile
         * @throws dev.abigate.runtime.trap.ProgramExit where it exits
         */
        public Plugin instantiate() {
            return ready(linker.instantiate(module.module()));
        }

        /**
         * Runs the module as a program, by its convention: calls {@code _start}, or {@code main} with the arguments of its
         * world. A module that has neither has done its work when it is instantiated.
         *
         * @return the exit code
         * @throws dev.abigate.runtime.instance.LinkException where an import is missing or of another type
         * @throws dev.abigate.runtime.trap.Trap where any of its threads traps
         * @throws dev.abigate.runtime.instance.WasmException where one throws an exception that nobody catches
         */
        public int run() {
            return run(plugin -> ProgramEntry.call(plugin, module));
        }

        /**
         * Runs the module as a program whose work is what {@code program} does with it. When that returns, it is over.
         *
         * @return the exit code
         */
        public int run(Consumer<Plugin> program) {
            return wasi.run(linker, module.module(), instance -> program.accept(ready(instance)));
        }

        private Plugin ready(Instance instance) {
            ProgramEntry.initialize(instance, module);
            return new Plugin(instance, heap, wasi);
        }
    }
}
