package dev.abigate.runtime.plugin;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.host.InterfaceFamily;
import dev.abigate.format.host.ModuleNeeds;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.aot.AotDeclarations;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.libc.GuestHeap;
import dev.abigate.runtime.libc.HeapRange;
import dev.abigate.runtime.libc.LibcBuiltin;
import dev.abigate.runtime.pthread.LibPthread;
import dev.abigate.runtime.wasi.Wasi;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A module that is loaded, with what it needs of its host.
 *
 * @param inserted the heap that was made room for in its memory, where it needs one
 */
public record PluginModule(ExecutableModule module, ModuleNeeds needs, Optional<HeapRange> inserted) {
    /**
     * Loads a module. One that imports functions of WAMR's libc-builtin gets a heap as WAMR inserts it, unless it allocates
     * itself.
     *
     * @throws dev.abigate.format.InvalidModuleException where it is not valid
     */
    public static PluginModule load(Engine engine, WasmModule module) {
        return load(module, engine::load);
    }

    /**
     * Loads an AOT module, and treats it as the WebAssembly module that it was made from.
     *
     * @throws dev.abigate.format.InvalidModuleException where its parts do not fit together
     * @throws dev.abigate.runtime.aot.UnsupportedAotException where it needs what is not offered
     */
    public static PluginModule load(Engine engine, AotModule module) {
        return load(AotDeclarations.of(module), declarations -> engine.load(module, declarations));
    }

    private static PluginModule load(WasmModule module, Function<WasmModule, ExecutableModule> loader) {
        var needs = ModuleNeeds.of(module);
        Optional<HeapRange.Inserted> inserted = needs.families().contains(InterfaceFamily.LIBC_BUILTIN)
                ? HeapRange.insertInto(module, HeapRange.DEFAULT_BYTES)
                : Optional.empty();
        return new PluginModule(
                loader.apply(inserted.map(HeapRange.Inserted::module).orElse(module)),
                needs,
                inserted.map(HeapRange.Inserted::heap));
    }

    /**
     * Offers what the runtime itself has for one instance of the module: WASI, and WAMR's libraries where the module needs them.
     *
     * @return where the host allocates in the instance's memory
     */
    public GuestHeap define(Linker linker, Wasi wasi) {
        wasi.define(linker, module);
        GuestHeap heap = GuestHeap.of(inserted);
        if (needs.families().contains(InterfaceFamily.LIBC_BUILTIN)) {
            WasiConfiguration configuration = wasi.process().configuration();
            new LibcBuiltin(configuration.stdio().out(), configuration.clock()::monotonic, heap).define(linker);
        }
        if (needs.families().contains(InterfaceFamily.LIB_PTHREAD)) {
            new LibPthread(wasi.process(), module.module(), heap).define(linker);
        }
        return heap;
    }
}
