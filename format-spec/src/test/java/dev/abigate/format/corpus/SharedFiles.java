package dev.abigate.format.corpus;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** The files that lie beside the project, in {@code ../shared}. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A file or folder of them; the calling test is skipped where it is missing. */
    public static Path at(String path) {
        Path root = Path.of(Objects.requireNonNullElse(System.getProperty("abigate.shared"), "../../shared"));
        Path found = root.resolve(path);
        Assumptions.assumeTrue(Files.exists(found), () -> "skipped: needs ../shared/" + path + " beside the project");
        return found;
    }

    /** All files below {@code folder} whose names end with {@code suffix}, sorted. */
    public static List<Path> below(String folder, String suffix) {
        try (var paths = Files.walk(at(folder))) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file. */
    public static ByteString read(Path file) {
        try {
            return ByteString.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
