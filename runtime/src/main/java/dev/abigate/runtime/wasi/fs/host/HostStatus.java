package dev.abigate.runtime.wasi.fs.host;

import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The status of files as Java reads it. */
final class HostStatus {
    private static final int TYPE_MASK = 0170000;
    private static final String UNIX = "unix:dev,ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime";

    private HostStatus() {}

    /** The status of the file at a path. */
    static FileStatus read(Path path, LinkOption... options) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return basic(Files.readAttributes(path, BasicFileAttributes.class, options));
        }
        Map<String, Object> values = Files.readAttributes(path, UNIX, options);
        return new FileStatus(
                number(values.get("dev")),
                number(values.get("ino")),
                type((int) number(values.get("mode"))),
                number(values.get("nlink")),
                number(values.get("size")),
                nanoseconds(values.get("lastAccessTime")),
                nanoseconds(values.get("lastModifiedTime")),
                nanoseconds(values.get("ctime")));
    }

    /** Without what only some platforms know: the inode is made of the file's key, and there is one link. */
    private static FileStatus basic(BasicFileAttributes attributes) {
        return new FileStatus(
                0,
                Objects.hashCode(attributes.fileKey()),
                type(attributes),
                1,
                attributes.size(),
                nanoseconds(attributes.lastAccessTime()),
                nanoseconds(attributes.lastModifiedTime()),
                nanoseconds(attributes.lastModifiedTime()));
    }

    /** The kind of file, as far as all platforms tell it. */
    static FileType type(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return FileType.SYMBOLIC_LINK;
        }
        if (attributes.isDirectory()) {
            return FileType.DIRECTORY;
        }
        return attributes.isRegularFile() ? FileType.REGULAR_FILE : FileType.UNKNOWN;
    }

    private static FileType type(int mode) {
        return switch (mode & TYPE_MASK) {
            case 0020000 -> FileType.CHARACTER_DEVICE;
            case 0040000 -> FileType.DIRECTORY;
            case 0060000 -> FileType.BLOCK_DEVICE;
            case 0100000 -> FileType.REGULAR_FILE;
            case 0120000 -> FileType.SYMBOLIC_LINK;
            case 0140000 -> FileType.SOCKET_STREAM;
            default -> FileType.UNKNOWN;
        };
    }

    /** Sets the times of the file at a path. */
    static void setTimes(Path path, FileTimes times, LinkOption... options) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options)
                .setTimes(time(times.modified()), time(times.accessed()), null);
    }

    private static @Nullable FileTime time(OptionalLong nanoseconds) {
        return nanoseconds.isPresent() ? FileTime.from(nanoseconds.getAsLong(), TimeUnit.NANOSECONDS) : null;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static long nanoseconds(@Nullable Object time) {
        return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
    }
}
