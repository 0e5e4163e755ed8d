package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests get of the world by the options of {@code run}: guests that exit with the errno of what they tried. */
class GuestWorldTest {
    private static final int EACCES = 2;
    private static final String EXIT = """
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            """;
    private static final String WRITE = """
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            """;
    private static final String POLL = """
            (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
            """;
    private static final String REQUIRE = """
            (func $require (param $errno i32)
              (if (local.get $errno) (then (call $exit (local.get $errno)))))
            """;

    @TempDir
    private Path folder = Path.of("");

    private String guest(String... fields) throws IOException {
        return Files.writeString(folder.resolve("guest.wat"), "(module\n" + String.join("\n", fields) + ")")
                .toString();
    }

    private String writer() throws IOException {
        return guest(EXIT, WRITE, """
                (import "wasi_snapshot_preview1" "path_open"
                  (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) "\\20\\00\\00\\00\\04\\00\\00\\00")
                (data (i32.const 32) "kept")
                (data (i32.const 40) "out.txt")
                """, REQUIRE, """
                (func (export "_start")
                  (call $require (call $open (i32.const 3) (i32.const 0) (i32.const 40) (i32.const 7)
                    (i32.const 1) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 0)))
                  (call $require (call $write (i32.load (i32.const 0)) (i32.const 16) (i32.const 1) (i32.const 24))))
                """);
    }

