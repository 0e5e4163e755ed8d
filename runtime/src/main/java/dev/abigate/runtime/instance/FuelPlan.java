package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.ValidModule;
import java.util.Arrays;

/**
 * Where metered code takes fuel, so that every engine takes the same amount at the same time.
 *
 * <p>A unit is one instruction. Fuel is taken for a whole run before its first instruction. The first run begins with the
 * function, every other one behind an instruction that {@link #endsRun ends} a run, that of a loop anew in each iteration.
 * Instructions that cannot be reached do not count.
 */
public final class FuelPlan {
    private static final int NOWHERE = 0;

    private final int[] charges;

    private FuelPlan(int[] charges) {
        this.charges = charges;
    }

    /** The plan for a function, by its index, that a module defines. */
    public static FuelPlan of(ValidModule module, int function) {
        var typing = new FunctionTyping(module);
        typing.begin(function);
        int[] charges = new int[64];
        int run = 0;
        int unreachable = NOWHERE;
        for (int i = 0; typing.next(); i++) {
            if (unreachable == NOWHERE) {
                charges[run]++;
            }
            typing.apply();
            unreachable = unreachable(typing, unreachable);
            if (endsRun(typing.code().op())) {
                run = i + 1;
                if (run >= charges.length) {
                    charges = Arrays.copyOf(charges, 2 * run);
                }
            }
        }
        return new FuelPlan(charges);
    }

    /**
     * The number of open blocks where the rest of the innermost one is out of reach, with all blocks in it: to those {@link
     * FunctionTyping#reachable} is a matter of their own.
     */
    private static int unreachable(FunctionTyping typing, int before) {
        int depth = typing.depth();
        if (depth == 0 || (depth > before && before != NOWHERE)) {
            return before;
        }
        return typing.reachable() ? NOWHERE : depth;
    }

    /** The fuel to take before an instruction, by its index in the body: that of the run which begins there, or 0. */
    public int charge(int instruction) {
        return instruction < charges.length ? charges[instruction] : 0;
    }

    /** Whether a new run begins behind an instruction: it begins, divides or ends a block, or branches on a condition. */
    public static boolean endsRun(Opcode op) {
        return switch (op) {
            case LOOP, IF, ELSE, END, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE -> true;
            case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
            default -> false;
        };
    }
}
