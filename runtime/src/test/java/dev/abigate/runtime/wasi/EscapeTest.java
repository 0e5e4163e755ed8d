package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A guest tries to get out of its directory, while another program renames directories and puts links in their place. What
 * lies outside must neither be seen nor change.
 */
class EscapeTest {
    private static final int TRIES = 10_000;
    private static final long ALL = Rights.OF_DIRECTORIES | Rights.OF_FILES;
    private static final List<String> NAMES =
            List.of("a", "b", "c", "link", "up", "root", "proc", "file", "file", "file", "outside", "secret");
    private static final String SECRET = "outside: not for guests";

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_121);

    @Test
    void noneOfTenThousandTriesLeadsOut() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), SECRET);
        Files.writeString(outside.resolve("file"), SECRET);
        Files.createDirectories(outside.resolve("a/b"));
        Files.writeString(outside.resolve("a/only-outside"), SECRET);
        Files.createSymbolicLink(outside.resolve("a/link"), Path.of("target-of-outside"));
        Map<String, String> before = snapshot(outside);
        restore(inside, outside);
        int reads = 0;
        var stop = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> disturb(inside, outside, stop));
        var configuration = WasiConfiguration.builder()
                .directory("/", HostDirectory.open(inside))
                .build();
        try (var guest = new WasiGuest(SystemModule.PREVIEW1, configuration)) {
            for (int i = 0; i < TRIES; i++) {
                if (i % 20 == 0) {
                    restore(inside, outside);
                }
                reads += attempt(guest);
            }
        } finally {
            stop.set(true);
            other.join();
        }
        assertEquals(before, snapshot(outside));
        assertTrue(reads > 20, "so many files inside were read: " + reads);
        System.out.printf("%d tries, %d files inside read, 0 escapes%n", TRIES, reads);
    }

    /** One call with paths that lead anywhere; answers whether a file was read. */
    private int attempt(WasiGuest guest) {
        String path = path();
        String other = path();
        int follow = random.nextInt(2);
        switch (random.nextInt(12)) {
            case 0 -> guest.call("path_create_directory", 3, path);
            case 1 -> guest.call("path_symlink", other, 3, path);
            case 2 -> guest.call("path_rename", 3, path, 3, other);
            case 3 -> guest.call("path_unlink_file", 3, path);
            case 4 -> guest.call("path_remove_directory", 3, path);
            case 5 -> guest.call("path_link", 3, follow, path, 3, other);
            case 6 -> guest.call("path_filestat_set_times", 3, follow, path, 1L, 1L, WasiFlags.FSTFLAGS_MTIM);
            case 7 -> {
                if (guest.call("path_readlink", 3, path, 2048, 512, WasiGuest.OUT) == Errno.SUCCESS) {
                    String target = guest.memory().read(2048, guest.out(0)).utf8();
                    assertTrue(!target.contains("target-of-outside"), "a link outside was read: " + path);
                }
            }
            case 8 -> write(guest, path, follow);
            default -> {
                return read(guest, path, follow);
            }
        }
        return 0;
    }

    private static void write(WasiGuest guest, String path, int follow) {
        int fd = guest.open(path, follow, WasiFlags.OFLAGS_CREAT | WasiFlags.OFLAGS_TRUNC, ALL, 0);
        if (fd >= 0) {
            guest.write(fd, "inside, written");
            guest.call("fd_close", fd);
        }
    }

    private static int read(WasiGuest guest, String path, int follow) {
        int fd = guest.open(path, follow, 0, Rights.FD_READ | Rights.FD_READDIR | Rights.FD_FILESTAT_GET, 0);
        if (fd < 0) {
            return 0;
        }
        String text = guest.read(fd, 100);
        assertTrue(!text.startsWith("outside"), "a file outside was read: " + path);
        if (guest.call("fd_readdir", fd, 4096, 4096, 0L, WasiGuest.OUT) == Errno.SUCCESS) {
            String entries = guest.memory().read(4096, guest.out(0)).utf8();
            assertTrue(!entries.contains("only-outside"), "a directory outside was read: " + path);
        }
        guest.call("fd_close", fd);
        return text.startsWith("inside") ? 1 : 0;
    }

    private String path() {
        var path = new StringBuilder(random.nextInt(12) == 0 ? "/" : "");
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            path.append(i == 0 ? "" : "/");
            path.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "..";
                        case 1 -> ".";
                        default -> NAMES.get(random.nextInt(NAMES.size()));
                    });
        }
        return path.append(random.nextInt(10) == 0 ? "/" : "").toString();
    }

    /** Makes the directory anew, with links of all kinds. */
    private synchronized void restore(Path inside, Path outside) throws IOException {
        clear(inside);
        for (String directory : List.of("a", "a/b", "a/b/c", "b", "c")) {
            makeDirectory(inside.resolve(directory));
        }
        for (String file : List.of("file", "a/file", "a/b/file", "c/secret")) {
            make(() -> Files.writeString(inside.resolve(file), "inside"));
        }
        link(inside.resolve("up"), Path.of(".."));
        link(inside.resolve("a/up"), Path.of("../../outside"));
        link(inside.resolve("a/b/link"), Path.of("../../up/outside"));
        link(inside.resolve("link"), Path.of("a/b/link"));
        link(inside.resolve("root"), Path.of("/"));
        link(inside.resolve("outside"), outside);
        link(inside.resolve("secret"), outside.resolve("secret"));
        link(inside.resolve("proc"), Path.of("/proc/self/cwd"));
        link(inside.resolve("c/link"), Path.of("../a/b/../up/secret"));
    }

    private static void clear(Path directory) throws IOException {
        List<Path> entries;
        try (var stream = Files.list(directory)) {
            entries = stream.toList();
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                clear(entry);
            }
            Files.delete(entry);
        }
    }

    private static void makeDirectory(Path path) {
        make(() -> Files.createDirectory(path));
    }

    private static void link(Path path, Path target) {
        make(() -> Files.createSymbolicLink(path, target));
    }

    private interface Making {
        Path make() throws IOException;
    }

    /** What the guest or the other program has just put in the way stays there. */
    private static void make(Making making) {
        try {
            making.make();
        } catch (IOException _) {
            return;
        }
    }

    /** Another program swaps a directory and a link to the outside, again and again. */
    private void disturb(Path inside, Path outside, AtomicBoolean stop) {
        while (!stop.get()) {
            for (String name : List.of("a", "b", "c")) {
                swap(inside.resolve(name), inside.resolve("moved"), outside);
            }
        }
    }

    private synchronized void swap(Path path, Path moved, Path outside) {
        make(() -> Files.move(path, moved, StandardCopyOption.ATOMIC_MOVE));
        link(path, outside);
        for (int i = 0; i < 1000; i++) {
            Thread.onSpinWait();
        }
        make(() -> {
            if (Files.isSymbolicLink(path)) {
                Files.delete(path);
            }
            return path;
        });
        make(() -> Files.move(moved, path, StandardCopyOption.ATOMIC_MOVE));
    }

    /** All that is outside: paths with contents, targets and times. */
    private static Map<String, String> snapshot(Path outside) throws IOException {
        var snapshot = new TreeMap<String, String>();
        var left = new ArrayDeque<>(List.of(outside));
        while (!left.isEmpty()) {
            Path path = left.pop();
            String what =
                    Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toString();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                try (var entries = Files.newDirectoryStream(path)) {
                    entries.forEach(left::push);
                }
            } else if (!Files.isSymbolicLink(path)) {
                what += " " + Files.readString(path);
            }
            snapshot.put(outside.relativize(path).toString(), what);
        }
        return snapshot;
    }
}
