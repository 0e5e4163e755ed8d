package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that commands write. */
final class OutputFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");
        OutputFile.write(file.toString(), "after ☃");
        assertEquals("after ☃", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void writesThroughALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        OutputFile.write(link.toString(), "after");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("after", Files.readString(file));
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        assertEquals(folder + ": is a directory", complaint(folder));
        Path nowhere = folder.resolve("none/file");
        assertEquals(nowhere + ": cannot be written: no such directory", complaint(nowhere));
        assertEquals(List.of(), files());
    }

    @Test
    void convertsToTheSameBytes() throws IOException {
        Path source = Path.of("src/test/resources/fixtures/fib.aot");
        Path copy = folder.resolve("copy.aot");
        Invocation run = Invocation.of(List.of("convert", source.toString(), "-o", copy.toString()));
        assertEquals(new Invocation(ExitStatus.PASS, "", ""), run);
        assertEquals(-1, Files.mismatch(source, copy));
    }

    private static String complaint(Path target) {
        return assertThrows(UsageException.class, () -> OutputFile.write(target.toString(), "text"))
                .line();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
