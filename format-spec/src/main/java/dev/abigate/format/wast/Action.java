package dev.abigate.format.wast;

import java.util.List;
import java.util.Optional;

/** Something done to an instance: the current one, unless it is named. */
public sealed interface Action {
    Optional<String> instance();

    /** The name of the export. */
    String export();

    /** A call of an exported function. */
    record Invoke(Optional<String> instance, String export, List<Value> arguments) implements Action {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** A look at an exported global. */
    record Get(Optional<String> instance, String export) implements Action {}
}
