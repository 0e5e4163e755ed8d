package dev.abigate.format.types;

import java.util.List;

/**
 * One name that units define differently.
 *
 * @param definitions two or more
 */
public record Conflict(Name name, List<TypeId> definitions) {
    public Conflict {
        definitions = List.copyOf(definitions);
    }
}
