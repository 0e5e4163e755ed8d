package dev.abigate.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLengthTest {
    @TempDir
    private Path root;

    @Test
    void namesTheFilesThatAreTooLongAndSparesTheTables() throws IOException {
        write("reader/src/main/java/Long.java", SourceLength.LIMIT + 1);
        write("reader/src/test/java/LongTest.java", SourceLength.LIMIT + 20);
        write("reader/src/main/java/Short.java", SourceLength.LIMIT);
        write("format-spec/src/main/java/Opcode.java", 900);
        write("format-spec/src/main/resources/page.md", 900);
        write("format-spec/target/generated.java", 900);

        assertEquals(
                new SourceLength(
                        4,
                        List.of(
                                "reader/src/main/java/Long.java: 701 lines, at most 700",
                                "reader/src/test/java/LongTest.java: 720 lines, at most 700")),
                SourceLength.under(root));
    }

    private void write(String path, int lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "\n".repeat(lines));
    }
}
