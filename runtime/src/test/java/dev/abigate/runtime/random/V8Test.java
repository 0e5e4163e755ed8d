package dev.abigate.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random modules do the same on the V8 of the Node that is installed; {@code -Dabigate.v8=first-last} tells the seeds, the
 * last not included.
 */
@EnabledIfSystemProperty(
        named = "abigate.v8",
        matches = "\\d+-\\d+",
        disabledReason = "needs Node and a range of seeds")
class V8Test {
    @Test
    void v8Agrees(@TempDir Path directory) throws IOException, InterruptedException {
        String[] seeds = System.getProperty("abigate.v8").split("-", -1);
        Path output = directory.resolve("output");
        Process node = new ProcessBuilder("node", "src/test/node/compare-with-v8.mjs")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (Writer expected = node.outputWriter(StandardCharsets.UTF_8)) {
            ExpectedResults.write(Long.parseLong(seeds[0]), Long.parseLong(seeds[1]), expected);
        }
        int status = node.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        System.out.println(text);
        assertEquals(0, status, text);
    }
}
