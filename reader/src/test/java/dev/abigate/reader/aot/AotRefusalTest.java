package dev.abigate.reader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.reader.cursor.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with one flaw each. A case is a text: the file that is damaged, what is done to it ({@code put OFFSET BYTES},
 * {@code cut LENGTH}, {@code append BYTES}, numbers and bytes in hexadecimal), and below a line the message.
 */
class AotRefusalTest {
    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(AotFixtures.at("refusals"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrongAndWhere(Path text) throws IOException {
        String[] halves = Files.readString(text).split("---\n", -1);
        ByteString file = damaged(halves[0]);
        var exception = assertThrows(MalformedBinaryException.class, () -> AotReader.read(file));
        assertEquals(halves[1].strip(), exception.getMessage());
    }

    private static ByteString damaged(String script) {
        byte[] bytes = {};
        for (String line : script.lines().toList()) {
            String[] words = line.split(" ", 3);
            bytes = switch (words[0]) {
                case "#" -> bytes;
                case "file" -> AotFixtures.read(words[1]).toArray();
                case "cut" -> Arrays.copyOf(bytes, Integer.decode(words[1]));
                case "append" -> put(bytes, bytes.length, line.substring("append ".length()));
                case "put" -> put(bytes, Integer.decode(words[1]), words[2]);
                default -> throw new IllegalArgumentException(line);
            };
        }
        return ByteString.wrap(bytes);
    }

    private static byte[] put(byte[] bytes, int offset, String hex) {
        byte[] piece = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] changed = Arrays.copyOf(bytes, Math.max(bytes.length, offset + piece.length));
        System.arraycopy(piece, 0, changed, offset, piece.length);
        return changed;
    }

    @Test
    void reportsNoFieldWhereNoDialectFits() {
        ByteString file = AotFixtures.read("structlib-1c.aot").slice(0, 0x100);
        var fields = new int[1];
        assertThrows(
                MalformedBinaryException.class, () -> AotReader.read(Cursor.over(file, (_, _, _, _) -> fields[0]++)));
        assertEquals(0, fields[0]);
    }

    @Test
    void refusesEveryBeginningOfAFile() throws IOException {
        ByteString file = AotFixtures.read("fib-3b-thumb-xip.aot");
        int lastSection = AotReader.read(file).sections().getLast().offset() - 8;
        for (int length = 0; length < file.length(); length++) {
            ByteString beginning = file.slice(0, length);
            // What breaks off before a custom section is complete.
            if (length != lastSection) {
                var exception = assertThrows(
                        MalformedBinaryException.class,
                        () -> AotReader.read(beginning),
                        () -> "cut to " + beginning.length());
                assertFalse(String.valueOf(exception.getMessage()).contains("\n"));
            }
        }
    }
}
