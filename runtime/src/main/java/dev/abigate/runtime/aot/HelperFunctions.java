package dev.abigate.runtime.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Calculation;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Helper;
import dev.abigate.runtime.aot.call.RuntimeHelper;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the helpers do. One that fails traps at once, which both styles of code allow. */
final class HelperFunctions {
    private final AotInstance code;
    private final AotImage image;
    private final Instance instance;
    private final AddressedMemory space;
    private final List<SharedTable> tables;
    private final Map<Calculation, FunctionConvention> conventions = new EnumMap<>(Calculation.class);

    HelperFunctions(
            AotInstance code, AotImage image, Instance instance, AddressedMemory space, List<SharedTable> tables) {
        this.code = code;
        this.image = image;
        this.instance = instance;
        this.space = space;
        this.tables = tables;
    }

    /** Does what a helper does, with arguments and result in the processor's registers. */
    void call(Helper helper, Cpu cpu) {
        switch (helper) {
            case Calculation calculation -> {
                FunctionConvention convention = conventions.computeIfAbsent(
                        calculation, key -> FunctionConvention.ofHelper(key.signature(), cpu.convention()));
                long result = calculation.compute(convention.arguments(cpu, space));
                convention.putResult(new long[] {result}, cpu);
            }
            case RuntimeHelper runtime -> call(runtime, cpu);
        }
    }

    private void call(RuntimeHelper helper, Cpu cpu) {
        switch (helper) {
            case AOT_SET_EXCEPTION_WITH_ID -> throw trap((int) cpu.argument(1));
            case WASM_RUNTIME_SET_EXCEPTION -> {
                if (cpu.argument(1) != 0) {
                    throw new Trap(TrapKind.CRASHED, "an exception of compiled code");
                }
            }
            case AOT_INVOKE_NATIVE -> {
                invoke((int) cpu.argument(1), cpu.argument(3));
                cpu.setResult(1);
            }
            case AOT_CALL_INDIRECT -> {
                callIndirect(cpu);
                cpu.setResult(1);
            }
            case AOT_ENLARGE_MEMORY, WASM_RUNTIME_ENLARGE_MEMORY ->
                cpu.setResult(code.growMemory(unsigned(cpu, 1)) ? 1 : 0);
            case AOT_CHECK_APP_ADDR_AND_CONVERT -> {
                space.putLong(cpu.argument(4), converted(isTrue(cpu, 1), cpu.argument(2), cpu.argument(3)));
                cpu.setResult(1);
            }
            case AOT_MEMORY_INIT -> {
                ByteString bytes = instance.data(
                        segment(cpu, instance.module().declarations().dataSegmentCount()));
                instance.firstMemory().write(image.address(cpu.argument(4)), bytes, unsigned(cpu, 2), unsigned(cpu, 3));
                cpu.setResult(1);
            }
            case AOT_DATA_DROP -> {
                instance.dropData(segment(cpu, instance.module().declarations().dataSegmentCount()));
                cpu.setResult(1);
            }
            case WASM_RUNTIME_ATOMIC_WAIT -> cpu.setResult(await(cpu));
            case WASM_RUNTIME_ATOMIC_NOTIFY ->
                cpu.setResult(instance.firstMemory().atomicNotify(place(cpu.argument(1)), (int) cpu.argument(2)));
            case AOT_TABLE_INIT -> initTable(cpu);
            case AOT_TABLE_COPY -> copyTable(cpu);
            case AOT_TABLE_FILL ->
                fillTable(table(unsigned(cpu, 1)), unsigned(cpu, 4), unsigned(cpu, 2), cpu.argument(3));
            case AOT_TABLE_GROW -> cpu.setResult(growTable(cpu));
            case AOT_DROP_TABLE_SEG ->
                instance.dropElements(
                        segment(cpu, instance.module().declarations().elementSegmentCount()));
            // Frames tell where code is, which the emulator knows; code does not read them.
            case AOT_ALLOC_FRAME -> cpu.setResult(1);
            case AOT_FREE_FRAME, AOT_FRAME_UPDATE_PROFILE_INFO -> {}
            // No heap is shared.
            case WASM_RUNTIME_CHECK_AND_UPDATE_LAST_USED_SHARED_HEAP -> cpu.setResult(0);
            case MEMSET -> space.fill(cpu.argument(0), (byte) cpu.argument(1), cpu.argument(2));
            case MEMMOVE, MEMCPY -> space.copy(cpu.argument(0), cpu.argument(1), cpu.argument(2));
        }
    }

    /** Whether an argument of 8 bits is not zero. */
    private static boolean isTrue(Cpu cpu, int number) {
        return (cpu.argument(number) & 0xff) != 0;
    }

    /** An argument of 32 bits. */
    private static long unsigned(Cpu cpu, int number) {
        return Integer.toUnsignedLong((int) cpu.argument(number));
    }