    private Invocation runWithDirectory(String suffix) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("data"));
        return Invocation.of(List.of("run", writer(), "--dir", directory + "::/" + suffix));
    }

    @Test
    void whatIsWrittenToADirectoryStays() throws IOException {
        Invocation run = runWithDirectory("");
        assertEquals(0, run.status().code(), run.err());
        assertEquals("kept", Files.readString(folder.resolve("data/out.txt")));
    }

    @Test
    void whatIsWrittenToAnOverlayIsGone() throws IOException {
        Invocation run = runWithDirectory(":overlay");
        assertEquals(0, run.status().code(), run.err());
        assertFalse(Files.exists(folder.resolve("data/out.txt")));
    }

    @Test
    void nothingIsWrittenToADirectoryThatIsReadOnly() throws IOException {
        Invocation run = runWithDirectory(":ro");
        assertTrue(List.of(69, 76).contains(run.status().code()), run::toString);
        assertFalse(Files.exists(folder.resolve("data/out.txt")));
    }

    /** A guest that prints the time and random bytes, two letters a byte. */
    private String timeAndChance() throws IOException {
        return guest(EXIT, WRITE, """
                (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
                (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                (memory (export "memory") 1)
                """, REQUIRE, """
                (func (export "_start") (local $i i32)
                  (call $require (call $time (i32.const 0) (i64.const 1) (i32.const 0)))
                  (call $require (call $random (i32.const 8) (i32.const 8)))
                  (loop $next
                    (i32.store8 offset=32 (i32.shl (local.get $i) (i32.const 1))
                      (i32.add (i32.const 65) (i32.shr_u (i32.load8_u (local.get $i)) (i32.const 4))))
                    (i32.store8 offset=33 (i32.shl (local.get $i) (i32.const 1))
                      (i32.add (i32.const 65) (i32.and (i32.load8_u (local.get $i)) (i32.const 15))))
                    (local.set $i (i32.add (local.get $i) (i32.const 1)))
                    (br_if $next (i32.lt_u (local.get $i) (i32.const 16))))
                  (i64.store (i32.const 16) (i64.const 0x2000000020))
                  (call $require (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 24))))
                """);
    }

    @Test
    void timeAndRandomBytesAreTheSameInEveryRunThatAsksForIt() throws IOException {
        String guest = timeAndChance();
        Invocation first = Invocation.of(List.of("run", guest, "--deterministic"));
        assertEquals(0, first.status().code(), first.err());
        assertEquals(first, Invocation.of(List.of("run", guest, "--deterministic")));
        long nanoseconds = 0;
        for (int i = 14; i >= 0; i -= 2) {
            nanoseconds = nanoseconds << 8
                    | (first.out().charAt(i) - 'A') << 4
                    | first.out().charAt(i + 1) - 'A';
        }
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        Duration since = Duration.between(start, Instant.EPOCH.plusNanos(nanoseconds));
        assertTrue(!since.isNegative() && since.compareTo(Duration.ofSeconds(1)) < 0, since::toString);
        assertNotEquals(first.out(), Invocation.of(List.of("run", guest)).out());
    }

    private String spawner() throws IOException {
        return guest(
                EXIT, """
                (import "wasix_32v1" "thread_spawn_v2" (func $spawn (param i32 i32) (result i32)))
                (import "env" "memory" (memory 1 1 shared))
                """,
                REQUIRE, """
                (func (export "wasi_thread_start") (param i32 i32))
                (func (export "_start") (call $require (call $spawn (i32.const 0) (i32.const 64))))
                """);
    }

    @Test
    void threadsStartWhereTheyAreAllowed() throws IOException {
        String guest = spawner();
        assertEquals(EACCES, Invocation.of(List.of("run", guest)).status().code());
        Invocation allowed = Invocation.of(List.of("run", guest, "--allow", "threads"));
        assertEquals(0, allowed.status().code(), allowed.err());
    }

    /** A guest that binds a socket of WAMR's extension to 127.0.0.1, and exits with the errno of that. */
    private String binder() throws IOException {
        return guest(
                EXIT, """
                (import "wasi_snapshot_preview1" "sock_open" (func $open (param i32 i32 i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "sock_bind" (func $bind (param i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) "\\00\\00\\00\\00\\7f\\00\\00\\01")
                """,
                REQUIRE, """
                (func (export "_start")
                  (call $require (call $open (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 0)))
                  (call $require (call $bind (i32.load (i32.const 0)) (i32.const 16))))
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--addr-pool=127.0.0.1", "--addr-pool=10.0.0.0/8,127.0.0.0/8", "--allow=network"})
    void socketsAreBoundWhereThatIsAllowed(String option) throws IOException {
        Invocation run = Invocation.of(List.of("run", binder(), option));
        assertEquals(0, run.status().code(), run.err());
    }

    @Test
    void otherAddressesAreOutOfReach() throws IOException {
        String guest = binder();
        assertEquals(EACCES, Invocation.of(List.of("run", guest)).status().code());
        assertEquals(
                EACCES,
                Invocation.of(List.of("run", guest, "--addr-pool", "10.0.0.0/8"))
                        .status()
                        .code());
        assertEquals(
                "abigate: --addr-pool: no address or range of addresses: 'localhost'",
                Invocation.of(List.of("run", guest, "--addr-pool", "localhost"))
                        .err()
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    /** Waits by {@code poll_oneoff} until a descriptor can be read: its subscription lies at 64, the event at 128. */
    private static String waitFor(int descriptor) {
        return """
                (func $wait
                  (i32.store8 (i32.const 72) (i32.const 1))
                  (i32.store (i32.const 80) (i32.const %d))
                  (call $require (call $poll (i32.const 64) (i32.const 128) (i32.const 1) (i32.const 0)))
                  (call $require (i32.load16_u (i32.const 136))))
                """.formatted(descriptor);
    }

    @Test
    void standardInputIsWaitedFor() throws IOException {
        String guest = guest(EXIT, POLL, """
                (memory (export "memory") 1)
                """, REQUIRE, waitFor(0), """
                (func (export "_start") (call $wait) (call $exit (i32.load8_u (i32.const 138))))
                """);
        Invocation run = Invocation.of(List.of("run", guest), "a line\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, run.status().code(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "jit"})
    @Timeout(60)
    void aListenerIsWaitedForAndAccepts(String engine) throws Exception {
        String guest = guest(EXIT, WRITE, POLL, """
                (import "wasi_snapshot_preview1" "sock_accept" (func $accept (param i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) "\\20\\00\\00\\00\\05\\00\\00\\00")
                (data (i32.const 32) "hello")
                """, REQUIRE, waitFor(3), """
                (func (export "_start")
                  (call $wait)
                  (call $require (call $accept (i32.const 3) (i32.const 0) (i32.const 0)))
                  (call $require (call $write (i32.load (i32.const 0)) (i32.const 16) (i32.const 1) (i32.const 24))))
                """);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port;
        try (var free = new ServerSocket(0, 1, loopback)) {
            port = free.getLocalPort();
        }
        var run = CompletableFuture.supplyAsync(() -> Invocation.of(
                List.of("run", guest, "--engine", engine, "--listen", loopback.getHostAddress() + ":" + port)));
        try (Socket client = connect(loopback, port, run)) {
            assertEquals("hello", new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, run.get(30, TimeUnit.SECONDS).status().code());
    }

    /** Connects as soon as the guest listens, which nothing tells but that it works: another try every 20 milliseconds. */
    private static Socket connect(InetAddress host, int port, CompletableFuture<Invocation> run) throws Exception {
        while (true) {
            try {
                return new Socket(host, port);
            } catch (IOException e) {
                if (await(run, 20)) {
                    throw new IOException(run.get().toString(), e);
                }
            }
        }
    }

    /** Whether a run ends within some milliseconds. */
    private static boolean await(CompletableFuture<Invocation> run, int milliseconds) throws Exception {
        try {
            run.get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }
}
