package dev.abigate.diff;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The corpus beside the repository; tests that need it skip where it is missing. */
public final class Shared {
    private Shared() {}

    /** A file or folder of ../shared. */
    public static Path path(String relative) {
        Path path =
                Path.of(System.getProperty("abigate.shared", "../../shared")).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "needs ../shared/" + relative);
        return path;
    }

    /** The bytes of a file. */
    public static ByteString bytes(Path file) {
        try {
            return ByteString.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
