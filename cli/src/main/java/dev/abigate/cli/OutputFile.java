package dev.abigate.cli;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that commands write: whole, or not at all. */
final class OutputFile {
    private static final int ATTEMPTS = 100;

    private OutputFile() {}

    /**
     * Writes a text in UTF-8.
     *
     * @throws UsageException where that is not possible; what was there before is then still there
     */
    static void write(String name, String text) {
        write(name, ByteString.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@link #write(String, String)}, with bytes as they are. */
    static void write(String name, ByteString bytes) {
        try {
            Path target = Path.of(name);
            if (Files.isDirectory(target)) {
                throw new UsageException(name + ": is a directory");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.write(target, bytes.toArray());
            } else {
                replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), bytes);
            }
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": not a file name: " + e.getReason(), e);
        } catch (NoSuchFileException e) {
            throw new UsageException(name + ": cannot be written: no such directory", e);
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes beside the target and moves into place, so that nobody ever sees half a file. */
    private static void replace(Path target, ByteString bytes) throws IOException {
        Path unfinished = reserve(target);
        try {
            Files.write(unfinished, bytes.toArray());
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** An empty file beside the target, with the rights that a new file gets. */
    private static Path reserve(Path target) throws IOException {
        for (int attempt = 0; ; attempt++) {
            Path candidate = target.resolveSibling("." + target.getFileName() + "." + attempt + ".tmp");
            try (OutputStream created = Files.newOutputStream(candidate, StandardOpenOption.CREATE_NEW)) {
                created.flush();
                return candidate;
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
