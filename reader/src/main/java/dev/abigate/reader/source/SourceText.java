package dev.abigate.reader.source;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a text, which are meant to be UTF-8. Places are offsets in bytes; lines and columns are worked out for those
 * that somebody asks about. A line ends with a line feed, a carriage return, or both in this order.
 */
public final class SourceText {
    /** The most characters that an excerpt shows on either side of the place. */
    private static final int CONTEXT = 50;

    private static final int MOST_BYTES_OF_CHARACTER = 4;

    private final byte[] bytes;

    public SourceText(ByteString text) {
        bytes = text.toArray();
    }

    /** The text's own bytes, which nobody may write to. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Sees to it that the text is UTF-8.
     *
     * @throws MalformedTextException where it is not
     */
    public void requireUtf8() {
        if (!isAscii() && ByteString.wrap(bytes).strictUtf8().isEmpty()) {
            throw fail(TextFlaw.MALFORMED_UTF8, firstMalformed(), "");
        }
    }

    private boolean isAscii() {
        for (byte next : bytes) {
            if (next < 0) {
                return false;
            }
        }
        return true;
    }

    private int firstMalformed() {
        int at = 0;
        while (at < bytes.length) {
            int length = sequenceLength(bytes[at]);
            if (length > bytes.length - at || !isCharacter(at, length)) {
                break;
            }
            at += length;
        }
        return at;
    }

    /** The bytes of a character, told by the first of them; 0 where none begins so. */
    private static int sequenceLength(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << (Integer.SIZE - Byte.SIZE)));
        return switch (ones) {
            case 0 -> 1;
            case 2, 3, 4 -> ones;
            default -> 0;
        };
    }

    /** The line of a place, from 1. */
    public int line(int offset) {
        return 1 + lineEnds(0, offset);
    }

    /** How many lines end between two places. */
    public int lineEnds(int from, int to) {
        int ends = 0;
        for (int i = from; i < to; i++) {
            if (endsLine(i)) {
                ends++;
            }
        }
        return ends;
    }

    /**
     * The refusal of the text.
     *
     * @param offset of the place, up to the length of the text
     * @param detail what was found and what would have been right, or an empty string
     */
    public MalformedTextException fail(TextFlaw flaw, int offset, String detail) {
        int start = offset;
        while (start > 0 && !endsLine(start - 1)) {
            start--;
        }
        int end = offset;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return new MalformedTextException(
                flaw, line(start), characters(start, offset) + 1, detail, excerpt(start, offset, end));
    }

    private boolean endsLine(int at) {
        return bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 == bytes.length || bytes[at + 1] != '\n'));
    }

    private int characters(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!isContinuation(bytes[i])) {
                count++;
            }
        }
        return count;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }

    private String excerpt(int start, int offset, int end) {
        int from = offset;
        for (int i = 0; i < CONTEXT && from > start; i++) {
            from = before(start, from);
        }
        int to = offset;
        for (int i = 0; i < CONTEXT && to < end; i++) {
            to = behind(to, end);
        }
        String left = (from > start ? "…" : "") + visible(from, offset);
        String right = visible(offset, to) + (to < end ? "…" : "");
        return left + right + "\n" + " ".repeat(left.codePointCount(0, left.length())) + "^";
    }

    /** Where the character before a place begins; a byte that is part of none counts as one. */
    private int before(int start, int at) {
        for (int length = 1; length <= MOST_BYTES_OF_CHARACTER && length <= at - start; length++) {
            if (isCharacter(at - length, length)) {
                return at - length;
            }
        }
        return at - 1;
    }

    /** Where the character at a place ends; a byte that begins none counts as one. */
    private int behind(int at, int end) {
        int length = sequenceLength(bytes[at]);
        return length <= end - at && isCharacter(at, length) ? at + length : at + 1;
    }

    private boolean isCharacter(int at, int length) {
        return length > 0
                && sequenceLength(bytes[at]) == length
                && ByteString.wrap(bytes).slice(at, length).strictUtf8().isPresent();
    }

    /** The characters of a part; each of those that would disturb the line is shown as one other. */
    private String visible(int from, int to) {
        var shown = new StringBuilder();
        new String(bytes, from, to - from, StandardCharsets.UTF_8)
                .codePoints()
                .map(SourceText::visible)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static int visible(int character) {
        if (character == '\t') {
            return ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
            default -> character;
        };
    }
}
