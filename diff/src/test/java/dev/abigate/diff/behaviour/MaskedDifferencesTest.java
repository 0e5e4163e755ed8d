package dev.abigate.diff.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.format.ByteString;
import dev.abigate.format.trace.MaskUse;
import dev.abigate.runtime.replay.Masking.TextPlace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks of command lines and scenarios hide differences of replays where they say, and count what they hide. */
class MaskedDifferencesTest {
    private static MaskedDifferences masks(String... texts) {
        return new MaskedDifferences(
                List.of(texts).stream().map(MaskReader::read).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "result:now, result:now, i32:1, i32:2, true",
        "result:*, result:now, i32:1, i32:2, true",
        "result:then, result:now, i32:1, i32:2, false",
        "'{expression: \"[0-9]+ ms\"}', host:env.log[0], took 12 ms, took 9 ms, true",
        "'{expression: \"[0-9]+ ms\"}', host:env.log[0], took 12 ms, lost 9 ms, false",
        "'{expression: \"[0-9]+\", at: \"host:*\"}', result:now, i32:1, i32:2, false",
    })
    void valuesAreHiddenByPlaceAndExpression(String mask, String place, String old, String now, boolean hidden) {
        assertEquals(hidden, masks(mask).hides(place, old, now));
    }

    @ParameterizedTest
    @CsvSource({
        "'{bytes: 1-2, at: \"buffer:*\"}', abcd, axyd, true",
        "'{bytes: 1-1, at: \"buffer:*\"}', abcd, axyd, false",
        "'{bytes: 1-2, at: stdout}', abcd, axyd, false",
        "buffer:fill[0], abcd, axyd, true",
        "'{expression: b.|xy}', abcd, axyd, true",
    })
    void bytesAreHiddenByNumber(String mask, String old, String now, boolean hidden) {
        assertEquals(hidden, masks(mask).hides("buffer:fill[0]", ByteString.utf8(old), ByteString.utf8(now)));
    }

    @ParameterizedTest
    @CsvSource({
        "stdout[4], false",
        "stdout[4]*, true",
        "stdout[3], false",
        "stderr*, false",
        "stdout[4].at, true",
        "stdout[4].name, false",
        "'{bytes: 106-106, at: stdout}', true",
        "'{bytes: 6-6, at: stdout}', false",
    })
    void linesAreHiddenByTheirPlaceInTheWholeOutput(String mask, boolean hidden) {
        var place = new TextPlace("stdout", 4, 100);
        assertEquals(
                hidden,
                masks(mask)
                        .hides(
                                place,
                                ByteString.utf8("{\"at\":1,\"name\":\"a\"}\n"),
                                ByteString.utf8("{\"at\":2,\"name\":\"a\"}\n")));
    }

    @Test
    void anotherNumberOfLinesIsNeverHidden() {
        var place = new TextPlace("stdout", 0, 0);
        assertFalse(masks("stdout*").hides(place, ByteString.utf8("a\nb\n"), ByteString.utf8("a\n")));
        assertTrue(masks("stdout*").hides(place, ByteString.utf8("a\nb\n"), ByteString.utf8("c\nd\n")));
    }

    @Test
    void eachMaskTellsWhatItHid() {
        MaskedDifferences masks = masks("result:a", "result:b", "{expression: \"[0-9]+\"}");
        assertTrue(masks.hides("result:a", "1", "2"));
        assertTrue(masks.hides("result:a", "3", "4"));
        assertTrue(masks.hides("result:c", "5", "6"));
        assertFalse(masks.hides("result:c", "5", "x"));
        assertEquals(
                List.of(
                        new MaskUse("result:a", 2, "result:a: 1 and 2"),
                        new MaskUse("result:b", 0, ""),
                        new MaskUse("* where it matches [0-9]+", 1, "result:c: 5 and 6")),
                masks.uses());
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 'lacks ''at'', ''expression'' or ''bytes'''",
        "'{at: a, time: b}', 'unknown'",
        "'re:(', 'not a pattern'",
        "'{bytes: 3-1}', 'expected the first and the last'",
    })
    void aTextThatIsNoneIsRefused(String text, String message) {
        var refusal = assertThrows(MalformedDocumentException.class, () -> MaskReader.read(text));
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }
}
