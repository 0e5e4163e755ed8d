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
            case Witness.Value value ->
                "a caller of '%s' %s from the old build and %s from the new one"
                        .formatted(value.name(), value.before(), value.now());
            case Witness.Place place ->
                "of what old callers store as '%s' the old build %s, and the new one %s"
                        .formatted(place.name(), place.before(), place.after());
        };
    }
}
