package dev.abigate.runtime.aot.emulator;

/** What a micro-operation does that is no {@link Operator} of its own: a constant of an enum that is public. */
public sealed interface Routine permits Routine.None, Computation, Effect {
    /** Of operators that need no routine. */
    enum None implements Routine {
        NONE
    }

    /** The name of the constant. */
    String name();

    /** The enum. */
    Class<?> getDeclaringClass();
}
