package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import dev.abigate.reader.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Steps over an annotation: a name, and any tokens in which parentheses are balanced. */
final class AnnotationScanner {
    private final SourceText source;
    private final byte[] bytes;
    private final int start;
    private final String id;
    private final int contentStart;
    private int at;

    /** @param start the place of the annotation's parenthesis */
    AnnotationScanner(SourceText source, int start) {
        this.source = source;
        this.bytes = source.bytes();
        this.start = start;
        this.at = start;
        this.id = id();
        this.contentStart = at;
        skipContent();
    }

    int start() {
        return start;
    }

    /** The place behind the name. */
    int contentStart() {
        return contentStart;
    }

    /** The place behind the annotation. */
    int end() {
        return at;
    }

    /** The annotation's kind, if it is known. */
    Optional<Annotation.Kind> kind() {
        return Annotation.Kind.of(id);
    }

    private String id() {
        at += 2;
        int idStart = at;
        if (at < bytes.length && bytes[at] == '"') {
            int end = StringLiteral.end(source, at);
            at = end;
            String name = StringLiteral.name(source, idStart + 1, end - 1, StringLiteral.isEscaped(bytes, idStart, end))
                    .utf8();
            if (name.isEmpty()) {
                throw source.fail(TextFlaw.EMPTY_ANNOTATION_ID, start, "");
            }
            return name;
        }
        while (at < bytes.length && Characters.isIdentifier(bytes[at])) {
            at++;
        }
        if (at == idStart) {
            throw source.fail(TextFlaw.EMPTY_ANNOTATION_ID, start, "");
        }
        return new String(bytes, idStart, at - idStart, StandardCharsets.US_ASCII);
    }

    private void skipContent() {
        int depth = 1;
        while (depth > 0) {
            if (at == bytes.length) {
                throw source.fail(TextFlaw.UNCLOSED_ANNOTATION, start, "");
            }
            byte next = bytes[at];
            boolean paired = at + 1 < bytes.length;
            if (next == '"') {
                at = StringLiteral.end(source, at);
            } else if (next == ';' && paired && bytes[at + 1] == ';') {
                at = Characters.lineEnd(bytes, at);
            } else if (next == '(' && paired && bytes[at + 1] == ';') {
                at = Characters.commentEnd(source, at);
            } else if (next == '(' && at + 2 < bytes.length && bytes[at + 1] == '@' && bytes[at + 2] == '"') {
                depth++;
                id();
            } else if (next == '(') {
                depth++;
                at++;
            } else if (next == ')') {
                depth--;
                at++;
            } else if (Characters.isSpace(next) || Characters.isIdentifier(next) || Characters.isReserved(next)) {
                at++;
            } else {
                throw source.fail(TextFlaw.ILLEGAL_CHARACTER, at, "");
            }
        }
    }
}
