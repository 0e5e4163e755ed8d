package dev.abigate.diff.change.types;

import java.util.List;
import java.util.Optional;

/**
 * One thing that differs in the interface as the source has it.
 *
 * @param subject what it is about: {@code type:point}, {@code type:point::x}, {@code function:_Z4areav}, {@code
 *     variable:level}, {@code constant:LIMIT}
 * @param before the old state as text; absent where there was none
 * @param after the new state as text; absent where there is none
 * @param degree how far old and new are apart, where they are types; for anything else what callers see of it
 * @param root the subject of the change that this one follows from, or that it is part of: the same for all that one edit
 *     of the source brought about
 * @param uses where the interface reaches it, one use each: {@code export:area: parameter 1 → point}
 */
public record TypeChange(
        Aspect aspect,
        String subject,
        Optional<String> before,
        Optional<String> after,
        Degree degree,
        String root,
        List<String> uses) {
    public TypeChange {
        uses = List.copyOf(uses);
    }

    /** The same change as a consequence of another. */
    TypeChange following(String cause) {
        return new TypeChange(aspect, subject, before, after, degree, cause, uses);
    }

    TypeChange used(List<String> places) {
        return new TypeChange(aspect, subject, before, after, degree, root, places);
    }
}
