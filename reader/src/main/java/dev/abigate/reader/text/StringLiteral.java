package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings: any bytes, in part written as escapes. */
final class StringLiteral {
    private static final int DELETE = 0x7F;

    private StringLiteral() {}

    /** The place behind a string that begins with a quote at {@code start}. Its escapes are checked. */
    static int end(SourceText source, int start) {
        byte[] bytes = source.bytes();
        int at = start + 1;
        while (at < bytes.length) {
            byte next = bytes[at];
            if (next == '"') {
                return at + 1;
            }
            if (next == '\\') {
                at = escapeEnd(source, at);
            } else if (next == '\n' || next == '\r') {
                break;
            } else if ((next >= 0 && next < ' ') || next == DELETE) {
                throw source.fail(TextFlaw.ILLEGAL_CHARACTER, at, "in a string");
            } else {
                at++;
            }
        }
        throw source.fail(TextFlaw.UNCLOSED_STRING, start, "");
    }

    /** Whether a part of a text has an escape. */
    static boolean isEscaped(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** The bytes that the characters between two quotes stand for. */
    static ByteString bytes(SourceText source, int start, int end, boolean escaped) {
        byte[] bytes = source.bytes();
        if (!escaped) {
            return ByteString.wrap(Arrays.copyOfRange(bytes, start, end));
        }
        var content = new ByteArrayOutputStream(end - start);
        int at = start;
        while (at < end) {
            if (bytes[at] == '\\') {
                at = unescape(bytes, at + 1, content);
            } else {
                content.write(bytes[at]);
                at++;
            }
        }
        return ByteString.wrap(content.toByteArray());
    }

    /** As {@link #bytes}, where they have to be UTF-8. */
    static ByteString name(SourceText source, int start, int end, boolean escaped) {
        ByteString name = bytes(source, start, end, escaped);
        if (escaped && name.strictUtf8().isEmpty()) {
            throw source.fail(TextFlaw.MALFORMED_UTF8, start, "");
        }
        return name;
    }

    private static int unescape(byte[] bytes, int at, ByteArrayOutputStream content) {
        switch (bytes[at]) {
            case 'n' -> content.write('\n');
            case 'r' -> content.write('\r');
            case 't' -> content.write('\t');
            case '"', '\'', '\\' -> content.write(bytes[at]);
            case 'u' -> {
                int character = 0;
                int digit = at + 2;
                while (bytes[digit] != '}') {
                    if (bytes[digit] != '_') {
                        character = (character << 4) | Character.digit(bytes[digit], 16);
                    }
                    digit++;
                }
                content.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                return digit + 1;
            }
            default -> {
                content.write((Character.digit(bytes[at], 16) << 4) | Character.digit(bytes[at + 1], 16));
                return at + 2;
            }
        }
        return at + 1;
    }

    private static int escapeEnd(SourceText source, int start) {
        byte[] bytes = source.bytes();
        int at = start + 1;
        byte kind = at < bytes.length ? bytes[at] : 0;
        return switch (kind) {
            case 'n', 'r', 't', '"', '\'', '\\' -> at + 1;
            case 'u' -> unicodeEnd(source, start);
            default -> {
                if (!isHex(bytes, at) || !isHex(bytes, at + 1)) {
                    throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "");
                }
                yield at + 2;
            }
        };
    }

    private static int unicodeEnd(SourceText source, int start) {
        byte[] bytes = source.bytes();
        int at = start + 2;
        int character = 0;
        if (at < bytes.length && bytes[at] == '{' && isHex(bytes, at + 1)) {
            at++;
            while (at < bytes.length && bytes[at] != '}') {
                if (bytes[at] == '_' && bytes[at - 1] != '_') {
                    at++;
                }
                if (!isHex(bytes, at)) {
                    break;
                }
                character = (character << 4) | Character.digit(bytes[at], 16);
                if (character > Character.MAX_CODE_POINT) {
                    break;
                }
                at++;
            }
            boolean isScalar = character < Character.MIN_SURROGATE
                    || (character > Character.MAX_SURROGATE && character <= Character.MAX_CODE_POINT);
            if (at < bytes.length && bytes[at] == '}' && isScalar) {
                return at + 1;
            }
        }
        throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "");
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }
}