    /** The trap of an id (section 7 of the ABI); the ids from 16 on differ between releases, and all say the same here. */
    private static Trap trap(int id) {
        return switch (id) {
            case 0 -> new Trap(TrapKind.UNREACHABLE);
            case 1 -> new Trap(TrapKind.MEMORY_LIMIT);
            case 2 -> new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
            case 3 -> new Trap(TrapKind.INTEGER_OVERFLOW);
            case 4 -> new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO);
            case 5 -> new Trap(TrapKind.INVALID_CONVERSION_TO_INTEGER);
            case 6 -> new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
            case 8 -> new Trap(TrapKind.UNDEFINED_ELEMENT);
            case 9 -> new Trap(TrapKind.UNINITIALIZED_ELEMENT);
            case 10 -> new Trap(TrapKind.UNLINKED_IMPORT);
            case 11, 13, 14, 16 -> new Trap(TrapKind.STACK_EXHAUSTED);
            case 12 -> new Trap(TrapKind.UNALIGNED_ATOMIC);
            case 15 -> new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
            default -> new Trap(TrapKind.CRASHED, "exception " + id + " of compiled code");
        };
    }

    /** Files before version 3 name no table, those of version 1 a type that the callee may have to have. */
    private void callIndirect(Cpu cpu) {
        switch (image.layout()) {
            case VERSION_1 -> {
                int function = callee(table(0), unsigned(cpu, 3));
                if (isTrue(cpu, 1) && !image.hasSignature(function, (int) cpu.argument(2))) {
                    throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
                }
                invoke(function, cpu.argument(5));
            }
            case VERSION_2 -> invoke(callee(table(0), unsigned(cpu, 1)), cpu.argument(3));
            case FAMILY_C, FAMILY_D -> invoke(callee(table(unsigned(cpu, 1)), unsigned(cpu, 2)), cpu.argument(4));
        }
    }

    /** The function that an element of a table refers to. */
    private static int callee(SharedTable table, long index) {
        if (index >= table.size()) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT);
        }
        int function = (int) table.element((int) index);
        if (function == ReferenceWords.NULL) {
            throw new Trap(TrapKind.UNINITIALIZED_ELEMENT, "uninitialized element " + index);
        }
        return function;
    }

    /** Calls a function with packed cells as arguments; its result takes their place. */
    private void invoke(int function, long cells) {
        if (function < 0 || function >= instance.module().declarations().functionCount()) {
            throw new Trap(TrapKind.CRASHED, "a call of function %d, which there is not".formatted(function));
        }
        long[] words = new long[Cells.words(code.parameters(function))];
        long cell = cells;
        int word = 0;
        for (ValueType type : code.parameters(function)) {
            Cells.load(type, space, cell, words, word);
            cell += Cells.bytes(type);
            word += Cells.words(type);
        }
        long[] results = code.callImport(function, words);
        cell = cells;
        word = 0;
        for (ValueType type : code.results(function)) {
            Cells.store(type, space, cell, results, word);
            cell += Cells.bytes(type);
            word += Cells.words(type);
        }
    }

    /** Waits, unless the store is interrupted meanwhile, which ends in its trap. */
    private long await(Cpu cpu) {
        boolean wide = isTrue(cpu, 4);
        int outcome = instance.firstMemory()
                .atomicWait(
                        wide ? Long.BYTES : Integer.BYTES,
                        place(cpu.argument(1)),
                        wide ? cpu.argument(2) : unsigned(cpu, 2),
                        cpu.argument(3),
                        instance.store()::isInterrupted);
        instance.store().checkInterruption();
        return outcome;
    }

    /** The address in the linear memory of a pointer. */
    private static long place(long pointer) {
        if (!AddressedMemory.inWindow(pointer)) {
            throw AddressedMemory.fault(pointer);
        }
        return pointer - AddressedMemory.WINDOW_BASE;
    }

    /** The address of what lies in the linear memory, all of it or up to a zero. */
    private long converted(boolean string, long address, long size) {
        long start = image.address(address);
        long end = instance.firstMemory().byteSize();
        boolean inside =
                Long.compareUnsigned(start, end) < 0 && Long.compareUnsigned(image.address(size), end - start) <= 0;
        if (inside && string) {
            long at = start;
            while (at < end && instance.firstMemory().getByte(at) != 0) {
                at++;
            }
            inside = at < end;
        }
        if (!inside) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
        return AddressedMemory.WINDOW_BASE + start;
    }

    private static int segment(Cpu cpu, int count) {
        return index(unsigned(cpu, 1), count, "segment");
    }

    private SharedTable table(long number) {
        return tables.get(index(number, tables.size(), "table"));
    }

    private static int index(long index, int count, String what) {
        if (index >= count) {
            throw new Trap(TrapKind.CRASHED, "%s %d, which there is not".formatted(what, index));
        }
        return (int) index;
    }

    private void requireRange(long start, long count, long size) {
        if (count > size || start > size - count) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
    }

    private void initTable(Cpu cpu) {
        SharedTable table = table(unsigned(cpu, 1));
        int segment = index(unsigned(cpu, 2), instance.module().declarations().elementSegmentCount(), "segment");
        @Nullable Object[] references = instance.elements(segment);
        long count = unsigned(cpu, 3);
        long from = unsigned(cpu, 4);
        long to = unsigned(cpu, 5);
        requireRange(from, count, references.length);
        requireRange(to, count, table.size());
        for (int i = 0; i < count; i++) {
            table.setElement((int) to + i, table.word(references[(int) from + i]));
        }
    }

    private void copyTable(Cpu cpu) {
        SharedTable source = table(unsigned(cpu, 1));
        SharedTable target = table(unsigned(cpu, 2));
        long count = unsigned(cpu, 3);
        long from = unsigned(cpu, 4);
        long to = unsigned(cpu, 5);
        requireRange(from, count, source.size());
        requireRange(to, count, target.size());
        boolean upwards = to <= from;
        for (int i = 0; i < count; i++) {
            int at = upwards ? i : (int) count - 1 - i;
            target.setElement((int) to + at, source.element((int) from + at));
        }
    }

    private void fillTable(SharedTable table, long start, long count, long word) {
        requireRange(start, count, table.size());
        for (int i = 0; i < count; i++) {
            table.setElement((int) start + i, word);
        }
    }

    private long growTable(Cpu cpu) {
        SharedTable table = table(unsigned(cpu, 1));
        long count = unsigned(cpu, 2);
        int before = table.size();
        if (count > table.slots() - before) {
            return -1;
        }
        table.setSize((int) (before + count));
        fillTable(table, before, count, cpu.argument(3));
        return before;
    }
}
