package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import dev.abigate.runtime.wasi.fs.memory.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every program of WASI's and wasi-threads' conformance suites, on every engine and every kind of file system. */
class WasiConformanceTest {
    private static final Duration TIME = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    /** Where the files of a program are. */
    private enum Place {
        HOST,
        OVERLAY;

        Directory open(Path path) throws IOException {
            Directory directory = HostDirectory.open(path);
            return switch (this) {
                case HOST -> directory;
                case OVERLAY ->
                    MemoryTree.over(directory, GuestClock.system()::realtime, MemoryTree.DEFAULT_CAPACITY)
                            .root();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyProgramPassesOnADirectoryOfTheMachine(Tier tier) throws IOException {
        everyProgramPasses(tier, Place.HOST);
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = "AUTO")
    void everyProgramPassesOnAnOverlay(Tier tier) throws IOException {
        everyProgramPasses(tier, Place.OVERLAY);
    }

    private void everyProgramPasses(Tier tier, Place place) throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        var failures = new ArrayList<String>();
        for (WasiPrograms.Program program : WasiPrograms.all()) {
            String outcome = run(program, tier, place);
            int[] count = counts.computeIfAbsent(program.suite(), _ -> new int[2]);
            count[1]++;
            if (outcome.equals(expected(program))) {
                count[0]++;
            } else {
                failures.add(program + ": found " + outcome + ", expected " + expected(program));
            }
        }
        counts.forEach((suite, count) ->
                System.out.printf("%s on %s, %s: %d of %d passed%n", suite, tier, place, count[0], count[1]));
        assertEquals(List.of(), failures);
        assertTrue(counts.size() >= 4, "the suites: " + counts.keySet());
    }

    private static String expected(WasiPrograms.Program program) {
        return "exit " + program.exitCode() + program.stdout().orElse("")
                + program.stderr().orElse("");
    }

    private String run(WasiPrograms.Program program, Tier tier, Place place) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var held = new PipedOutputStream();
                var blocking = new PipedInputStream(held)) {
            InputStream stdin = program.name().endsWith("wasi_read") ? blocking : InputStream.nullInputStream();
            var builder = WasiConfiguration.builder()
                    .arguments(List.of(program.name() + ".wasm"))
                    .arguments(program.arguments())
                    .stdio(WasiConfiguration.Stdio.of(stdin, out, err));
            program.environment().forEach(builder::environment);
            if (program.root().isPresent()) {
                Path root = Files.createTempDirectory(directory, program.name());
                WasiPrograms.unpack(program.root().get(), root);
                builder.directory("/", place.open(root));
            }
            Engine engine = Engine.of(tier);
            Store store = engine.newStore();
            try (var _ = store.interruptAfter(TIME)) {
                int code = new Wasi(store, builder.build()).run(new Linker(store), engine.load(program.module()));
                return "exit " + code
                        + (program.stdout().isPresent() ? out.toString(StandardCharsets.UTF_8) : "")
                        + (program.stderr().isPresent() ? err.toString(StandardCharsets.UTF_8) : "");
            } catch (Trap trap) {
                return trap.kind() + ": " + err.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
