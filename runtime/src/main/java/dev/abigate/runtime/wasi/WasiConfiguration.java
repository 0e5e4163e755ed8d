package dev.abigate.runtime.wasi;

import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.net.NetworkPolicy;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a guest gets of the world: nothing but what is said here.
 *
 * @param arguments the name of the program first
 * @param environment in its order
 * @param directories that are open from the start on
 * @param listeners sockets that are open from the start on, for connections from outside
 * @param network what it may use of the network besides
 * @param clock that the guest sees
 * @param random where its random bytes come from
 * @param threads that it may have at a time, besides the first
 * @param capabilities that the guest has besides
 */
public record WasiConfiguration(
        List<String> arguments,
        Map<String, String> environment,
        List<Preopen> directories,
        List<ServerSocketChannel> listeners,
        NetworkPolicy network,
        Stdio stdio,
        GuestClock clock,
        RandomSource random,
        int threads,
        Set<Capability> capabilities) {
    /** As many threads as a guest may have unless said otherwise. */
    public static final int DEFAULT_THREADS = 256;

    public WasiConfiguration {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        directories = List.copyOf(directories);
        listeners = List.copyOf(listeners);
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * A directory that is open from the start on. The guest closes it.
     *
     * @param name by which the guest knows it
     * @param writable whether it can be changed
     */
    public record Preopen(String name, Directory directory, boolean writable) {}

    /**
     * The standard streams. They stay open when the guest ends.
     *
     * @param terminalIn whether a person types what the guest reads
     * @param terminalOut whether a person reads what it writes
     * @param terminalErr whether a person reads its errors
     */
    public record Stdio(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean terminalIn,
            boolean terminalOut,
            boolean terminalErr) {
        /** Streams that lead nowhere. */
        public static Stdio none() {
            return of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }

        /** Streams that are no terminals. */
        public static Stdio of(InputStream in, OutputStream out, OutputStream err) {
            return new Stdio(in, out, err, false, false, false);
        }
    }

    /** A builder of a configuration in which the guest has a clock and random bytes, and nothing else. */
    public static Builder builder() {
        return new Builder();
    }

    /** Puts a configuration together. */
    public static final class Builder {
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<Preopen> directories = new ArrayList<>();
        private final List<ServerSocketChannel> listeners = new ArrayList<>();
        private NetworkPolicy network = NetworkPolicy.NONE;
        private Stdio stdio = Stdio.none();
        private GuestClock clock = GuestClock.system();
        private RandomSource random = RandomSource.secure();
        private int threads = DEFAULT_THREADS;
        private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);

        private Builder() {}

        /** Adds arguments; the first of all is the name of the program. */
        public Builder arguments(List<String> more) {
            arguments.addAll(more);
            return this;
        }

        /** Sets a variable. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Gives a directory under a name, to read and to change. */
        public Builder directory(String name, Directory directory) {
            directories.add(new Preopen(name, directory, true));
            return this;
        }

        /** Gives a directory under a name, to read only. */
        public Builder readOnlyDirectory(String name, Directory directory) {
            directories.add(new Preopen(name, directory, false));
            return this;
        }

        /** Gives a socket that is bound and listens. */
        public Builder listener(ServerSocketChannel listener) {
            listeners.add(listener);
            return this;
        }

        /** Sets what the guest may use of the network. */
        public Builder network(NetworkPolicy policy) {
            network = policy;
            return this;
        }

        public Builder stdio(Stdio streams) {
            stdio = streams;
            return this;
        }

        public Builder clock(GuestClock other) {
            clock = other;
            return this;
        }

        public Builder random(RandomSource other) {
            random = other;
            return this;
        }

        /** Sets how many threads the guest may have at a time, besides the first. */
        public Builder threads(int most) {
            threads = most;
            return this;
        }

        /** Gives the guest a capability. */
        public Builder allow(Capability capability) {
            capabilities.add(capability);
            return this;
        }

        /** The configuration as it is now. */
        public WasiConfiguration build() {
            return new WasiConfiguration(
                    arguments,
                    environment,
                    directories,
                    listeners,
                    network,
                    stdio,
                    clock,
                    random,
                    threads,
                    capabilities);
        }
    }
}
