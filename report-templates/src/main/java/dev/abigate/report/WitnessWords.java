package dev.abigate.report;

import dev.abigate.diff.witness.Witness;

/** What a witness shows, in a sentence. */
final class WitnessWords {
    private WitnessWords() {}

    static String of(Witness witness) {
        return switch (witness) {
            case Witness.Caller caller ->
                "a caller of the old '%s' links with the old build; with the new one: %s"
                        .formatted(caller.name(), caller.after());
            case Witness.Host host ->
                "a host that offers as '%s' what the old build imports links the old build; with the new one: %s"
                        .formatted(host.module(), host.after());
        };
    }
}
