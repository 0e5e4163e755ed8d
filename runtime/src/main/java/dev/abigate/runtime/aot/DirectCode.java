package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ImportFunction;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.direct.DirectCpu;
import dev.abigate.runtime.aot.direct.PlacedImage;
import dev.abigate.runtime.aot.direct.WorkerSession;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.aot.x86.X86Abi;
import dev.abigate.runtime.instance.BatchCaller;
import dev.abigate.runtime.instance.BatchedCalls;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.NativeMemory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes code of the functions of an AOT module, which the processor of this machine executes, in a process of its own for
 * each instance. Structures, helpers, hosts and limits are those of emulated code. It consumes no fuel.
 */
public final class DirectCode implements BatchCaller {
    private static final Set<String> THREAD_MAKERS = Set.of("thread-spawn", "thread_spawn", "pthread_create");

    private final AotImage image;
    private final PlacedImage placed;
    private final Workers workers;

    /**
     * The code of a module.
     *
     * @throws dev.abigate.format.InvalidModuleException where its parts do not fit together
     * @throws UnsupportedAotException where this machine cannot execute it, or it asks for what is not offered
     */
    public DirectCode(AotModule module, ExecutionOptions options, Workers workers) {
        requireTarget(module.target());
        requireOneThread(module);
        if (options.metered()) {
            throw new UnsupportedAotException("fuel for code that the processor of this machine executes");
        }
        this.image = new AotImage(module, Architecture.X86_64, new X86Abi());
        this.placed = image.placed();
        this.workers = workers;
    }

    private static void requireTarget(TargetInfo target) {
        if (!Workers.runHere()) {
            throw new UnsupportedAotException("native execution on this machine, only on Linux on x86-64");
        }
        if (target.binaryType().isCoff()) {
            throw new UnsupportedAotException("native execution of code with the calling convention of Windows");
        }
        if (!target.architecture().equals(Optional.of(Architecture.X86_64))) {
            throw new UnsupportedAotException(
                    "native execution of code for %s, only for x86-64".formatted(target.arch()));
        }
    }

    /** A worker has the memory of one instance, and one thread for code. */
    private static void requireOneThread(AotModule module) {
        for (ImportFunction function : module.initData().importFunctions()) {
            if (THREAD_MAKERS.contains(function.name())) {
                throw new UnsupportedAotException("import %s.%s in native code, which has one thread"
                        .formatted(function.module(), function.name()));
            }
        }
    }

    @Override
    public Code code(ModuleFunction function) {
        return new Code() {
            @Override
            public void call(Instance instance, CallStack stack, int base) {
                companion(instance).running().single().call(function.index(), stack, base);
            }
        };
    }

    @Override
    public void callTogether(Instance instance, BatchedCalls calls, CallStack stack) {
        companion(instance).running().batch().call(calls, stack);
    }

    @Override
    public LinearMemory newMemory(Instance instance, MemoryType type, boolean elastic) {
        return instance.hasMemory()
                ? BatchCaller.super.newMemory(instance, type, elastic)
                : instance.store()
                        .newMemory(type, most -> companion(instance).session.memory(type, most));
    }

    private Companion companion(Instance instance) {
        return instance.companion(Companion.class, () -> new Companion(instance));
    }

    /** What an instance has: the worker from when its memory is made, the structures from its first call on. */
    private final class Companion {
        private final Instance instance;
        private final WorkerSession session;
        private volatile @Nullable Running running;

        Companion(Instance instance) {
            this.instance = instance;
            this.session = new WorkerSession(workers, placed, mostMemoryBytes());
            instance.store().onClose(session::close);
        }

        private long mostMemoryBytes() {
            return instance.module().module().memories().stream()
                    .findFirst()
                    .map(type -> NativeMemory.mostBytes(
                            type, instance.store().limits().memoryBytes()))
                    .orElse(0L);
        }

        Running running() {
            Running made = running;
            return made == null ? start() : made;
        }

        private synchronized Running start() {
            Running made = running;
            if (made == null) {
                var cpu = new AtomicReference<DirectCpu>();
                var single = new AotInstance(image, instance, gate -> {
                    cpu.set(newCpu(gate));
                    return cpu.get();
                });
                made = new Running(single, new DirectBatch(instance, single, cpu.get(), image.execEnv()));
                running = made;
            }
            return made;
        }

        private DirectCpu newCpu(Gate gate) {
            return new DirectCpu(
                    session,
                    instance.firstMemory(),
                    instance.store(),
                    gate,
                    address -> image.functions().placeText(address, instance.module()));
        }
    }

    /** An instance that is ready for calls, one by one and together. */
    private record Running(AotInstance single, DirectBatch batch) {}
}
