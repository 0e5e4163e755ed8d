package dev.abigate.runtime.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Helper;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the helpers do. One that fails traps at once, which both styles of code allow. */
final class HelperFunctions {
    private final AotInstance code;
    private final Instance instance;
    private final AddressedMemory space;
    private final List<SharedTable> tables;

    HelperFunctions(AotInstance code, Instance instance, AddressedMemory space, List<SharedTable> tables) {
        this.code = code;
        this.instance = instance;
        this.space = space;
        this.tables = tables;
    }

    /** Does what a helper does, with arguments and result in the processor's registers. */
    void call(Helper helper, Cpu cpu) {
        switch (helper) {
            case AOT_SET_EXCEPTION_WITH_ID -> throw trap((int) cpu.argument(1));
            case AOT_INVOKE_NATIVE -> {
                invoke((int) cpu.argument(1), cpu.argument(3));
                cpu.setResult(1);
            }
            case AOT_CALL_INDIRECT -> {
                long index = unsigned(cpu, 2);
                SharedTable table = table(cpu, 1);
                if (index >= table.size()) {
                    throw new Trap(TrapKind.UNDEFINED_ELEMENT);
                }
                int function = (int) table.element((int) index);
                if (function == ReferenceWords.NULL) {
                    throw new Trap(TrapKind.UNINITIALIZED_ELEMENT, "uninitialized element " + index);
                }
                invoke(function, cpu.argument(4));
                cpu.setResult(1);
            }
            case AOT_ENLARGE_MEMORY -> cpu.setResult(code.growMemory(unsigned(cpu, 1)) ? 1 : 0);
            case AOT_CHECK_APP_ADDR_AND_CONVERT -> {
                space.putLong(
                        cpu.argument(4), converted((cpu.argument(1) & 0xff) != 0, cpu.argument(2), cpu.argument(3)));
                cpu.setResult(1);
            }
            case AOT_MEMORY_INIT -> {
                ByteString bytes = instance.data(
                        segment(cpu, instance.module().declarations().dataSegmentCount()));
                instance.firstMemory().write(unsigned(cpu, 4), bytes, unsigned(cpu, 2), unsigned(cpu, 3));
                cpu.setResult(1);
            }
            case AOT_DATA_DROP -> {
                instance.dropData(segment(cpu, instance.module().declarations().dataSegmentCount()));
                cpu.setResult(1);
            }
            case AOT_TABLE_INIT -> initTable(cpu);
            case AOT_TABLE_COPY -> copyTable(cpu);
            case AOT_TABLE_FILL -> fillTable(table(cpu, 1), unsigned(cpu, 4), unsigned(cpu, 2), cpu.argument(3));
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
            case SQRT -> mathematical(cpu, Math::sqrt);
            case CEIL -> mathematical(cpu, Math::ceil);
            case FLOOR -> mathematical(cpu, Math::floor);
            case TRUNC -> mathematical(cpu, HelperFunctions::truncated);
            case RINT -> mathematical(cpu, Math::rint);
            case SQRTF -> mathematicalSingle(cpu, Math::sqrt);
            case CEILF -> mathematicalSingle(cpu, Math::ceil);
            case FLOORF -> mathematicalSingle(cpu, Math::floor);
            case TRUNCF -> mathematicalSingle(cpu, HelperFunctions::truncated);
            case RINTF -> mathematicalSingle(cpu, Math::rint);
            case FMIN -> mathematical(cpu, second(cpu), Math::min);
            case FMAX -> mathematical(cpu, second(cpu), Math::max);
            case FMINF -> mathematicalSingle(cpu, secondSingle(cpu), Math::min);
            case FMAXF -> mathematicalSingle(cpu, secondSingle(cpu), Math::max);
        }
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

    /** The address of what lies in the linear memory, all of it or up to a zero. */
    private long converted(boolean string, long address, long size) {
        long start = address & 0xffff_ffffL;
        long end = instance.firstMemory().byteSize();
        boolean inside = start < end && (size & 0xffff_ffffL) <= end - start;
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

    private SharedTable table(Cpu cpu, int number) {
        return tables.get(index(unsigned(cpu, number), tables.size(), "table"));
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
        SharedTable table = table(cpu, 1);
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
        SharedTable source = table(cpu, 1);
        SharedTable target = table(cpu, 2);
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
        SharedTable table = table(cpu, 1);
        long count = unsigned(cpu, 2);
        int before = table.size();
        if (count > table.slots() - before) {
            return -1;
        }
        table.setSize((int) (before + count));
        fillTable(table, before, count, cpu.argument(3));
        return before;
    }

    private static double truncated(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    private static double first(Cpu cpu) {
        return Double.longBitsToDouble(cpu.register(cpu.convention().firstFloat()));
    }

    private static double second(Cpu cpu) {
        return Double.longBitsToDouble(cpu.register(cpu.convention().firstFloat() + 1));
    }

    private static float firstSingle(Cpu cpu) {
        return single(cpu, 0);
    }

    private static float secondSingle(Cpu cpu) {
        return single(cpu, 1);
    }

    /** A float among the arguments: NaN where it does not have above it what the machine wants there. */
    private static float single(Cpu cpu, int number) {
        long bits = cpu.register(cpu.convention().firstFloat() + number);
        long box = cpu.convention().floatBox();
        return (bits & box) == box ? Float.intBitsToFloat((int) bits) : Float.NaN;
    }

    private static void mathematical(Cpu cpu, DoubleUnaryOperator function) {
        setResult(cpu, function.applyAsDouble(first(cpu)));
    }

    /** The functions are exact on doubles that are floats, or round the same way. */
    private static void mathematicalSingle(Cpu cpu, DoubleUnaryOperator function) {
        setResult(cpu, (float) function.applyAsDouble(firstSingle(cpu)));
    }

    /** As the C library: of a number and NaN the number. */
    private static void mathematical(Cpu cpu, double second, DoubleBinaryOperator function) {
        setResult(cpu, chosen(first(cpu), second, function));
    }

    private static void mathematicalSingle(Cpu cpu, float second, DoubleBinaryOperator function) {
        setResult(cpu, (float) chosen(firstSingle(cpu), second, function));
    }

    private static double chosen(double a, double b, DoubleBinaryOperator function) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : function.applyAsDouble(a, b);
    }

    private static void setResult(Cpu cpu, double result) {
        cpu.setRegister(cpu.convention().firstFloat(), Double.doubleToLongBits(result));
    }

    private static void setResult(Cpu cpu, float result) {
        cpu.setRegister(
                cpu.convention().firstFloat(),
                cpu.convention().floatBox() | Integer.toUnsignedLong(Float.floatToIntBits(result)));
    }
}
