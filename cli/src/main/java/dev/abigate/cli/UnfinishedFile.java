package dev.abigate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written beside its place and moved there at the end, so that nobody ever sees half of it. What is not
 * finished is deleted, also where the process is interrupted.
 */
final class UnfinishedFile implements AutoCloseable {
    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Path path;
    private final OutputStream stream;
    private final Thread deletion;

    private UnfinishedFile(Path target, Path path, OutputStream stream) {
        this.target = target;
        this.path = path;
        this.stream = stream;
        this.deletion = new Thread(this::delete);
        try {
            Runtime.getRuntime().addShutdownHook(deletion);
        } catch (IllegalStateException _) {
            // The process is ending, and waits for what is written here.
        }
    }

    /** An empty file beside its place, with the rights that a new file gets. */
    static UnfinishedFile of(Path name) throws IOException {
        Path target = Files.exists(name) ? name.toRealPath() : name.toAbsolutePath();
        for (int attempt = 0; ; attempt++) {
            Path candidate = target.resolveSibling("." + target.getFileName() + "." + attempt + ".tmp");
            try {
                OutputStream created = Files.newOutputStream(candidate, StandardOpenOption.CREATE_NEW);
                return new UnfinishedFile(target, candidate, new BufferedOutputStream(created));
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Where it is written to. */
    OutputStream stream() {
        return stream;
    }

    /** Moves the file, which is complete, to its place. */
    void finish() throws IOException {
        stream.close();
        Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(deletion);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook deletes the file.
        }
        stream.close();
        Files.deleteIfExists(path);
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // Nobody is left to be told.
        }
    }
}
