package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.runtime.aot.direct.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --engine aot-native}, where this machine has it. */
final class NativeRunTest {
    private static final Path FILE = Path.of("src/test/resources/fixtures/fib.aot");

    /** push rbp; push r14; push rbx: how the code begins. */
    private static final String FIRST = "UAVS";

    /** ud2; push rsi; push rbx. */
    private static final String UNDEFINED = "\u000f\u000bVS";

    /** A jump to itself. */
    private static final String ENDLESS = "\u00eb\u00feVS";

    @TempDir
    Path folder;

    @BeforeEach
    void needsThisMachine() {
        assumeTrue(Workers.runHere(), "native code runs on Linux on x86-64 only");
    }

    private static Invocation run(Path file, String... more) {
        var arguments = new ArrayList<>(List.of("run", file.toString(), "--engine", "aot-native"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments);
    }

    /** The file with other code where its first function begins. */
    private Path beginningWith(String code) throws IOException {
        String bytes = Files.readString(FILE, StandardCharsets.ISO_8859_1);
        return Files.writeString(
                folder.resolve("hostile.aot"), bytes.replace(FIRST, code), StandardCharsets.ISO_8859_1);
    }

    @Test
    void printsResults() {
        Invocation run = run(FILE, "--invoke", "fib", "20");
        assertEquals("i32:6765\n", run.out(), run.err());
    }

    @Test
    void aCrashIsAReportWithItsPlace() throws IOException {
        Invocation run = run(beginningWith(UNDEFINED), "--invoke", "fib", "20");
        assertEquals(GuestExit.TRAP.code(), run.status().code());
        assertEquals(
                "abigate: trap crashed: SIGILL at text+0x0 in function func[0]\n  at func[0]\n",
                run.err().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void anEndlessLoopIsEnded() throws IOException {
        Invocation run = run(beginningWith(ENDLESS), "--timeout", "2s", "--invoke", "fib", "20");
        assertEquals(GuestExit.TRAP.code(), run.status().code());
        assertTrue(run.err().startsWith("abigate: trap timeout"), run.err());
    }

    @Test
    void fuelIsRefused() {
        Invocation run = run(FILE, "--fuel", "1000", "--invoke", "fib", "20");
        assertTrue(run.err().contains("not supported: fuel"), run.err());
    }

    @Test
    void replaysWhatAnEmulatorRan() {
        Path emulated = FILE.resolveSibling("fib-riscv64.aot");
        String trace = folder.resolve("fib.trace").toString();
        Invocation record = Invocation.of(List.of("record", emulated.toString(), "-o", trace, "--invoke", "fib", "20"));
        assertEquals(0, record.status().code(), record.err());
        Invocation replay =
                Invocation.of(List.of("replay", trace, FILE.toString(), "--engine", "aot-native", "--level", "a"));
        assertTrue(replay.out().startsWith("fib.aot: equal"), replay.out() + replay.err());
        assertEquals(0, replay.status().code(), replay.err());
    }
}
