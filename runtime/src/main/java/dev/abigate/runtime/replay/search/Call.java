package dev.abigate.runtime.replay.search;

import java.util.List;

/**
 * A call that a search makes.
 *
 * @param arguments one for each parameter
 */
public record Call(SearchedExport export, List<Argument> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** As people read it: {@code hash(bytes:616263, 3)}. */
    @Override
    public String toString() {
        return export.name() + CallText.arguments(this);
    }
}
