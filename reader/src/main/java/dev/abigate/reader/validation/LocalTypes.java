package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.FunctionCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;

/** The locals of a function, parameters first, and which of those without a default value are set at a point of the code. */
final class LocalTypes {
    private final Place place;

    /** The runs of equal types: the index behind each run, and its type. */
    private int[] ends = new int[16];

    private int[] types = new int[16];
    private int runs;

    private final BitSet unset = new BitSet();
    private boolean anyUnset;

    /** The locals that were set since the beginning, and how many there were when each open block began. */
    private int[] set = new int[8];

    private int setCount;
    private int[] blocks = new int[16];
    private int depth;

    LocalTypes(Place place) {
        this.place = place;
    }

    /** Begins a function. */
    void begin(TypeCodes parameters, List<FunctionCode.Locals> declared, ToIntFunction<FunctionCode.Locals> type) {
        runs = 0;
        unset.clear();
        anyUnset = false;
        setCount = 0;
        depth = 0;
        for (int i = 0; i < parameters.size(); i++) {
            addRun(1, parameters.get(i));
        }
        for (FunctionCode.Locals locals : declared) {
            int code = type.applyAsInt(locals);
            int before = count();
            long total = before + Integer.toUnsignedLong(locals.count());
            if (total > ImplementationLimit.LOCALS) {
                throw place.fail(
                        "too many locals: found at least %d, at most %d".formatted(total, ImplementationLimit.LOCALS));
            }
            if (locals.count() > 0) {
                addRun(locals.count(), code);
                if (!TypeCode.isDefaultable(code)) {
                    unset.set(before, count());
                    anyUnset = true;
                }
            }
        }
    }

    private void addRun(int length, int type) {
        int end = count() + length;
        if (runs > 0 && types[runs - 1] == type) {
            ends[runs - 1] = end;
            return;
        }
        if (runs == ends.length) {
            ends = Arrays.copyOf(ends, 2 * runs);
            types = Arrays.copyOf(types, 2 * runs);
        }
        ends[runs] = end;
        types[runs++] = type;
    }

    int count() {
        return runs == 0 ? 0 : ends[runs - 1];
    }

    int type(int local) {
        place.index(local, count(), "local");
        if (runs <= 8) {
            int run = 0;
            while (ends[run] <= local) {
                run++;
            }
            return types[run];
        }
        int found = Arrays.binarySearch(ends, 0, runs, local);
        return types[found >= 0 ? found + 1 : -found - 1];
    }

    void requireSet(int local) {
        if (anyUnset && unset.get(local)) {
            throw place.fail("uninitialized local " + local);
        }
    }

    void set(int local) {
        if (anyUnset && unset.get(local)) {
            unset.clear(local);
            if (setCount == set.length) {
                set = Arrays.copyOf(set, 2 * setCount);
            }
            set[setCount++] = local;
        }
    }

    void enterBlock() {
        if (depth == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * depth);
        }
        blocks[depth++] = setCount;
    }

    /** What the block has set counts no longer. */
    void leaveBlock() {
        if (depth == 0) {
            return;
        }
        int before = blocks[--depth];
        while (setCount > before) {
            unset.set(set[--setCount]);
        }
    }
}
