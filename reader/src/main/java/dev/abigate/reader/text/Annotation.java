package dev.abigate.reader.text;

import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.reader.source.SourceText;
import java.util.Optional;

/**
 * An annotation of a known kind.
 *
 * @param start the place of its parenthesis
 * @param contentStart the place behind its name
 */
record Annotation(Kind kind, int start, int contentStart) {
    /** The known kinds. */
    enum Kind {
        /** A custom section. */
        CUSTOM("custom", TextFlaw.CUSTOM_ANNOTATION),
        /** A name for the name section. */
        NAME("name", TextFlaw.NAME_ANNOTATION),
        /** How a branch usually goes. */
        BRANCH_HINT(BranchHint.SECTION, TextFlaw.BRANCH_HINT_ANNOTATION);

        private final String id;
        private final TextFlaw flaw;

        Kind(String id, TextFlaw flaw) {
            this.id = id;
            this.flaw = flaw;
        }

        static Optional<Kind> of(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    MalformedTextException fail(SourceText source, String detail) {
        return source.fail(kind.flaw, start, detail);
    }
}
