package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WasixTest {
    private static int run(Tier tier, WasiConfiguration configuration) throws IOException {
        try (var file = Objects.requireNonNull(WasixTest.class.getResourceAsStream("wasix.wasm"))) {
            Engine engine = Engine.of(tier);
            Store store = engine.newStore();
            return new Wasi(store, configuration)
                    .run(new Linker(store), engine.load(ByteString.wrap(file.readAllBytes())));
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aThreadSendsItsTimeThroughAPipe(Tier tier) throws IOException {
        var out = new ByteArrayOutputStream();
        var configuration = WasiConfiguration.builder()
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, out))
                .allow(Capability.THREADS)
                .build();
        assertEquals(0, run(tier, configuration));
        assertEquals("a thread sent its time through a pipe\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void withoutTheCapabilityNoThreadStarts() throws IOException {
        assertEquals(
                Errno.EACCES.number(),
                run(Tier.INTERPRETER, WasiConfiguration.builder().build()));
    }

    @Test
    void whatCannotBeDoneSaysSo() {
        try (var guest =
                new WasiGuest(SystemModule.WASIX_32, WasiConfiguration.builder().build())) {
            assertEquals(Errno.ENOTSUP, guest.call("proc_fork", 0, WasiGuest.OUT));
            assertTrue(Wasi.unsupportedOfWasix().contains("proc_fork"));
            assertEquals(Errno.SUCCESS, guest.call("proc_id", WasiGuest.OUT));
            assertEquals(Errno.ESRCH, guest.call("thread_join", 7));
        }
    }

    @Test
    void descriptorsShareWhatTheyLeadTo() {
        try (var guest =
                new WasiGuest(SystemModule.WASIX_32, WasiConfiguration.builder().build())) {
            assertEquals(Errno.SUCCESS, guest.call("fd_pipe", WasiGuest.OUT, WasiGuest.OUT + 4));
            int reader = guest.out(0);
            int writer = guest.out(4);
            assertEquals(Errno.SUCCESS, guest.call("fd_dup", writer, WasiGuest.OUT));
            int second = guest.out(0);
            assertEquals(Errno.SUCCESS, guest.call("fd_close", writer));
            assertEquals(Errno.SUCCESS, guest.write(second, "still open"));
            assertEquals("still open", guest.read(reader, 100));
            assertEquals(Errno.SUCCESS, guest.call("fd_close", second));
            assertEquals("", guest.read(reader, 100));
            assertEquals(Errno.SUCCESS, guest.call("fd_close", reader));
            assertEquals(Errno.EBADF, guest.call("fd_close", reader));
        }
    }

    @Test
    void aClosedPipeIsBroken() {
        try (var guest =
                new WasiGuest(SystemModule.WASIX_32, WasiConfiguration.builder().build())) {
            assertEquals(Errno.SUCCESS, guest.call("fd_pipe", WasiGuest.OUT, WasiGuest.OUT + 4));
            int writer = guest.out(4);
            assertEquals(Errno.SUCCESS, guest.call("fd_close", guest.out(0)));
            assertEquals(Errno.EPIPE, guest.write(writer, "lost"));
        }
    }

    @Test
    void aCounterGivesAllOfItsNumber() {
        try (var guest =
                new WasiGuest(SystemModule.WASIX_32, WasiConfiguration.builder().build())) {
            assertEquals(Errno.SUCCESS, guest.call("fd_event", 5L, 0, WasiGuest.OUT));
            int fd = guest.out(0);
            assertEquals(Errno.SUCCESS, guest.write(fd, "\2\0\0\0\0\0\0\0"));
            assertEquals("\7\0\0\0\0\0\0\0", guest.read(fd, 8));
        }
    }
}
