package dev.abigate.cli.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution starts from its caches: what a command needs of our classes is in them, loaded and linked. */
final class StartUpIT {
    private static final Path DISTRIBUTION = Path.of("target/dist").toAbsolutePath();
    private static final String FROM_CACHE = "source: shared objects file";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run structlib_v1.wasm --invoke pack_bits 1 2 3 4",
                "run greeting.wat --dir .:overlay --env LANG=C",
                "run primes.wat --engine interpreter",
                "run --help",
                "inspect structlib_v1.wasm",
                "validate structlib_v1.wasm structlib_v1.aot",
                "diff structlib_v1.wasm structlib_v1.wasm",
                "--version"
            })
    void loadsNoClassOfOursFromAJar(String command) throws IOException, InterruptedException {
        assertEquals(List.of(), loadedFromJars(command));
    }

    @Test
    void loadsNoClassOfOursFromAJarToRecordAndReplay() throws IOException, InterruptedException {
        Path trace = folder.resolve("greeting.trace");
        assertEquals(List.of(), loadedFromJars("record greeting.wat -o " + trace + " --dir .:overlay --env LANG=C"));
        assertEquals(List.of(), loadedFromJars("replay " + trace + " greeting.wat"));
    }

    private List<String> loadedFromJars(String command) throws IOException, InterruptedException {
        assumeTrue(Files.exists(DISTRIBUTION), "the distribution is not built yet");
        Path log = folder.resolve("classes.log");
        List<String> words = new ArrayList<>(
                List.of("sh", DISTRIBUTION.resolve("bin/abigate").toString()));
        words.addAll(List.of(command.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(DISTRIBUTION.resolve("samples").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("ABIGATE_JAVA_OPTS", "-Xlog:class+load:file=" + log + "::filesize=0");
        assertEquals(0, builder.start().waitFor(), () -> read(folder.resolve("output")));

        List<String> loaded = Files.readAllLines(log);
        assertTrue(loaded.stream().anyMatch(line -> line.contains(FROM_CACHE)), "the cache does not fit");
        return loaded.stream()
                .filter(line -> line.contains("] dev.abigate.") || line.contains("] picocli."))
                .filter(line -> !line.contains(FROM_CACHE))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
