package dev.abigate.diff.behaviour;

import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.Fields;
import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.document.Position;
import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.pattern.TextPattern;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads masks, of scenarios and of command lines. */
public final class MaskReader {
    private static final Pattern RANGE = Pattern.compile("(0|[1-9][0-9]{0,8})-(0|[1-9][0-9]{0,8})");

    private MaskReader() {}

    /**
     * The mask of a text: a place, or a mapping as scenarios have it, {@code {expression: "[0-9]+ ms", at: "stdout*"}}.
     *
     * @throws MalformedDocumentException where it is none
     */
    public static Mask read(String text) {
        if (text.startsWith("{")) {
            Fields root = Documents.read(("mask: " + text).getBytes(StandardCharsets.UTF_8));
            Mask mask = root.object("mask", MaskReader::mask);
            root.refuseOthers();
            return mask;
        }
        try {
            return new Mask.At(NamePattern.of(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(
                    Position.START, "not a pattern: '%s': %s".formatted(text, e.getMessage()));
        }
    }

    /** The mask of a mapping. */
    static Mask mask(Fields item) {
        NamePattern place = pattern(item, "at", item.optionalText("at").orElse("*"), NamePattern::of);
        Optional<String> expression = item.optionalText("expression");
        Optional<String> bytes = item.optionalText("bytes");
        if (expression.isPresent() && bytes.isPresent()) {
            throw item.fail("bytes", "either bytes or an expression");
        }
        if (expression.isEmpty() && bytes.isEmpty() && !item.has("at")) {
            throw item.fail("lacks 'at', 'expression' or 'bytes'");
        }
        return expression
                .<Mask>map(text -> new Mask.Matching(pattern(item, "expression", text, TextPattern::of), place))
                .or(() -> bytes.map(text -> bytes(item, text, place)))
                .orElseGet(() -> new Mask.At(place));
    }

    private static <T> T pattern(Fields item, String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw item.fail(name, "not a pattern: '%s': %s".formatted(text, e.getMessage()));
        }
    }

    private static Mask bytes(Fields item, String text, NamePattern name) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches() || Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2))) {
            throw item.fail("bytes", "found '%s', expected the first and the last, such as 16-23".formatted(text));
        }
        return new Mask.Bytes(name, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)) + 1);
    }
}
