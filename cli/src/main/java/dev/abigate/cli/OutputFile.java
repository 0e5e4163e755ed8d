package dev.abigate.cli;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that commands write: whole, or not at all. */
final class OutputFile {
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
                try (var file = UnfinishedFile.of(target)) {
                    file.stream().write(bytes.toArray());
                    file.finish();
                }
            }
        } catch (InvalidPathException | IOException e) {
            throw unwritable(name, e);
        }
    }

    /**
     * A file that is written little by little. Until it is finished nobody sees it.
     *
     * @throws UsageException where that is not possible
     */
    static UnfinishedFile begin(String name) {
        try {
            Path target = Path.of(name);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new UsageException(name + ": is no regular file");
            }
            return UnfinishedFile.of(target);
        } catch (InvalidPathException | IOException e) {
            throw unwritable(name, e);
        }
    }

    /** What is wrong with a file that cannot be written. */
    static UsageException unwritable(String name, Exception cause) {
        String why = switch (cause) {
            case InvalidPathException e -> "not a file name: " + e.getReason();
            case NoSuchFileException _ -> "cannot be written: no such directory";
            default -> "cannot be written: " + cause.getMessage();
        };
        return new UsageException(name + ": " + why, cause);
    }
}
