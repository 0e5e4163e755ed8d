package dev.abigate.runtime.replay.search;

import dev.abigate.format.schema.AllocationFunction;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a guest's memory the arguments of calls are put. */
sealed interface BufferSpace {
    /** Functions that a host asks for memory, those first that are asked first. */
    List<AllocationFunction> ALLOCATORS =
            List.of(AllocationFunction.MALLOC, AllocationFunction.CABI_REALLOC, AllocationFunction.WBINDGEN_MALLOC);

    /** Makes ready for calls; the state of the guest afterwards is the one that all inputs begin with. */
    void prepare();

    /** All that was allocated is given back at once, with the state of the guest. */
    void reset();

    /** The address of so many bytes, or 0 where there is no room. */
    long allocate(int bytes);

    /** The exported function of a module that allocates for hosts. */
    static Optional<AllocationFunction> allocator(ExecutableModule module) {
        return ALLOCATORS.stream()
                .filter(function -> exports(module).anyMatch(function.export()::equals))
                .findFirst();
    }

    private static Stream<String> exports(ExecutableModule module) {
        return module.module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name);
    }

    /** The space of an instance. */
    static BufferSpace of(Instance instance) {
        return allocator(instance.module())
                .<BufferSpace>map(function -> new Allocated(instance, function))
                .orElseGet(() -> new Grown(instance.firstMemory()));
    }

    /** Memory that the guest allocates. */
    final class Allocated implements BufferSpace {
        /** So much is allocated and given back before all else, so that later allocations find a heap that has grown. */
        private static final int HEAP_BYTES = 1 << 16;

        private static final int ALIGNMENT = 16;

        private final Instance instance;
        private final AllocationFunction allocator;
        private final Function function;

        private Allocated(Instance instance, AllocationFunction allocator) {
            this.instance = instance;
            this.allocator = allocator;
            this.function = instance.function(allocator.export());
        }

        @Override
        public void prepare() {
            try {
                long address = allocate(HEAP_BYTES);
                if (address != 0
                        && instance.export(AllocationFunction.FREE.export()).isPresent()) {
                    instance.function(AllocationFunction.FREE.export()).call(new Value.I32((int) address));
                }
            } catch (Trap | ProgramExit | WasmException _) {
                // Inputs that need memory will show it.
            }
        }

        @Override
        public void reset() {}

        @Override
        public long allocate(int bytes) {
            Value[] arguments = allocator.arguments().stream()
                    .map(argument -> new Value.I32(
                            switch (argument) {
                                case SIZE -> bytes;
                                case ALIGNMENT -> ALIGNMENT;
                                case RELEASED, RELEASED_SIZE -> 0;
                            }))
                    .toArray(Value[]::new);
            return Integer.toUnsignedLong(
                    (int) function.call(arguments).getFirst().low());
        }
    }

    /** Memory that the host adds behind that of the guest, which does not grow by itself. */
    final class Grown implements BufferSpace {
        static final int PAGES = 2;
        private static final int ALIGNMENT = 16;

        private final LinearMemory memory;
        private long begin;
        private long next;
        private long end;

        private Grown(LinearMemory memory) {
            this.memory = memory;
        }

        @Override
        public void prepare() {
            long pages = memory.grow(PAGES);
            if (pages >= 0) {
                begin = pages << MemoryType.DEFAULT_PAGE_SIZE_LOG2;
                end = memory.byteSize();
            }
            next = begin;
        }

        @Override
        public void reset() {
            next = begin;
        }

        @Override
        public long allocate(int bytes) {
            long room = Math.ceilDiv((long) bytes, ALIGNMENT) * ALIGNMENT;
            if (room > end - next) {
                return 0;
            }
            long address = next;
            next += room;
            return address;
        }
    }
}
