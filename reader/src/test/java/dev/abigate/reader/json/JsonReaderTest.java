package dev.abigate.reader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final String EXAMPLE = """
            {"number": -0.5e+3, "list": [true, false, null, []], "text": "a\\u00e9\\ud83d\\ude00\\n☃", "": {}}
            """;

    private static JsonValue read(String text) {
        return JsonReader.read(new SourceText(ByteString.utf8(text)));
    }

    @Test
    void readsValuesOfAllTypes() {
        assertEquals(
                new JsonValue.JsonObject(
                        0,
                        Map.of(
                                "number",
                                new JsonValue.JsonNumber(11, "-0.5e+3"),
                                "list",
                                new JsonValue.JsonArray(
                                        28,
                                        List.of(
                                                new JsonValue.JsonBoolean(29, true),
                                                new JsonValue.JsonBoolean(35, false),
                                                new JsonValue.JsonNull(42),
                                                new JsonValue.JsonArray(48, List.of()))),
                                "text",
                                new JsonValue.JsonString(61, "aé😀\n☃"),
                                "",
                                new JsonValue.JsonObject(93, Map.of()))),
                read(EXAMPLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "nul",
                "'a'",
                "[1 2]",
                "{\"a\" 1}",
                "1 2",
                "[",
                "//",
                "NaN",
                "-"
            })
    void refusesWhatIsNoJson(String text) {
        var refusal = assertThrows(MalformedTextException.class, () -> read(text));
        assertEquals(TextFlaw.UNEXPECTED_TOKEN, refusal.flaw());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"a\":1,\"a\":2}`, DUPLICATE_IDENTIFIER, 8",
                "`[\"a`, UNCLOSED_STRING, 4",
                "`\"\\x\"`, ILLEGAL_ESCAPE, 2",
                "`\"\\ud800\"`, ILLEGAL_ESCAPE, 2",
                "`\"\\u12g4\"`, ILLEGAL_ESCAPE, 2"
            })
    void saysWhatIsWrongAndWhere(String text, TextFlaw flaw, int column) {
        var refusal = assertThrows(MalformedTextException.class, () -> read(text));
        assertEquals(flaw, refusal.flaw());
        assertEquals(1, refusal.line());
        assertEquals(column, refusal.column());
    }

    @Test
    void refusesDeepNesting() {
        var refusal = assertThrows(MalformedTextException.class, () -> read("[".repeat(100_000)));
        assertEquals(TextFlaw.NESTING_TOO_DEEP, refusal.flaw());
    }

    @Test
    void survivesMutations() {
        var robustness = new Robustness(text -> JsonReader.read(new SourceText(text)));
        robustness.mutateTexts(List.of(ByteString.utf8(EXAMPLE)), 5_000, 44);
        assertEquals(List.of(), robustness.defects());
    }
}
