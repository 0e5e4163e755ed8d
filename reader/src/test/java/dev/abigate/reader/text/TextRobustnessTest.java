package dev.abigate.reader.text;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.corpus.Robustness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRobustnessTest {
    @Test
    void survivesTenThousandMutatedModules() {
        var robustness = new Robustness(WatReader::read);
        robustness.mutateTexts(ExampleTexts.all(".wat"), 10_000, 42);
        System.out.println("modules in text, mutated: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void survivesTenThousandMutatedScripts() {
        var robustness = new Robustness(WastReader::read);
        robustness.mutateTexts(ExampleTexts.all(".wast"), 10_000, 43);
        System.out.println("scripts, mutated: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    private static ByteString nested(String before, String open, int depth, String close, String after) {
        return ByteString.utf8(before + open.repeat(depth) + close.repeat(depth) + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(block ", "(drop ", "(if (nop) (then ", "(type ", "(thread $t ", "(either "})
    void refusesAHundredThousandNestedForms(String open) {
        ByteString inFunction = nested("(func ", open, 100_000, ")", ")");
        assertThrows(MalformedTextException.class, () -> WatReader.read(inFunction));
        ByteString outside = nested("", open, 100_000, ")", "");
        assertThrows(MalformedTextException.class, () -> WastReader.read(outside));
    }

    @Test
    void saysThatFormsNestTooDeep() {
        ByteString text = nested("(func ", "(block ", 100_000, ")", ")");
        var refusal = assertThrows(MalformedTextException.class, () -> WatReader.read(text));
        assertEquals(TextFlaw.NESTING_TOO_DEEP, refusal.flaw());
    }

    @Test
    void readsWhatNestsAsDeepAsGeneratedCodeDoes() {
        assertDoesNotThrow(() -> WatReader.read(nested("(func ", "(block ", 9_000, ")", ")")));
        assertDoesNotThrow(() -> WatReader.read(nested("(func ", "block ", 9_000, "end ", ")")));
    }

    @Test
    void stepsOverCommentsAndAnnotationsOfAnyDepth() {
        assertDoesNotThrow(() -> WatReader.read(nested("", "(; ", 1_000_000, ";)", "(module)")));
        assertDoesNotThrow(() -> WatReader.read(nested("(module (@a ", "(", 1_000_000, ")", "))")));
    }

    /** What a text asks for in memory is in proportion to its length: the fields of each type have names of their own. */
    @Test
    void readsTypesOfManyFieldsInMemoryThatIsInProportion() {
        var text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("(type (struct (field $first i32) (field $f").append(i).append(" i32)))\n");
        }
        assertDoesNotThrow(() -> WatReader.read(ByteString.utf8(text.toString())));
    }
}
