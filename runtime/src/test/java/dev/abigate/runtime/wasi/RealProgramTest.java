package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that do a job, with what Node's WASI makes of them. The Maven profile {@code npm} makes the large one. */
class RealProgramTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Path SQLITE = Path.of("target/npm/sqlite-job.wasm");
    private static final int ROWS = Integer.getInteger("abigate.sqlite.rows", 20_000);

    @TempDir
    private Path project = Path.of("");

    private static ByteString words() throws IOException {
        try (var file = Objects.requireNonNull(RealProgramTest.class.getResourceAsStream("words.wasm"))) {
            return ByteString.wrap(file.readAllBytes());
        }
    }

    private void writeTexts() throws IOException {
        Files.createDirectories(project.resolve("texts/more"));
        Files.writeString(project.resolve("texts/one.txt"), "The cat and the dog, and the end.\n");
        Files.writeString(project.resolve("texts/more/two.txt"), "A dog is the dog");
    }

    private void assertCounted(int exitCode, String out) throws IOException {
        assertEquals(0, exitCode);
        assertEquals("""
                /work/texts/more/two.txt: 5 words
                /work/texts/one.txt: 8 words
                """, out);
        assertEquals("""
                4 the
                3 dog
                2 and
                """, Files.readString(project.resolve("words.txt")));
    }

    @Test
    void theExampleOfThePageIsInThisFileAndRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/wasi.md"));
        String source = Files.readString(Path.of("src/test/java/dev/abigate/runtime/wasi/RealProgramTest.java"));
        Matcher example = EXAMPLE.matcher(page);
        assertTrue(example.find());
        assertTrue(source.replaceAll("\\s+", "").contains(example.group(1).replaceAll("\\s+", "")), example::group);

        ByteString file = words();
        var out = new ByteArrayOutputStream();
        writeTexts();

        Engine engine = Engine.of(Tier.AUTO);
        Store store = engine.newStore();
        WasiConfiguration configuration = WasiConfiguration.builder()
                .arguments(List.of("words", "/work/texts", "/work/words.txt"))
                .environment("LANG", "C")
                .directory("/work", HostDirectory.open(project))
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, System.err))
                .build();
        int exitCode = new Wasi(store, configuration).run(new Linker(store), engine.load(file));

        assertCounted(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    private String run(Tier tier, ByteString program, String directory, List<String> arguments) throws IOException {
        var out = new ByteArrayOutputStream();
        Engine engine = Engine.of(tier);
        Store store = engine.newStore();
        WasiConfiguration configuration = WasiConfiguration.builder()
                .arguments(arguments)
                .directory(directory, HostDirectory.open(project))
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, System.err))
                .build();
        assertEquals(0, new Wasi(store, configuration).run(new Linker(store), engine.load(program)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aProgramWithLibcxxCountsWords(Tier tier) throws IOException {
        writeTexts();
        assertCounted(0, run(tier, words(), "/work", List.of("words", "/work/texts", "/work/words.txt")));
    }

    /** SQLite makes an indexed table in a file, and answers queries. */
    @Test
    void sqliteAnswersAsOnNode() throws Exception {
        assumeTrue(Files.exists(SQLITE), "no " + SQLITE + ": the profile npm makes it");
        String rows = String.valueOf(ROWS);
        long begin = System.nanoTime();
        String expected = onNode(SQLITE, "/items-node.db", rows);
        System.out.println("SQLite with " + rows + " rows on Node: " + millisecondsSince(begin) + " ms");
        ByteString program = ByteString.wrap(Files.readAllBytes(SQLITE));
        for (Tier tier : List.of(Tier.JIT, Tier.AUTO)) {
            begin = System.nanoTime();
            assertEquals(expected, run(tier, program, "/", List.of("sqlite-job", "/items-" + tier + ".db", rows)));
            System.out.println("SQLite with " + rows + " rows on " + tier + ": " + millisecondsSince(begin) + " ms");
        }
    }

    private static long millisecondsSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private String onNode(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("node", "--no-warnings", "src/test/node/run-wasi.mjs", program.toString(), project.toString()));
        command.addAll(List.of(arguments));
        Process node = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor());
        return out;
    }
}
