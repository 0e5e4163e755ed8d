package dev.abigate.reader.json;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads a JSON document. Nothing beyond the grammar is taken: no comments, no trailing commas, no member twice.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonReader {
    /** How deep arrays and objects may nest. */
    private static final int MAX_DEPTH = 200;

    private final SourceText source;
    private final byte[] bytes;
    private int at;
    private int depth;

    private JsonReader(SourceText source) {
        this.source = source;
        this.bytes = source.bytes();
    }

    /**
     * The value of a document.
     *
     * @throws MalformedTextException where the text is no JSON
     */
    public static JsonValue read(SourceText source) {
        var reader = new JsonReader(source);
        reader.skipSpace();
        JsonValue value = reader.value();
        if (reader.at < reader.bytes.length) {
            throw reader.unexpected("the end of the document");
        }
        return value;
    }

    private JsonValue value() {
        int start = at;
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> new JsonValue.JsonString(start, string());
            case 't' -> word("true", new JsonValue.JsonBoolean(start, true));
            case 'f' -> word("false", new JsonValue.JsonBoolean(start, false));
            case 'n' -> word("null", new JsonValue.JsonNull(start));
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("a value");
        };
    }

    private interface Rule {
        JsonValue read(int start);
    }

    private JsonValue nested(Rule rule) {
        if (depth == MAX_DEPTH) {
            throw source.fail(TextFlaw.NESTING_TOO_DEEP, at, "at most " + MAX_DEPTH);
        }
        depth++;
        JsonValue value = rule.read(at);
        depth--;
        return value;
    }

    private JsonValue object(int start) {
        var members = new LinkedHashMap<String, JsonValue>();
        step();
        if (peek() != '}') {
            do {
                int nameStart = at;
                if (peek() != '"') {
                    throw unexpected("a member's name");
                }
                String name = string();
                expect(':');
                if (members.put(name, value()) != null) {
                    throw source.fail(TextFlaw.DUPLICATE_IDENTIFIER, nameStart, "member '" + name + "'");
                }
            } while (takesComma('}'));
        }
        step();
        return new JsonValue.JsonObject(start, members);
    }

    private JsonValue array(int start) {
        List<JsonValue> items = new ArrayList<>();
        step();
        if (peek() != ']') {
            do {
                items.add(value());
            } while (takesComma(']'));
        }
        step();
        return new JsonValue.JsonArray(start, items);
    }

    private boolean takesComma(char end) {
        if (peek() == ',') {
            step();
            return true;
        }
        if (peek() != end) {
            throw unexpected("',' or '" + end + "'");
        }
        return false;
    }

    private void expect(char character) {
        if (peek() != character) {
            throw unexpected("'" + character + "'");
        }
        step();
    }

    private JsonValue word(String word, JsonValue value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw unexpected("'" + word + "'");
            }
            at++;
        }
        skipSpace();
        return value;
    }

    private JsonValue number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        skipSpace();
        return new JsonValue.JsonNumber(start, text);
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw unexpected("a digit");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private String string() {
        int start = at++;
        var text = new ByteArrayOutputStream();
        while (peek() != '"') {
            int character = peek();
            if (character < ' ') {
                throw source.fail(character < 0 ? TextFlaw.UNCLOSED_STRING : TextFlaw.ILLEGAL_CHARACTER, at, "");
            }
            if (character == '\\') {
                escape(text);
            } else {
                text.write(character);
                at++;
            }
        }
        step();
        return ByteString.wrap(text.toByteArray())
                .strictUtf8()
                .orElseThrow(() -> source.fail(TextFlaw.MALFORMED_UTF8, start, ""));
    }

    private void escape(ByteArrayOutputStream text) {
        int start = at;
        at++;
        int character = peek();
        at++;
        switch (character) {
            case '"', '\\', '/' -> text.write(character);
            case 'b' -> text.write('\b');
            case 'f' -> text.write('\f');
            case 'n' -> text.write('\n');
            case 'r' -> text.write('\r');
            case 't' -> text.write('\t');
            case 'u' -> unicode(start, text);
            default -> throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "");
        }
    }

    private void unicode(int start, ByteArrayOutputStream text) {
        int unit = hexadecimal(start);
        int character = unit;
        if (Character.isHighSurrogate((char) unit) && peek() == '\\') {
            at++;
            if (peek() != 'u') {
                throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "half a surrogate pair");
            }
            at++;
            int low = hexadecimal(start);
            character = Character.isLowSurrogate((char) low) ? Character.toCodePoint((char) unit, (char) low) : unit;
        }
        if (Character.getType(character) == Character.SURROGATE) {
            throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "half a surrogate pair");
        }
        text.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    }

    private int hexadecimal(int start) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw source.fail(TextFlaw.ILLEGAL_ESCAPE, start, "four hexadecimal digits expected");
            }
            value = (value << 4) | digit;
            at++;
        }
        return value;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    private int peek() {
        return at < bytes.length ? bytes[at] & 0xFF : -1;
    }

    private void step() {
        at++;
        skipSpace();
    }

    private void skipSpace() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
    }

    private MalformedTextException unexpected(String expected) {
        return source.fail(TextFlaw.UNEXPECTED_TOKEN, at, "expected " + expected);
    }
}
