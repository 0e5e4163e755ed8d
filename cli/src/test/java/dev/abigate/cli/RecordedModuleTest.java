package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.trace.Trace;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A difference counts only where the recorded module does again what its trace has. */
class RecordedModuleTest {
    @TempDir
    private Path folder;

    /** A module that returns a number. */
    private String module(int number) throws IOException {
        Path file = folder.resolve("returns-%d.wat".formatted(number));
        Files.writeString(file, "(module (func (export \"f\") (result i32) (i32.const %d)))".formatted(number));
        return file.toString();
    }

    private String trace(String module) {
        String trace = module.replace(".wat", ".trace");
        Invocation.of(List.of("record", module, "-o", trace, "--invoke", "f"));
        return trace;
    }

    @Test
    void aDifferenceFromASteadyModuleCounts() throws IOException {
        Invocation replay =
                Invocation.of(List.of("replay", trace(module(1)), module(3), "--old", module(1), "--level", "b"));
        assertTrue(replay.out().startsWith("returns-3.wat: different\n"), replay.out());
        assertEquals(ExitStatus.FAIL, replay.status());
    }

    @Test
    void aDifferenceFromAModuleThatDoesSomethingElseNowSaysNothing() throws IOException {
        Trace other = Trace.read(ByteString.wrap(Files.readAllBytes(Path.of(trace(module(2))))));
        Trace own = Trace.read(ByteString.wrap(Files.readAllBytes(Path.of(trace(module(1))))));
        Path mixed = folder.resolve("mixed.trace");
        write(own.header(), other, mixed);
        Invocation replay =
                Invocation.of(List.of("replay", mixed.toString(), module(3), "--old", module(1), "--level", "b"));
        assertTrue(
                replay.out()
                        .startsWith(
                                "returns-3.wat: not comparable: the recorded module does not do it again: call 1: f(),"
                                        + " results: recorded returned (i32:2), now returned (i32:1)\n"),
                replay.out());
        assertEquals(ExitStatus.FAIL, replay.status());
    }

    private static void write(TraceHeader header, Trace events, Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new TraceWriter(bytes, header)) {
            for (var event : events) {
                writer.write(event);
            }
            writer.finish(true);
        }
        Files.write(file, bytes.toByteArray());
    }
}
