package dev.abigate.runtime.wasi.fs.host;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.RegularFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An open directory of the machine. All that is asked of it is about single names in the directory that is open, by
 * {@code openat} and its relatives, and no symbolic link is followed.
 */
@SuppressWarnings("StreamResourceLeak") // a directory owns its stream and closes it
public final class HostDirectory implements Directory {
    private static final Path SELF = Path.of(".");

    /** Someone may replace a file between a look at it and its opening; how often that is tried again. */
    private static final int ATTEMPTS = 8;

    private final SecureDirectoryStream<Path> stream;
    private final Anchor anchor;

    private HostDirectory(SecureDirectoryStream<Path> stream, Anchor anchor) {
        this.stream = stream;
        this.anchor = anchor;
    }

    /**
     * Opens a directory by its path.
     *
     * @throws IOException where it is none, may not be opened, or the platform has no directories that stay open
     */
    public static HostDirectory open(Path path) throws IOException {
        return secured(Files.newDirectoryStream(path), path.toAbsolutePath());
    }

    private static HostDirectory secured(DirectoryStream<Path> entries, Path path) throws IOException {
        try {
            if (entries instanceof SecureDirectoryStream<Path> stream) {
                Object key = stream.getFileAttributeView(BasicFileAttributeView.class)
                        .readAttributes()
                        .fileKey();
                return new HostDirectory(stream, new Anchor(path, Objects.requireNonNullElse(key, path)));
            }
            throw new IOException("directories cannot be held open on this platform: " + path);
        } catch (IOException e) {
            entries.close();
            throw e;
        }
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return HostRequest.answer(() -> HostStatus.read(anchor.path()));
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        return HostRequest.answer(() -> HostStatus.read(path(name), LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        HostRequest.answer(() -> {
            HostStatus.setTimes(anchor.path(), times);
            return true;
        });
    }

    @Override
    public void setTimes(String name, FileTimes times) throws ErrnoException {
        HostRequest.answer(() -> {
            HostStatus.setTimes(path(name), times, LinkOption.NOFOLLOW_LINKS);
            return true;
        });
    }

    @Override
    public Directory reopen() throws ErrnoException {
        return HostRequest.answer(() -> secured(entries(), anchor.opened()));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return HostRequest.answer(() -> {
            Path child = name(name);
            if (!attributes(child).isDirectory()) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            return secured(
                    stream.newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS),
                    anchor.opened().resolve(child));
        });
    }

    @Override
    public RegularFile openFile(String name, OpenMode mode) throws ErrnoException {
        return HostRequest.answer(() -> {
            Path child = name(name);
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<Object> before = openable(child, mode);
                FileChannel channel = channel(child, mode);
                Optional<Object> after = keyOf(child);
                if (after.isPresent() && (before.isEmpty() || before.equals(after))) {
                    return new HostFile(channel, new Anchor(anchor.opened().resolve(child), after.get()));
                }
                channel.close();
            }
            throw new ErrnoException(Errno.EBUSY);
        });
    }

    /** The key of the file, if it exists; a guest gets only files of bytes: opening another thing may block or do more. */
    private Optional<Object> openable(Path child, OpenMode mode) throws IOException, ErrnoException {
        Optional<BasicFileAttributes> known = find(child);
        if (known.isEmpty()) {
            if (mode.create()) {
                return Optional.empty();
            }
            throw new ErrnoException(Errno.ENOENT);
        }
        BasicFileAttributes attributes = known.get();
        if (mode.create() && mode.exclusive()) {
            throw new ErrnoException(Errno.EEXIST);
        }
        return switch (HostStatus.type(attributes)) {
            case DIRECTORY -> throw new ErrnoException(Errno.EISDIR);
            case SYMBOLIC_LINK -> throw new ErrnoException(Errno.ELOOP);
            case REGULAR_FILE -> Optional.ofNullable(attributes.fileKey());
            case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, SOCKET_DGRAM, SOCKET_STREAM ->
                throw new ErrnoException(Errno.EPERM);
        };
    }

    private FileChannel channel(Path child, OpenMode mode) throws IOException {
        Set<OpenOption> options = new HashSet<>(Set.of(LinkOption.NOFOLLOW_LINKS));
        if (mode.read() || !mode.changes()) {
            options.add(StandardOpenOption.READ);
        }
        if (mode.changes()) {
            options.add(StandardOpenOption.WRITE);
        }
        if (mode.create()) {
            options.add(mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (mode.truncate()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        SeekableByteChannel channel = stream.newByteChannel(child, options);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException("no channel of a file: " + child);
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return HostRequest.answer(() -> Files.readSymbolicLink(path(name)).toString());
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        HostRequest.answer(() -> Files.createDirectory(path(name)));
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        HostRequest.answer(() -> Files.createSymbolicLink(path(name), Path.of(target)));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        HostDirectory other = sameKind(to);
        HostRequest.answer(() -> {
            if (attributes(name(name)).isDirectory()) {
                throw new ErrnoException(Errno.EPERM);
            }
            return Files.createLink(other.path(newName), path(name));
        });
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        HostDirectory other = sameKind(to);
        HostRequest.answer(() -> {
            stream.move(name(name), other.stream, name(newName));
            return true;
        });
    }

    private static HostDirectory sameKind(Directory to) throws ErrnoException {
        if (to instanceof HostDirectory other) {
            return other;
        }
        throw new ErrnoException(Errno.EXDEV);
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        HostRequest.answer(() -> {
            stream.deleteFile(name(name));
            return true;
        });
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        HostRequest.answer(() -> {
            stream.deleteDirectory(name(name));
            return true;
        });
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        return HostRequest.answer(() -> {
            var entries = new ArrayList<DirectoryEntry>();
            try (DirectoryStream<Path> names = entries()) {
                for (Path entry : names) {
                    add(String.valueOf(entry.getFileName()), entries);
                }
            }
            return entries;
        });
    }

    /** An entry that is gone again is left out. */
    private void add(String name, List<DirectoryEntry> entries) throws IOException, ErrnoException {
        Path path = path(name);
        if (find(name(name)).isPresent()) {
            FileStatus status = HostStatus.read(path, LinkOption.NOFOLLOW_LINKS);
            entries.add(new DirectoryEntry(name, status.inode(), status.type()));
        }
    }

    /** A directory has nothing of its own to be written that its files have not. */
    @Override
    public void sync() {}

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException _) {
            return;
        }
    }

    private DirectoryStream<Path> entries() throws IOException {
        return stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS);
    }

    private BasicFileAttributes attributes(Path child) throws IOException {
        return stream.getFileAttributeView(child, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private Optional<BasicFileAttributes> find(Path child) throws IOException {
        try {
            return Optional.of(attributes(child));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Optional<Object> keyOf(Path child) throws IOException {
        return find(child).flatMap(attributes -> Optional.ofNullable(attributes.fileKey()));
    }

    /** A path to a child that leads through this directory, whatever became of its names. */
    private Path path(String name) throws IOException, ErrnoException {
        return anchor.path().resolve(name(name));
    }

    /** A name as the platform has it: one that is a path there, such as {@code a\b} on Windows, is none. */
    private static Path name(String name) throws ErrnoException {
        Path path = Path.of(name);
        if (path.isAbsolute() || path.getNameCount() != 1 || !path.toString().equals(name)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return path;
    }
}
