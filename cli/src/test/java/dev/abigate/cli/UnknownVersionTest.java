package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AOT files whose version is none that anybody knows. */
final class UnknownVersionTest {
    private static final Path KNOWN = Path.of("src/test/resources/fixtures/fib.aot");
    private static final int VERSION_OFFSET = 4;

    @TempDir
    private Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void changeTheVersion() throws IOException {
        byte[] bytes = Files.readAllBytes(KNOWN);
        bytes[VERSION_OFFSET] = 77;
        file = Files.write(folder.resolve("fib.aot"), bytes).toString();
    }

    @Test
    void areComparedByTheLayoutThatTheirBytesFit() {
        Invocation run = Invocation.of(List.of("diff", KNOWN.toString(), file));
        assertEquals(ExitStatus.FAIL, run.status());
        assertTrue(run.out().contains("[aot-version-unsupported]"), run.out());
        assertTrue(run.out().contains("+ version 77"), run.out());
        assertTrue(run.out().contains("1 breaking, 0 risky"), run.out());
    }

    @Test
    void differInNothingFromThemselves() {
        Invocation run = Invocation.of(List.of("diff", "--fail-on", "any", file, file));
        assertEquals(ExitStatus.PASS, run.status(), run.out());
    }

    @Test
    void areRefusedByEveryHost() {
        Invocation run = Invocation.of(List.of("check", file, "--host", "wamr-2.4.5"));
        assertEquals(ExitStatus.FAIL, run.status());
        assertTrue(run.out().contains("unknown binary version"), run.out());
    }
}
