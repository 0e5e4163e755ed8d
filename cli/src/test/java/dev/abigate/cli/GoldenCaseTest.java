package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tool as its users meet it. Each file of src/test/resources/cases is one run: the command on the first line, then the
 * exit status and what came on standard output and standard error. {@code -Dabigate.rewrite=true} writes them anew, from
 * the command on the first line.
 *
 * <p>The word {@code FIXTURES} in a command is the folder of the files that cases work on; outputs name it so, too.
 */
final class GoldenCaseTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final String FIXTURES = "src/test/resources/fixtures";

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsBefore(Path file) throws IOException {
        String expected = Files.readString(file);
        String command = expected.lines().findFirst().orElseThrow();
        assertTrue(command.startsWith("$ abigate"), file + " begins with its command");
        List<String> words = List.of(command.replace("FIXTURES", FIXTURES).split(" ", -1));
        String actual = transcript(command, Invocation.of(words.subList(2, words.size())));
        if (Boolean.getBoolean("abigate.rewrite")) {
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual, file + " (-Dabigate.rewrite=true writes it anew)");
    }

    private static String transcript(String command, Invocation run) {
        return "%s\nexit %d\n--- standard output\n%s--- standard error\n%s"
                .formatted(command, run.status().code(), named(run.out()), named(run.err()));
    }

    private static String named(String text) {
        return text.replace(FIXTURES, "FIXTURES");
    }
}
