package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.memory.MemoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What goes wrong outside becomes an errno, and nothing that was written before is lost. */
class FaultTest {
    private static final long ALL = Rights.OF_DIRECTORIES | Rights.OF_FILES;

    private static Directory tree(long capacity) {
        return MemoryTree.empty(() -> 0, capacity).root();
    }

    private static WasiGuest guest(SystemModule module, Directory directory) {
        return new WasiGuest(
                module, WasiConfiguration.builder().directory("/", directory).build());
    }

    @Test
    void aFullDiskKeepsWhatWasWritten() {
        try (var guest = guest(SystemModule.PREVIEW1, tree(10))) {
            int fd = guest.open("file", 0, WasiFlags.OFLAGS_CREAT, ALL, 0);
            assertEquals(Errno.SUCCESS, guest.write(fd, "0123456789"));
            assertEquals(Errno.ENOSPC, guest.write(fd, "x"));
            assertEquals(Errno.ENOSPC, guest.call("fd_filestat_set_size", fd, 11L));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 0L, 0, WasiGuest.OUT));
            assertEquals("0123456789", guest.read(fd, 100));
            assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
            assertEquals(Errno.SUCCESS, guest.call("path_unlink_file", 3, "file"));
            int again = guest.open("again", 0, WasiFlags.OFLAGS_CREAT, ALL, 0);
            assertEquals(Errno.SUCCESS, guest.write(again, "9876543210"));
        }
    }

    @Test
    void shortWritesAreTold() {
        try (var guest = guest(SystemModule.PREVIEW1, new FaultyDirectory(tree(1000), 3, Errno.EIO))) {
            int fd = guest.open("file", 0, WasiFlags.OFLAGS_CREAT, ALL, 0);
            assertEquals(Errno.SUCCESS, guest.write(fd, "0123456789"));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 0L, 0, WasiGuest.OUT));
            assertEquals("0123456789", guest.read(fd, 100));
        }
    }

    @Test
    void aDirectoryThatCannotBeReadIsAnErrno() {
        try (var guest = guest(SystemModule.PREVIEW1, new FaultyDirectory(tree(1000), 3, Errno.EACCES))) {
            assertEquals(Errno.EACCES, guest.call("fd_readdir", 3, 4096, 100, 0L, WasiGuest.OUT));
        }
    }

    @Test
    void anAddressOutsideTheMemoryIsAnErrno() {
        try (var guest = guest(SystemModule.PREVIEW1, tree(1000))) {
            assertEquals(Errno.EFAULT, guest.call("random_get", -8, 100));
            assertEquals(Errno.EFAULT, guest.call("clock_time_get", 0, 0L, 131_070));
            assertEquals(Errno.EFAULT, guest.call("args_sizes_get", -1, 0));
            assertEquals(Errno.EFAULT, guest.call("fd_write", 1, 131_068, 1, 0));
        }
    }

    @Test
    void streamsThatFailAreErrnos() {
        var stdio = WasiConfiguration.Stdio.of(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public int read(byte[] target, int from, int count) throws IOException {
                        throw new IOException("gone");
                    }
                },
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                },
                OutputStream.nullOutputStream());
        try (var guest = new WasiGuest(
                SystemModule.PREVIEW1, WasiConfiguration.builder().stdio(stdio).build())) {
            assertEquals(Errno.EIO.name(), guest.read(0, 10));
            assertEquals(Errno.EPIPE, guest.write(1, "lost"));
            assertEquals(Errno.SUCCESS, guest.write(2, "kept"));
        }
    }

    @Test
    void theSnapshotBeforeHasItsOwnLayouts() {
        try (var guest = guest(SystemModule.UNSTABLE, tree(1000))) {
            int fd = guest.open("file", 0, WasiFlags.OFLAGS_CREAT, ALL, 0);
            assertEquals(Errno.SUCCESS, guest.write(fd, "0123456789"));
            guest.memory().fill(WasiGuest.OUT, (byte) 0x55, 64);
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, WasiGuest.OUT));
            assertEquals(1, guest.out(20));
            assertEquals(10, guest.out(24));
            assertEquals(0x55555555, guest.out(56));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, -4L, 1, WasiGuest.OUT));
            assertEquals(6, guest.out(0));
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 1L, 2, WasiGuest.OUT));
            assertEquals(1, guest.out(0));
        }
    }

    @Test
    void aReadOnlyDirectoryStaysAsItIs() {
        Directory tree = tree(1000);
        try (var guest = guest(SystemModule.PREVIEW1, tree)) {
            assertEquals(Errno.SUCCESS, guest.write(guest.open("file", 0, WasiFlags.OFLAGS_CREAT, ALL, 0), "x"));
        }
        var configuration =
                WasiConfiguration.builder().readOnlyDirectory("/", tree).build();
        try (var guest = new WasiGuest(SystemModule.PREVIEW1, configuration)) {
            assertEquals(-Errno.EROFS.number(), guest.open("file", 0, 0, ALL, 0));
            assertEquals("x", guest.read(guest.open("file", 0, 0, Rights.FD_READ, 0), 10));
            assertEquals(Errno.ENOTCAPABLE, guest.call("path_unlink_file", 3, "file"));
            assertEquals(Errno.ENOTCAPABLE, guest.call("path_create_directory", 3, "new"));
        }
    }

    @Test
    void theSameSeedAndClockGiveTheSameBytes() {
        assertEquals(Arrays.toString(observed()), Arrays.toString(observed()));
    }

    private static byte[] observed() {
        var configuration = WasiConfiguration.builder()
                .clock(GuestClock.steady(Instant.EPOCH))
                .random(RandomSource.seeded(7))
                .build();
        try (var guest = new WasiGuest(SystemModule.PREVIEW1, configuration)) {
            guest.call("random_get", 2048, 64);
            guest.call("clock_time_get", 0, 0L, 2112);
            guest.call("clock_time_get", 1, 0L, 2120);
            return guest.memory().read(2048, 80).toArray();
        }
    }
}
