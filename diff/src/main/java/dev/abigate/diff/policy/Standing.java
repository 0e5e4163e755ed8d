package dev.abigate.diff.policy;

import dev.abigate.diff.noise.Noise;

/** What part a finding plays after the policy. */
public sealed interface Standing {
    /** It counts, and stops the gate where it is bad enough. */
    record Open() implements Standing {}

    /** It counts, but the step between the versions may bring it. */
    record Allowed(String version) implements Standing {}

    /** It counts as a risk at most, and never stops the gate: the policy calls its subject unstable. */
    record Unstable() implements Standing {}

    /** Somebody accepted it: it is listed and counted apart. */
    record Waived(Waiver waiver) implements Standing {}

    /** It is noise of the tool chain: it is folded and counted apart. */
    record Folded(Noise noise) implements Standing {}

    /** Whether the finding counts for the verdict. */
    default boolean counts() {
        return switch (this) {
            case Open _, Allowed _, Unstable _ -> true;
            case Waived _, Folded _ -> false;
        };
    }

    /** The word used in JSON. */
    default String id() {
        return switch (this) {
            case Open _ -> "open";
            case Allowed _ -> "allowed";
            case Unstable _ -> "unstable";
            case Waived _ -> "waived";
            case Folded _ -> "folded";
        };
    }
}
