package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.List;

/**
 * What metered code is charged, and where: at the beginning of each run of instructions that are executed one after the
 * other, one unit for each of them. All engines charge alike.
 */
final class FuelSegments {
    private final int[] charges;

    /** The charges of a function with the given instructions. */
    FuelSegments(List<Instruction> instructions) {
        this.charges = new int[instructions.size() + 1];
        int start = 0;
        boolean reachable = true;
        int nested = 0;
        for (int i = 0; i < instructions.size(); i++) {
            Opcode op = instructions.get(i).op();
            if (reachable) {
                charges[start]++;
                if (leaves(op)) {
                    reachable = false;
                } else if (divides(op)) {
                    start = i + 1;
                }
            } else if (nested == 0 && continuesOuter(op)) {
                reachable = true;
                start = i + 1;
            } else {
                nested += nesting(op);
            }
        }
    }

    /** What is charged before the instruction of an index. */
    int charge(int index) {
        return charges[index];
    }

    private static boolean divides(Opcode op) {
        return switch (op) {
            case LOOP,
                    IF,
                    ELSE,
                    END,
                    BR_IF,
                    BR_ON_NULL,
                    BR_ON_NON_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    TRY,
                    TRY_TABLE,
                    CATCH,
                    CATCH_ALL,
                    DELEGATE -> true;
            default -> false;
        };
    }

    private static boolean leaves(Opcode op) {
        return switch (op) {
            case BR,
                    BR_TABLE,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF,
                    UNREACHABLE,
                    THROW,
                    THROW_REF,
                    RETHROW -> true;
            default -> false;
        };
    }

    private static boolean continuesOuter(Opcode op) {
        return switch (op) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    private static int nesting(Opcode op) {
        return switch (op) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> 1;
            case END, DELEGATE -> -1;
            default -> 0;
        };
    }
}
