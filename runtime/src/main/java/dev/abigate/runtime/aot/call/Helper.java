package dev.abigate.runtime.aot.call;

import java.util.Locale;
import java.util.Optional;

/** A function that the runtime offers to compiled code by name. */
public sealed interface Helper permits RuntimeHelper, Calculation {
    /** The name of the constant. */
    String name();

    /** The name by which code asks for it. */
    default String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function of a C library that does the same, empty where none does. */
    Optional<String> library();
}
