package dev.abigate.diff.names;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.document.Position;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads maps of names as tools write them, a name a line: {@code INDEX:NAME} for functions (Emscripten's
 * {@code --emit-symbol-map}, {@code --symbolmap} and {@code --print-function-map} of wasm-opt), {@code NAME => MINIFIED} for
 * imports and exports (what wasm-opt prints while it minifies them). A file may have both.
 */
public final class NameMapReader {
    private static final Pattern SYMBOL = Pattern.compile("([0-9]+):(.+)");
    private static final String ARROW = " => ";
    /** What Binaryen writes for a character that an identifier of the text format cannot have. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\([2-7][0-9a-fA-F])");

    private static final char UNREADABLE = '\uFFFD';

    private final TreeMap<Integer, NameMap.Symbol> functions = new TreeMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private int line;

    private NameMapReader() {}

    /**
     * The map in a file.
     *
     * @throws MalformedDocumentException where a line is of neither form, names what another line named, or is not UTF-8;
     *     where no line says anything
     */
    public static NameMap read(byte[] text) {
        var reader = new NameMapReader();
        new String(text, StandardCharsets.UTF_8).lines().forEach(reader::take);
        if (reader.functions.isEmpty() && reader.originals.isEmpty()) {
            throw new MalformedDocumentException(Position.START, "the map is empty");
        }
        return new NameMap(reader.functions, reader.originals);
    }

    private void take(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        int unreadable = text.indexOf(UNREADABLE);
        if (unreadable >= 0) {
            throw fail(unreadable, "not UTF-8");
        }
        Matcher symbol = SYMBOL.matcher(text);
        int arrow = text.indexOf(ARROW);
        if (symbol.matches()) {
            function(symbol.group(1), unescaped(symbol.group(2)));
        } else if (arrow > 0 && arrow + ARROW.length() < text.length()) {
            rename(text.substring(0, arrow), text.substring(arrow + ARROW.length()), arrow + ARROW.length());
        } else {
            int digits = 0;
            while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
                digits++;
            }
            throw fail(digits, "expected INDEX:NAME or NAME => MINIFIED");
        }
    }

    private void function(String digits, String name) {
        int index;
        try {
            index = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw fail(0, "found function " + digits + ", at most " + Integer.MAX_VALUE);
        }
        NameMap.Symbol other = functions.putIfAbsent(index, new NameMap.Symbol(name, line));
        if (other != null) {
            throw fail(0, "function %d has a name in line %d".formatted(index, other.line()));
        }
    }

    private void rename(String original, String minified, int column) {
        if (originals.putIfAbsent(minified, original) != null) {
            throw fail(column, "the name '" + minified + "' stands here a second time");
        }
    }

    private MalformedDocumentException fail(int column, String message) {
        return new MalformedDocumentException(new Position(line, column + 1), message);
    }

    private static String unescaped(String name) {
        return ESCAPE.matcher(name).replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1))));
    }

    private static String character(String hexadecimal) {
        return Character.toString(Integer.parseInt(hexadecimal, 16));
    }
}
