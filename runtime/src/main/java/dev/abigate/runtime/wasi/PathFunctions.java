package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.PathWalk;
import dev.abigate.runtime.wasi.fs.Place;
import dev.abigate.runtime.wasi.io.Descriptor;
import dev.abigate.runtime.wasi.io.DescriptorTable;
import dev.abigate.runtime.wasi.io.OpenDirectory;
import dev.abigate.runtime.wasi.io.OpenFile;
import dev.abigate.runtime.wasi.io.OpenRegularFile;
import java.util.Map;
import java.util.Optional;

/** The functions about paths, all of which begin at a directory that the guest has open. */
final class PathFunctions {
    private static final long WRITES =
            Rights.FD_WRITE | Rights.FD_ALLOCATE | Rights.FD_FILESTAT_SET_SIZE | Rights.FD_DATASYNC;
    private static final long READS = Rights.FD_READ | Rights.FD_READDIR;
    private static final int KNOWN_OPEN_FLAGS =
            WasiFlags.OFLAGS_CREAT | WasiFlags.OFLAGS_DIRECTORY | WasiFlags.OFLAGS_EXCL | WasiFlags.OFLAGS_TRUNC;

    private final DescriptorTable descriptors;
    private final GuestClock clock;
    private final Snapshot snapshot;

