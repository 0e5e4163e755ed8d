package dev.abigate.runtime.wasi.fs.host;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path to a file or directory that this process holds open, for what Java offers only by path.
 *
 * <p>On Linux it goes through the table of open files, so that it leads to the open file whatever became of its names. There
 * any entry for the same file will do; that it still is one is asked before each use. Elsewhere it is the path that the file
 * was opened by, which is used only while it leads to that file.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">/proc/pid/fd</a>
 */
final class Anchor {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Path opened;
    private final Object key;
    private volatile @Nullable Path found;

    /**
     * An anchor of a file that is open.
     *
     * @param opened the path that it was opened by
     * @param key of the file
     */
    Anchor(Path opened, Object key) {
        this.opened = opened;
        this.key = key;
    }

    Object key() {
        return key;
    }

    /** The path that the file was opened by, which others may have taken since. */
    Path opened() {
        return opened;
    }

    /** A path that leads to the open file now. */
    Path path() throws IOException, ErrnoException {
        Path last = found;
        if (last != null && isOurs(last)) {
            return last;
        }
        Path path = Files.isDirectory(OPEN_FILES) ? inTable() : byName();
        found = path;
        return path;
    }

    private Path inTable() throws IOException, ErrnoException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path entry : entries) {
                if (isOurs(entry)) {
                    return entry;
                }
            }
        }
        throw new ErrnoException(Errno.EBADF);
    }

    private Path byName() throws ErrnoException {
        if (!keyOf(opened, LinkOption.NOFOLLOW_LINKS).equals(Optional.of(key))) {
            throw new ErrnoException(Errno.ESTALE);
        }
        return opened;
    }

    private boolean isOurs(Path path) {
        return path.startsWith(OPEN_FILES) && keyOf(path).equals(Optional.of(key));
    }

    private static Optional<Object> keyOf(Path path, LinkOption... options) {
        try {
            return Optional.of(Objects.requireNonNullElse(
                    Files.readAttributes(path, BasicFileAttributes.class, options)
                            .fileKey(),
                    path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
