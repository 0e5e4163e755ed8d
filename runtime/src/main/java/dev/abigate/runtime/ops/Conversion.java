package dev.abigate.runtime.ops;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/** What conversions of floating-point numbers to integers have in common. */
final class Conversion {
    private Conversion() {}

    /** The trap for a number that no integer of the target type is the integral part of. */
    static Trap trap(double a) {
        return new Trap(Double.isNaN(a) ? TrapKind.INVALID_CONVERSION_TO_INTEGER : TrapKind.INTEGER_OVERFLOW);
    }
}