    PathFunctions(GuestProcess process, Snapshot snapshot) {
        this.descriptors = process.descriptors();
        this.clock = process.configuration().clock();
        this.snapshot = snapshot;
    }

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("path_create_directory", this::createDirectory);
        functions.put("path_filestat_get", this::status);
        functions.put("path_filestat_set_times", this::setTimes);
        functions.put("path_link", this::link);
        functions.put("path_open", this::open);
        functions.put("path_readlink", this::readLink);
        functions.put("path_remove_directory", this::removeDirectory);
        functions.put("path_rename", this::rename);
        functions.put("path_symlink", this::createLink);
        functions.put("path_unlink_file", this::removeFile);
    }

    private Directory directory(int fd, long rights) throws ErrnoException {
        return directory(descriptors.get(fd), rights);
    }

    private static Directory directory(Descriptor descriptor, long rights) throws ErrnoException {
        if (!(descriptor.file() instanceof OpenDirectory directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        if (!descriptor.has(rights)) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        return directory.directory();
    }

    private static boolean follows(int lookupFlags) {
        return (lookupFlags & WasiFlags.LOOKUPFLAGS_SYMLINK_FOLLOW) != 0;
    }

    private void createDirectory(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_CREATE_DIRECTORY);
        try (Place place = PathWalk.findName(base, call.text(1))) {
            place.directory().createDirectory(place.name().orElseThrow(() -> new ErrnoException(Errno.EEXIST)));
        }
    }

    private void status(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_FILESTAT_GET);
        try (Place place = PathWalk.find(base, call.text(2), follows(call.i32(1)))) {
            snapshot.write(status(place), call.memory(), call.size(4));
        }
    }

    private static FileStatus status(Place place) throws ErrnoException {
        if (place.name().isEmpty()) {
            return place.directory().status();
        }
        FileStatus status = place.directory().status(place.name().get());
        if (place.isDirectoryWanted() && status.type() != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return status;
    }

    private void setTimes(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_FILESTAT_SET_TIMES);
        FileTimes times = DescriptorFunctions.times(call.i64(4), call.i64(5), call.i32(6), clock);
        try (Place place = PathWalk.find(base, call.text(2), follows(call.i32(1)))) {
            if (place.name().isEmpty()) {
                place.directory().setTimes(times);
            } else {
                status(place);
                place.directory().setTimes(place.name().get(), times);
            }
        }
    }

    private void link(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_LINK_SOURCE);
        Directory newBase = directory(call.i32(4), Rights.PATH_LINK_TARGET);
        try (Place old = PathWalk.find(base, call.text(2), follows(call.i32(1)));
                Place place = PathWalk.findName(newBase, call.text(5))) {
            String name = old.name().orElseThrow(() -> new ErrnoException(Errno.EPERM));
            status(old);
            if (place.isDirectoryWanted()) {
                throw new ErrnoException(Errno.ENOENT);
            }
            old.directory()
                    .link(name, place.directory(), place.name().orElseThrow(() -> new ErrnoException(Errno.EEXIST)));
        }
    }

    private void open(SystemCall call) throws ErrnoException {
        int fd = open(
                call.i32(0),
                follows(call.i32(1)),
                call.text(2),
                new OpenRequest(call.i32(4), call.i64(5), call.i64(6), call.i32(7), false));
        call.putInt(8, fd);
    }

    /**
     * How a guest wants something opened.
     *
     * @param flags of the type oflags
     * @param descriptorFlags of the type fdflags
     */
    record OpenRequest(int flags, long rights, long inheriting, int descriptorFlags, boolean closeOnExec) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        boolean writes() {
            return (rights & WRITES) != 0;
        }

        OpenMode mode() {
            return new OpenMode(
                    (rights & READS) != 0,
                    writes(),
                    has(WasiFlags.OFLAGS_CREAT),
                    has(WasiFlags.OFLAGS_EXCL),
                    has(WasiFlags.OFLAGS_TRUNC));
        }
    }

    /** Opens a path, and answers the descriptor's number. */
    int open(int fd, boolean follow, String path, OpenRequest request) throws ErrnoException {
        Descriptor from = descriptors.get(fd);
        long needed = Rights.PATH_OPEN
                | (request.has(WasiFlags.OFLAGS_CREAT) ? Rights.PATH_CREATE_FILE : 0)
                | (request.has(WasiFlags.OFLAGS_TRUNC) ? Rights.PATH_FILESTAT_SET_SIZE : 0);
        Directory base = directory(from, needed);
        boolean contradictory = request.has(WasiFlags.OFLAGS_DIRECTORY)
                && (request.flags() & (WasiFlags.OFLAGS_CREAT | WasiFlags.OFLAGS_EXCL | WasiFlags.OFLAGS_TRUNC)) != 0;
        if ((request.flags() & ~KNOWN_OPEN_FLAGS) != 0 || contradictory) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean exclusive = request.has(WasiFlags.OFLAGS_CREAT) && request.has(WasiFlags.OFLAGS_EXCL);
        OpenFile file;
        try (Place place = PathWalk.find(base, path, follow && !exclusive)) {
            file = open(place, request);
        }
        long rights = request.rights() & from.inheriting() & file.rights();
        return descriptors.add(
                new Descriptor(file, rights, request.inheriting() & from.inheriting(), request.closeOnExec()));
    }

    private static OpenFile open(Place place, OpenRequest request) throws ErrnoException {
        Optional<FileType> type = type(place);
        if (type.isEmpty()) {
            if (!request.has(WasiFlags.OFLAGS_CREAT)) {
                throw new ErrnoException(Errno.ENOENT);
            }
            return openFile(place, request);
        }
        return switch (type.get()) {
            case DIRECTORY -> openDirectory(place, request);
            case SYMBOLIC_LINK -> throw new ErrnoException(existing(request, Errno.ELOOP));
            case REGULAR_FILE -> openFile(place, request);
            case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, SOCKET_DGRAM, SOCKET_STREAM ->
                throw new ErrnoException(existing(request, Errno.EPERM));
        };
    }

    private static Errno existing(OpenRequest request, Errno otherwise) {
        return request.mode().create() && request.mode().exclusive() ? Errno.EEXIST : otherwise;
    }

    private static Optional<FileType> type(Place place) throws ErrnoException {
        if (place.name().isEmpty()) {
            return Optional.of(FileType.DIRECTORY);
        }
        try {
            return Optional.of(place.directory().status(place.name().get()).type());
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static OpenFile openDirectory(Place place, OpenRequest request) throws ErrnoException {
        if (request.has(WasiFlags.OFLAGS_CREAT) || request.has(WasiFlags.OFLAGS_TRUNC)) {
            throw new ErrnoException(existing(request, Errno.EISDIR));
        }
        if ((request.rights() & Rights.FD_WRITE) != 0) {
            throw new ErrnoException(Errno.EISDIR);
        }
        Directory opened = place.name().isEmpty()
                ? place.directory().reopen()
                : place.directory().openDirectory(place.name().get());
        return new OpenDirectory(opened, Optional.empty(), request.descriptorFlags());
    }

    private static OpenFile openFile(Place place, OpenRequest request) throws ErrnoException {
        if (request.has(WasiFlags.OFLAGS_DIRECTORY) || place.isDirectoryWanted()) {
            throw new ErrnoException(existing(request, Errno.ENOTDIR));
        }
        String name = place.name().orElseThrow(() -> new ErrnoException(Errno.EISDIR));
        return new OpenRegularFile(place.directory().openFile(name, request.mode()), request.descriptorFlags());
    }

    /** As on Linux, a buffer too small gets what has room in it. */
    private void readLink(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_READLINK);
        try (Place place = PathWalk.find(base, call.text(1), false)) {
            ByteString target = ByteString.utf8(
                    place.directory().readLink(place.name().orElseThrow(() -> new ErrnoException(Errno.EINVAL))));
            int count = (int) Math.min(target.length(), call.size(4));
            call.write(call.size(3), target.slice(0, count));
            call.putInt(5, count);
        }
    }

    private void removeDirectory(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_REMOVE_DIRECTORY);
        try (Place place = PathWalk.findName(base, call.text(1))) {
            place.directory().removeDirectory(place.name().orElseThrow(() -> new ErrnoException(Errno.EINVAL)));
        }
    }

    private void removeFile(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_UNLINK_FILE);
        try (Place place = PathWalk.findName(base, call.text(1))) {
            String name = place.name().orElseThrow(() -> new ErrnoException(Errno.EISDIR));
            status(place);
            place.directory().removeFile(name);
        }
    }

    private void rename(SystemCall call) throws ErrnoException {
        Directory base = directory(call.i32(0), Rights.PATH_RENAME_SOURCE);
        Directory newBase = directory(call.i32(3), Rights.PATH_RENAME_TARGET);
        try (Place old = PathWalk.findName(base, call.text(1));
                Place place = PathWalk.findName(newBase, call.text(4))) {
            String name = old.name().orElseThrow(() -> new ErrnoException(Errno.EBUSY));
            FileStatus status = status(old);
            if (place.isDirectoryWanted() && status.type() != FileType.DIRECTORY) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            old.directory()
                    .rename(name, place.directory(), place.name().orElseThrow(() -> new ErrnoException(Errno.EBUSY)));
        }
    }

    /** A link to an absolute path would lead a program of the host out of the directory, so that none can be made. */
    private void createLink(SystemCall call) throws ErrnoException {
        String target = call.text(0);
        Directory base = directory(call.i32(2), Rights.PATH_SYMLINK);
        if (target.startsWith("/")) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        try (Place place = PathWalk.findName(base, call.text(3))) {
            String name = place.name().orElseThrow(() -> new ErrnoException(Errno.EEXIST));
            if (place.isDirectoryWanted()) {
                throw new ErrnoException(type(place).isPresent() ? Errno.EEXIST : Errno.ENOENT);
            }
            place.directory().createLink(name, target);
        }
    }
}
