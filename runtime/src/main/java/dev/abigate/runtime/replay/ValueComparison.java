package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceValue;
import java.util.List;

/**
 * Whether values are the same.
 *
 * @param machineCode whether the new ones are those of machine code, whose NaNs may have other bits than the specification's
 *     canonical one, and which keeps to itself the globals that nobody else sees
 */
record ValueComparison(boolean machineCode) {
    boolean same(List<TraceValue> expected, List<TraceValue> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean same(TraceValue expected, TraceValue found) {
        // Nearly all values are numbers. The equals of a record is linked when it is first called, 7 % of a short
        // replay.
        if (expected instanceof TraceValue.Numeric a && found instanceof TraceValue.Numeric b) {
            return a.type() == b.type() && (a.bits() == b.bits() || (machineCode && isNan(a) && isNan(b)));
        }
        return expected.equals(found);
    }

    private static boolean isNan(TraceValue.Numeric number) {
        return switch (number.type()) {
            case I32, I64 -> false;
            case F32 -> Float.isNaN(Float.intBitsToFloat((int) number.bits()));
            case F64 -> Double.isNaN(Double.longBitsToDouble(number.bits()));
        };
    }
}
