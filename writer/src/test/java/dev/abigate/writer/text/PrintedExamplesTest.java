package dev.abigate.writer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.writer.corpus.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are printed as they are: each example is read and printed. {@code *.flat.wat} are printed flat. */
class PrintedExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/dev/abigate/writer/text/printed");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsTheTextThatItRead(Path file) throws IOException {
        boolean folded = !file.toString().endsWith(".flat.wat");
        String printed = Wat.text(Wat.module(Files.readString(file)), new WatStyle(folded, false, true));
        if (Boolean.getBoolean("abigate.rewrite")) {
            Files.writeString(file, printed);
        }
        assertEquals(Files.readString(file), printed, file + " (-Dabigate.rewrite=true writes it anew)");
    }
}
