package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.code.Opcode;

/**
 * Where metered code takes fuel, so that every engine takes the same amount at the same time.
 *
 * <p>A unit is one instruction. Fuel is taken for a whole run before its first instruction. The first run begins with the
 * function, every other one behind an instruction that {@link #endsRun ends} a run, that of a loop anew in each iteration.
 * Instructions that cannot be reached do not count.
 */
public final class FuelPlan {
    private FuelPlan() {}

    /** Whether a new run begins behind an instruction: it begins, divides or ends a block, or branches on a condition. */
    public static boolean endsRun(Opcode op) {
        return switch (op) {
            case LOOP, IF, ELSE, END, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE -> true;
            case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
            default -> false;
        };
    }
}
