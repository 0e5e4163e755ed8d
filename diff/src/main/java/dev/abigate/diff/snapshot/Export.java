package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that the module offers.
 *
 * @param aliases other names of the same thing, sorted
 * @param code digest of a function's instructions with indices left out, so that renumbering does not show; absent for
 *     what is no function with a body, and in AOT files
 * @param reach digest of the code of all functions that it reaches by direct calls and references, itself among them;
 *     there where {@code code} is
 * @param returned the value of a function that does nothing but return an integer constant
 */
public record Export(
        String name,
        ExternalType type,
        List<String> aliases,
        Optional<String> code,
        Optional<String> reach,
        OptionalLong returned) {
    public Export {
        aliases = List.copyOf(aliases);
    }

    /** An export that has no code of its own and no second name. */
    public static Export of(String name, ExternalType type) {
        return new Export(name, type, List.of(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }
}
