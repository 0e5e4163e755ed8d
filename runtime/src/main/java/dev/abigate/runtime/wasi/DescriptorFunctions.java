package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.io.Descriptor;
import dev.abigate.runtime.wasi.io.DescriptorTable;
import dev.abigate.runtime.wasi.io.OpenDirectory;
import dev.abigate.runtime.wasi.io.OpenFile;
import dev.abigate.runtime.wasi.io.Whence;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The functions about descriptors. */
final class DescriptorFunctions {
    private static final int ENTRY_BYTES = 24;
    private static final int SETTABLE = WasiFlags.FDFLAGS_APPEND | WasiFlags.FDFLAGS_NONBLOCK;
    private static final int ADVICES = 6;

    private final DescriptorTable descriptors;
    private final GuestClock clock;
    private final Snapshot snapshot;

    DescriptorFunctions(GuestProcess process, Snapshot snapshot) {
        this.descriptors = process.descriptors();
        this.clock = process.configuration().clock();
        this.snapshot = snapshot;
    }

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("fd_advise", this::advise);
        functions.put("fd_allocate", this::allocate);
        functions.put("fd_close", call -> descriptors.close(call.i32(0)));
        functions.put("fd_datasync", call -> file(call, Rights.FD_DATASYNC).sync());
        functions.put("fd_sync", call -> file(call, Rights.FD_SYNC).sync());
        functions.put("fd_fdstat_get", this::descriptorStatus);
        functions.put("fd_fdstat_set_flags", this::setFlags);
        functions.put("fd_fdstat_set_rights", this::setRights);
        functions.put(
                "fd_filestat_get",
                call -> snapshot.write(file(call, Rights.FD_FILESTAT_GET).status(), call.memory(), call.size(1)));
        functions.put(
                "fd_filestat_set_size",
                call -> file(call, Rights.FD_FILESTAT_SET_SIZE).resize(call.i64(1)));
        functions.put(
                "fd_filestat_set_times",
                call -> file(call, Rights.FD_FILESTAT_SET_TIMES)
                        .setTimes(times(call.i64(1), call.i64(2), call.i32(3), clock)));
        functions.put("fd_read", this::read);
        functions.put("fd_write", this::write);
        functions.put("fd_pread", this::readAt);
        functions.put("fd_pwrite", this::writeAt);
        functions.put("fd_seek", this::seek);
        functions.put(
                "fd_tell", call -> call.putLong(1, file(call, Rights.FD_TELL).seek(0, Whence.CURRENT)));
        functions.put("fd_prestat_get", this::preopenedSize);
        functions.put("fd_prestat_dir_name", this::preopenedName);
        functions.put("fd_readdir", this::readDirectory);
        functions.put("fd_renumber", call -> descriptors.renumber(call.i32(0), call.i32(1)));
    }

    private OpenFile file(SystemCall call, long rights) throws ErrnoException {
        return descriptors.get(call.i32(0), rights).file();
    }

    private void advise(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_ADVISE);
        if (call.i64(1) < 0 || call.i64(2) < 0 || Integer.compareUnsigned(call.i32(3), ADVICES) >= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (file.type() != FileType.REGULAR_FILE) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    private void allocate(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_ALLOCATE);
        long offset = call.i64(1);
        long length = call.i64(2);
        if (offset < 0 || length <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (offset > Long.MAX_VALUE - length) {
            throw new ErrnoException(Errno.EFBIG);
        }
        file.allocate(offset + length);
    }

    private void descriptorStatus(SystemCall call) throws ErrnoException {
        Descriptor descriptor = descriptors.get(call.i32(0));
        LinearMemory memory = call.memory();
        long at = call.size(1);
        memory.putLong(
                at, descriptor.file().type().number() | (long) descriptor.file().flags() << Short.SIZE);
        memory.putLong(at + 8, descriptor.rights());
        memory.putLong(at + 16, descriptor.inheriting());
    }

    private void setFlags(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_FDSTAT_SET_FLAGS);
        int flags = call.i32(1);
        if ((flags & ~SETTABLE) != (file.flags() & ~SETTABLE)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        file.setFlags(flags);
    }

    /** Rights can be given up and never be won. */
    private void setRights(SystemCall call) throws ErrnoException {
        long rights = call.i64(1);
        long inheriting = call.i64(2);
        Descriptor descriptor = descriptors.get(call.i32(0));
        if (!descriptor.has(rights) || (descriptor.inheriting() & inheriting) != inheriting) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        descriptors.update(call.i32(0), old -> old.withRights(old.rights() & rights, old.inheriting() & inheriting));
    }

    /** The times that flags of the type fstflags ask for. */
    static FileTimes times(long accessed, long modified, int flags, GuestClock clock) throws ErrnoException {
        return new FileTimes(
                time(accessed, flags & WasiFlags.FSTFLAGS_ATIM, flags & WasiFlags.FSTFLAGS_ATIM_NOW, clock),
                time(modified, flags & WasiFlags.FSTFLAGS_MTIM, flags & WasiFlags.FSTFLAGS_MTIM_NOW, clock));
    }

    private static OptionalLong time(long given, int isGiven, int isNow, GuestClock clock) throws ErrnoException {
        if (isGiven != 0 && isNow != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (isNow != 0) {
            return OptionalLong.of(clock.realtime());
        }
        return isGiven != 0 ? OptionalLong.of(given) : OptionalLong.empty();
    }

    private void read(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_READ);
        call.putInt(3, (int) new Transfer(call, call.buffers(1)).read((_, bytes, count) -> file.read(bytes, 0, count)));
    }

    private void write(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_WRITE);
        call.putInt(
                3, (int) new Transfer(call, call.buffers(1)).write((_, bytes, count) -> file.write(bytes, 0, count)));
    }

    private void readAt(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_READ | Rights.FD_SEEK);
        long position = call.i64(3);
        call.putInt(4, (int) new Transfer(call, call.buffers(1))
                .read((done, bytes, count) -> file.read(position + done, bytes, 0, count)));
    }

    private void writeAt(SystemCall call) throws ErrnoException {
        OpenFile file = file(call, Rights.FD_WRITE | Rights.FD_SEEK);
        long position = call.i64(3);
        call.putInt(4, (int) new Transfer(call, call.buffers(1))
                .write((done, bytes, count) -> file.write(position + done, bytes, 0, count)));
    }

    private void seek(SystemCall call) throws ErrnoException {
        Whence whence = snapshot.whence(call.i32(2));
        boolean tells = call.i64(1) == 0 && whence == Whence.CURRENT;
        call.putLong(3, file(call, tells ? Rights.FD_TELL : Rights.FD_SEEK).seek(call.i64(1), whence));
    }

    private ByteString preopened(SystemCall call) throws ErrnoException {
        if (descriptors.get(call.i32(0)).file() instanceof OpenDirectory directory
                && directory.preopened().isPresent()) {
            return ByteString.utf8(directory.preopened().get());
        }
        throw new ErrnoException(Errno.EBADF);
    }

    private void preopenedSize(SystemCall call) throws ErrnoException {
        int length = preopened(call).length();
        call.putLong(1, (long) length << Integer.SIZE);
    }

    private void preopenedName(SystemCall call) throws ErrnoException {
        ByteString name = preopened(call);
        if (call.size(2) < name.length()) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        call.write(call.size(1), name);
    }

    /** The last entry is cut off where the buffer ends; its cookie lets the guest begin with it next time. */
    private void readDirectory(SystemCall call) throws ErrnoException {
        if (!(file(call, Rights.FD_READDIR) instanceof OpenDirectory directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        long at = call.size(1);
        long room = call.size(2);
        long used = 0;
        long cookie = call.i64(3);
        List<DirectoryEntry> entries = directory.entries(cookie);
        for (DirectoryEntry entry : entries) {
            if (used == room) {
                break;
            }
            cookie++;
            ByteString bytes = bytes(entry, cookie);
            int count = (int) Math.min(bytes.length(), room - used);
            call.write(at + used, bytes.slice(0, count));
            used += count;
        }
        call.putInt(4, (int) used);
    }

    private static ByteString bytes(DirectoryEntry entry, long next) {
        ByteString name = ByteString.utf8(entry.name());
        var bytes = new byte[ENTRY_BYTES + name.length()];
        putLong(bytes, 0, next);
        putLong(bytes, 8, entry.inode());
        putLong(bytes, 16, name.length() | (long) entry.type().number() << Integer.SIZE);
        name.copyTo(bytes, ENTRY_BYTES);
        return ByteString.wrap(bytes);
    }

    private static void putLong(byte[] bytes, int at, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (i * Byte.SIZE));
        }
    }
}
