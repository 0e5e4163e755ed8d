package dev.abigate.diff.policy;

import dev.abigate.diff.pattern.NamePattern;
import java.util.List;
import java.util.Optional;

/**
 * What of a build is public.
 *
 * @param exports the public ones; all where there is no list
 * @param ignore names that are not public, whatever the other list says
 * @param unstable names that may change: at most risky, and never a reason to stop
 */
public record Surface(Optional<List<NamePattern>> exports, List<NamePattern> ignore, List<NamePattern> unstable) {
    /** Everything is public. */
    public static final Surface EVERYTHING = new Surface(Optional.empty(), List.of(), List.of());

    public Surface {
        exports = exports.map(List::copyOf);
        ignore = List.copyOf(ignore);
        unstable = List.copyOf(unstable);
    }
}
