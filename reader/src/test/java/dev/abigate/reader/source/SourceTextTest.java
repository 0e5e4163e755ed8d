package dev.abigate.reader.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is shown of a text that is wrong, whatever bytes it is made of. */
class SourceTextTest {
    private static final int MOST_COLUMNS = 102;

    private static String excerpt(byte[] text, int offset) {
        return new SourceText(ByteString.wrap(text))
                .fail(TextFlaw.MALFORMED_UTF8, offset, "")
                .excerpt();
    }

    @Test
    void showsTheLineWithACaretUnderThePlace() {
        String text = "(module\n  (func é x)\r\n)";
        assertEquals("  (func é x)\n          ^", excerpt(ByteString.utf8(text).toArray(), 19));
    }

    @Test
    void showsReplacementsForWhatIsNoText() {
        byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0, (byte) 0xE2, (byte) 0x82, '\t', 27, 'x'};
        assertEquals("\uFFFDasm\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD \uFFFDx\n ^", excerpt(module, 1));
    }

    @Test
    void showsAPartOfALongLine() {
        byte[] line = new byte[1_000_000];
        Arrays.fill(line, (byte) 'x');
        assertEquals("…" + "x".repeat(100) + "…\n" + " ".repeat(51) + "^", excerpt(line, 500_000));
        Arrays.fill(line, (byte) 0x80);
        assertEquals(
                MOST_COLUMNS,
                excerpt(line, 500_000).lines().findFirst().orElseThrow().length());
    }

    @Test
    void staysPrintableAndShortForAnyBytes() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] text = new byte[1 + random.nextInt(600)];
            random.nextBytes(text);
            List<String> lines =
                    excerpt(text, random.nextInt(text.length + 1)).lines().toList();
            assertEquals(2, lines.size());
            assertTrue(lines.getFirst().codePoints().count() <= MOST_COLUMNS);
            assertTrue(lines.getFirst().codePoints().noneMatch(Character::isISOControl));
            assertTrue(lines.getLast().matches(" *\\^"));
        }
    }
}
