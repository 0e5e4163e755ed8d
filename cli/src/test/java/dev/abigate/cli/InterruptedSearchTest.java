package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that is told to end, as by Ctrl-C, ends with the result so far. */
class InterruptedSearchTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/behaviour");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void theResultSoFarIsWrittenAndTheInputsAreKept() throws IOException, InterruptedException {
        Path corpus = folder.resolve("inputs");
        Path output = folder.resolve("output");
        Process search = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "equiv",
                        PROGRAMS.resolve("json-O2.wasm").toString(),
                        PROGRAMS.resolve("json-Oz.wasm").toString(),
                        "--schema",
                        PROGRAMS.resolve("json.yaml").toString(),
                        "--budget",
                        "10m",
                        "--corpus",
                        corpus.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (search.isAlive() && inputs(corpus).length == 0) {
            Thread.sleep(50);
        }
        search.destroy();
        assertEquals(ExitStatus.PASS.code(), search.waitFor());
        String out = Files.readString(output);
        assertTrue(out.contains("no difference found"), out);
        assertTrue(inputs(corpus).length > 0);
    }

    private static File[] inputs(Path corpus) {
        File[] files = corpus.toFile().listFiles();
        return files == null ? new File[0] : files;
    }
}
