package dev.abigate.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.wasi.net.AddressRange;
import dev.abigate.runtime.wasi.net.NetworkPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that guests make themselves. */
@Timeout(60)
class SocketTest {
    private static final NetworkPolicy LOOPBACK =
            new NetworkPolicy(List.of(AddressRange.parse("127.0.0.0/8")), List.of("localhost"));

    private static int run(Tier tier, NetworkPolicy policy) throws IOException {
        try (var file = Objects.requireNonNull(SocketTest.class.getResourceAsStream("sockets.wasm"))) {
            Engine engine = Engine.of(tier);
            Store store = engine.newStore();
            var configuration = WasiConfiguration.builder().network(policy).build();
            return new Wasi(store, configuration)
                    .run(new Linker(store), engine.load(ByteString.wrap(file.readAllBytes())));
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void theSocketsOfWamrReachWhatIsAllowed(Tier tier) throws IOException {
        assertEquals(0, run(tier, LOOPBACK), "the line of sockets.c that failed");
    }

    @Test
    void withoutAnAllowedAddressThereAreNoSockets() throws IOException {
        assertEquals(Errno.EACCES.number(), run(Tier.INTERPRETER, NetworkPolicy.NONE));
    }

    private static WasiGuest guest(NetworkPolicy policy) {
        return new WasiGuest(
                SystemModule.WASIX_32,
                WasiConfiguration.builder().network(policy).build());
    }

    /** Puts the address 127.0.0.1, or another one that ends in {@code last}. */
    private static void putAddress(WasiGuest guest, int at, int last, int port) {
        guest.memory().putShort(at, (short) 1);
        guest.memory().putShort(at + 2, (short) port);
        guest.memory().putInt(at + 4, 127 | last << 24);
    }

    private static int open(WasiGuest guest, int type) {
        assertEquals(Errno.SUCCESS, guest.call("sock_open", 1, type, 0, WasiGuest.OUT));
        return guest.out(0);
    }

    /** The port that a socket is bound to, which the guest gets in the order of the network. */
    private static int port(WasiGuest guest, String function, int socket) {
        assertEquals(Errno.SUCCESS, guest.call(function, socket, WasiGuest.OUT));
        return Short.toUnsignedInt(Short.reverseBytes(guest.memory().getShort(WasiGuest.OUT + 2)));
    }

    @Test
    void streamsOfWasixConnect() {
        try (WasiGuest guest = guest(LOOPBACK)) {
            int address = WasiGuest.OUT + 256;
            int server = open(guest, 1);
            putAddress(guest, address, 1, 0);
            assertEquals(Errno.SUCCESS, guest.call("sock_bind", server, address));
            assertEquals(Errno.SUCCESS, guest.call("sock_listen", server, 1));
            putAddress(guest, address, 1, port(guest, "sock_addr_local", server));
            int client = open(guest, 1);
            assertEquals(Errno.SUCCESS, guest.call("sock_connect", client, address));
            assertEquals(Errno.SUCCESS, guest.call("sock_accept_v2", server, 0, WasiGuest.OUT, WasiGuest.OUT + 512));
            int accepted = guest.out(0);
            assertEquals(port(guest, "sock_addr_local", client), port(guest, "sock_addr_peer", accepted));
            assertEquals(Errno.SUCCESS, guest.write(client, "to the server"));
            assertEquals("to the server", guest.read(accepted, 100));
            assertEquals(Errno.SUCCESS, guest.call("sock_set_opt_flag", client, 3, 1));
            assertEquals(Errno.SUCCESS, guest.call("sock_get_opt_flag", client, 3, WasiGuest.OUT));
            assertEquals(1, guest.memory().getByte(WasiGuest.OUT));
            assertEquals(Errno.SUCCESS, guest.call("sock_get_opt_flag", server, 10, WasiGuest.OUT));
            assertEquals(1, guest.memory().getByte(WasiGuest.OUT));
            assertEquals(Errno.ENOPROTOOPT, guest.call("sock_get_opt_flag", server, 9, WasiGuest.OUT));
        }
    }

    @Test
    void datagramsOfWasixArriveWithTheirSender() {
        try (WasiGuest guest = guest(LOOPBACK)) {
            int address = WasiGuest.OUT + 256;
            int buffer = WasiGuest.OUT + 512;
            putAddress(guest, address, 1, 0);
            int receiver = open(guest, 2);
            int sender = open(guest, 2);
            assertEquals(Errno.SUCCESS, guest.call("sock_bind", receiver, address));
            assertEquals(Errno.SUCCESS, guest.call("sock_bind", sender, address));
            putAddress(guest, address, 1, port(guest, "sock_addr_local", receiver));
            guest.memory().putInt(buffer, address);
            guest.memory().putInt(buffer + 4, 8);
            assertEquals(Errno.SUCCESS, guest.call("sock_send_to", sender, buffer, 1, 0, address, WasiGuest.OUT));
            assertEquals(8, guest.out(0));
            int from = WasiGuest.OUT + 640;
            assertEquals(
                    Errno.SUCCESS,
                    guest.call("sock_recv_from", receiver, buffer, 1, 0, WasiGuest.OUT, WasiGuest.OUT + 8, from));
            assertEquals(8, guest.out(0));
            int port = Short.toUnsignedInt(Short.reverseBytes(guest.memory().getShort(from + 2)));
            assertEquals(port(guest, "sock_addr_local", sender), port);
        }
    }

    @Test
    void whatIsNotAllowedFailsAndDoesNothing() {
        try (WasiGuest guest = guest(new NetworkPolicy(List.of(AddressRange.parse("127.0.0.1")), List.of()))) {
            int address = WasiGuest.OUT + 256;
            int socket = open(guest, 1);
            putAddress(guest, address, 2, 1);
            assertEquals(Errno.EACCES, guest.call("sock_connect", socket, address));
            assertEquals(Errno.EACCES, guest.call("sock_bind", socket, address));
            assertEquals(Errno.EACCES, guest.call("sock_listen", socket, 1));
            assertEquals(Errno.EACCES, guest.call("resolve", "localhost", 0, WasiGuest.OUT + 512, 1, WasiGuest.OUT));
            assertEquals(0, port(guest, "sock_addr_local", socket));
        }
        try (WasiGuest guest = guest(NetworkPolicy.NONE)) {
            assertEquals(Errno.EACCES, guest.call("sock_open", 1, 1, 0, WasiGuest.OUT));
            assertEquals(Errno.EBADF, guest.call("fd_close", 3));
        }
    }

    @Test
    void namesAreResolvedWhereTheyAreAllowed() {
        try (WasiGuest guest = guest(LOOPBACK)) {
            assertEquals(Errno.SUCCESS, guest.call("resolve", "localhost", 0, WasiGuest.OUT + 512, 8, WasiGuest.OUT));
            assertTrue(guest.out(0) > 0);
            assertEquals(Errno.EACCES, guest.call("resolve", "example.org", 0, WasiGuest.OUT + 512, 8, WasiGuest.OUT));
        }
    }

    @Test
    void rangesAndPatternsCoverWhatTheySay() throws IOException {
        AddressRange range = AddressRange.parse("10.128.0.0/9");
        assertTrue(range.contains(InetAddress.ofLiteral("10.255.0.1")));
        assertFalse(range.contains(InetAddress.ofLiteral("10.127.255.255")));
        assertFalse(range.contains(InetAddress.ofLiteral("::1")));
        assertTrue(AddressRange.parse("fe80::/10").contains(InetAddress.ofLiteral("fe80::1")));
        assertTrue(NetworkPolicy.ALL.allows(InetAddress.ofLiteral("2001:db8::1")));
        var names = new NetworkPolicy(List.of(), List.of("*.Example.org", "example.com"));
        assertTrue(names.allowsName("www.example.ORG"));
        assertFalse(names.allowsName("example.org"));
        assertTrue(names.allowsName("example.com"));
        assertFalse(names.allowsName("www.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "1.2.3.4/33", "1.2.3.4/", "::1/129", "1.2.3.4.5", "300.1.1.1", "1.2.3.4/8/8"})
    void malformedRangesAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }
}
