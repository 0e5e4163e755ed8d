package dev.abigate.runtime.replay.search;

import java.util.Optional;

/**
 * An input that was made of another.
 *
 * @param spelling the word that it goes on with, if it does
 */
record Variation(CallSequence input, Optional<Spelling> spelling) {
    /** One that no word goes on in. */
    Variation(CallSequence input) {
        this(input, Optional.empty());
    }
}
