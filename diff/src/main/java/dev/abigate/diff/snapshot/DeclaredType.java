package dev.abigate.diff.snapshot;

import java.util.List;

/**
 * A defined type that the border of a module mentions, as far as its identity goes beyond parameters and results.
 *
 * @param id {@code $} and twelve hexadecimal digits of the SHA-256 of the whole group that defines it, in canonical text:
 *     equal types have equal ids in every module
 * @param text its definition in the text format, other defined types by id
 * @param supertypes the ids of the types that it declares itself a subtype of, nearest first
 */
public record DeclaredType(String id, String text, List<String> supertypes) {
    public DeclaredType {
        supertypes = List.copyOf(supertypes);
    }
}
