package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How outcomes become exit statuses. */
final class MainTest {
    private static final Path FIB = Path.of("src/test/resources/fixtures/fib.wasm");

    @Test
    void numbersAreThoseOfTheContract() {
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5),
                Arrays.stream(ExitStatus.values()).map(ExitStatus::code).toList());
    }

    @Test
    void aDefectAsksForAReportInOneLine() {
        var err = new ByteArrayOutputStream();
        assertEquals(ExitStatus.DEFECT, runDefective(List.of("validate", "-"), err));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("please report it"), said);
    }

    @Test
    void onlyVerboseShowsTheStackTrace() {
        var err = new ByteArrayOutputStream();
        assertEquals(ExitStatus.DEFECT, runDefective(List.of("validate", "--verbose", "-"), err));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("\tat "));
        String malformed = Invocation.of(List.of("validate", "--verbose", "-"), new byte[] {1, 2, 3, 4})
                .err();
        assertTrue(malformed.startsWith("abigate: -: offset 0x0"), malformed);
    }

    private static Exit runDefective(List<String> arguments, OutputStream err) {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("broken");
            }

            @Override
            public int read(byte[] target, int from, int length) {
                throw new IllegalStateException("broken");
            }
        };
        var session = new Session(
                broken,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                100,
                false);
        return Main.run(arguments, session);
    }

    @Test
    void outputThatIsLostIsNoPass() {
        var err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        var session = new Session(
                InputStream.nullInputStream(),
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                100,
                false);
        assertEquals(ExitStatus.USAGE, Main.run(List.of("rules"), session));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("standard output cannot be written"));
    }

    @Test
    void readsStandardInput() throws IOException {
        Invocation run = Invocation.of(List.of("validate", "-"), Files.readAllBytes(FIB));
        assertEquals(new Invocation(ExitStatus.PASS, "-: valid\n", ""), run);
    }

    @Test
    void complaintsStayOnOneLineAndHarmless() {
        Invocation run = Invocation.of(List.of("validate", "a\u001b[31m\nb"));
        assertEquals("abigate: a\\u{1b}[31m\\u{a}b: no such file\n", run.err());
        assertEquals(ExitStatus.UNREADABLE, run.status());
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (CommandName name : CommandName.values()) {
            Invocation run = Invocation.of(List.of(name.word(), "--help"));
            assertEquals(ExitStatus.PASS, run.status());
            assertTrue(run.out().contains("Usage: abigate " + name.word()), run.out());
            assertTrue(run.out().contains("Examples:\n  abigate " + name.word()), run.out());
            assertEquals(run.out(), Invocation.of(List.of("help", name.word())).out());
            assertFalse(run.out().contains("null"), run.out());
        }
    }
}
