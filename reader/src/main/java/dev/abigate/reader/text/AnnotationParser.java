package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.reader.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads what is in annotations.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html">Custom sections and annotations</a>
 */
final class AnnotationParser {
    private final SourceText source;
    private final byte[] bytes;
    private final Annotation annotation;
    private int at;

    private AnnotationParser(SourceText source, Annotation annotation) {
        this.source = source;
        this.bytes = source.bytes();
        this.annotation = annotation;
        this.at = annotation.contentStart();
    }

    /**
     * A custom section and its place among the others.
     *
     * @param before whether it comes before the section of {@code anchor}, not behind it
     */
    record PlacedSection(Section.Custom section, SectionId anchor, boolean before) {}

    /** The section in {@code (@custom "name" (after code) "bytes")}. */
    static PlacedSection custom(SourceText source, Annotation annotation) {
        return new AnnotationParser(source, annotation).custom();
    }

    /** The name in {@code (@name "name")}. */
    static String name(SourceText source, Annotation annotation) {
        var parser = new AnnotationParser(source, annotation);
        String name = parser.utf8("name");
        parser.end();
        return name;
    }

    /** Whether {@code (@metadata.code.branch_hint "\01")} says so. */
    static boolean isLikely(SourceText source, Annotation annotation) {
        var parser = new AnnotationParser(source, annotation);
        ByteString hint = parser.string("hint");
        parser.end();
        if (hint.equals(ByteString.of(0)) || hint.equals(ByteString.of(1))) {
            return hint.equals(ByteString.of(1));
        }
        throw annotation.fail(source, "invalid hint value");
    }

    private PlacedSection custom() {
        String name = utf8("section name");
        SectionId anchor = SectionId.DATA;
        boolean before = false;
        skipSpace();
        if (bytes[at] == '(') {
            at++;
            String side = atom();
            if (!side.equals("before") && !side.equals("after")) {
                throw fail("malformed placement");
            }
            before = side.equals("before");
            anchor = section(atom());
            end();
            at++;
        }
        var content = new ByteArrayOutputStream();
        skipSpace();
        while (bytes[at] == '"') {
            content.writeBytes(string("bytes").toArray());
            skipSpace();
        }
        end();
        return new PlacedSection(
                new Section.Custom(name, ByteString.wrap(content.toByteArray()), SectionEncoding.SHORTEST),
                anchor,
                before);
    }

    private SectionId section(String word) {
        return switch (word) {
            case "type", "first" -> SectionId.TYPE;
            case "import" -> SectionId.IMPORT;
            case "func" -> SectionId.FUNCTION;
            case "table" -> SectionId.TABLE;
            case "memory" -> SectionId.MEMORY;
            case "tag" -> SectionId.TAG;
            case "global" -> SectionId.GLOBAL;
            case "export" -> SectionId.EXPORT;
            case "start" -> SectionId.START;
            case "elem" -> SectionId.ELEMENT;
            case "datacount" -> SectionId.DATA_COUNT;
            case "code" -> SectionId.CODE;
            case "data", "last" -> SectionId.DATA;
            default -> throw fail("malformed section kind");
        };
    }

    private String utf8(String what) {
        return string(what).strictUtf8().orElseThrow(() -> fail("malformed UTF-8 encoding"));
    }

    private ByteString string(String what) {
        skipSpace();
        if (bytes[at] != '"') {
            throw fail("missing " + what);
        }
        int start = at;
        at = StringLiteral.end(source, start);
        return StringLiteral.bytes(source, start + 1, at - 1, StringLiteral.isEscaped(bytes, start, at));
    }

    private String atom() {
        skipSpace();
        int start = at;
        while (Characters.isIdentifier(bytes[at])) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
    }

    /** Nothing but a closing parenthesis is left; there is one, since the annotation was stepped over before. */
    private void end() {
        skipSpace();
        if (bytes[at] != ')') {
            throw fail("unexpected token");
        }
    }

    private void skipSpace() {
        while (true) {
            if (Characters.isSpace(bytes[at])) {
                at++;
            } else if (bytes[at] == ';' && bytes[at + 1] == ';') {
                at = Characters.lineEnd(bytes, at);
            } else if (bytes[at] == '(' && bytes[at + 1] == ';') {
                at = Characters.commentEnd(source, at);
            } else {
                return;
            }
        }
    }

    private MalformedTextException fail(String detail) {
        return annotation.fail(source, detail);
    }
}
