package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal input gives equal bytes: again, from another folder, in another part of the world. */
final class EqualBytesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    @TempDir
    private Path elsewhere = Path.of("");

    static Stream<String> runs() {
        List<String> commands = List.of(
                "diff FIXTURES/export-removed-v1.wasm FIXTURES/export-removed-v2.wasm --policy FIXTURES/policy.yaml"
                        + " --host wamr-2.4.5 --host FIXTURES/thermostat.yaml --consumer FIXTURES/dashboard.txt"
                        + " --today 2026-11-21",
                "diff FIXTURES/fib-2.2.0.aot FIXTURES/fib.aot --host wamr-2.2.0",
                "check FIXTURES/fib.aot FIXTURES/import-added-v2.wasm --host wamr-1.3.3 wasi-p1"
                        + " --host FIXTURES/thermostat.yaml",
                "gate --config FIXTURES/abigate.yaml --today 2026-11-21",
                "history FIXTURES/plugin-1.0.0.wasm FIXTURES/plugin-1.1.0.wasm FIXTURES/plugin-1.2.0.wasm");
        return commands.stream()
                .flatMap(command -> Stream.of("text", "json", "html", "html --lang zh", "markdown", "junit", "sarif")
                        .map(format -> command + " --format " + format));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void equalInputGivesEqualBytes(String command) throws IOException {
        String first = output(command, FIXTURES);
        assertFalse(first.isEmpty());
        assertEquals(first, output(command, FIXTURES));
        Path folder = Files.createDirectories(elsewhere.resolve("ein anderer Ordner"));
        copy(folder);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("ar-EG-u-nu-arab", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(first, output(command, folder), language);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private static String output(String command, Path folder) {
        var words = new ArrayList<String>();
        for (String word : command.split(" ", -1)) {
            words.add(word.replace("FIXTURES", folder.toString()));
        }
        Invocation run = Invocation.of(words);
        assertEquals("", run.err());
        return run.out();
    }
}
