package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.PathWalk;
import dev.abigate.runtime.wasi.fs.Place;
import dev.abigate.runtime.wasi.fs.ReadOnlyDirectory;
import dev.abigate.runtime.wasi.io.Descriptor;
import dev.abigate.runtime.wasi.io.DescriptorTable;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.OpenDirectory;
import dev.abigate.runtime.wasi.io.StreamInput;
import dev.abigate.runtime.wasi.io.StreamOutput;
import dev.abigate.runtime.wasi.net.OpenListener;
import java.nio.channels.ServerSocketChannel;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a guest and all its threads share: what it was given, what it has open, and how it ends. */
public final class GuestProcess {
    private final Store store;
    private final WasiConfiguration configuration;
    private final Events events;
    private final DescriptorTable descriptors = new DescriptorTable();
    private final GuestThreads threads;
    private final AtomicReference<Optional<RuntimeException>> end = new AtomicReference<>(Optional.empty());

    /** A process whose guests are of {@code store}. */
    public GuestProcess(Store store, WasiConfiguration configuration) {
        this.store = store;
        this.configuration = configuration;
        this.events = new Events(store);
        this.threads = new GuestThreads(this);
        try {
            openStreams(configuration.stdio());
            for (WasiConfiguration.Preopen directory : configuration.directories()) {
                descriptors.add(preopened(directory));
            }
            for (ServerSocketChannel listener : configuration.listeners()) {
                descriptors.add(Descriptor.of(new OpenListener(listener, events)));
            }
        } catch (ErrnoException e) {
            throw new IllegalArgumentException("too many directories and listeners", e);
        }
    }

    private void openStreams(WasiConfiguration.Stdio stdio) throws ErrnoException {
        descriptors.add(Descriptor.of(new StreamInput(stdio.in(), stdio.terminalIn(), events)));
        descriptors.add(Descriptor.of(new StreamOutput(stdio.out(), stdio.terminalOut())));
        descriptors.add(Descriptor.of(new StreamOutput(stdio.err(), stdio.terminalErr())));
    }

    private static Descriptor preopened(WasiConfiguration.Preopen preopen) {
        Directory directory = preopen.writable() ? preopen.directory() : new ReadOnlyDirectory(preopen.directory());
        long allowed = preopen.writable() ? -1 : ~Rights.CHANGES;
        return new Descriptor(
                new OpenDirectory(directory, Optional.of(preopen.name()), 0),
                Rights.OF_DIRECTORIES & allowed,
                (Rights.OF_DIRECTORIES | Rights.OF_FILES) & allowed,
                false);
    }

    public Store store() {
        return store;
    }

    public WasiConfiguration configuration() {
        return configuration;
    }

    public Events events() {
        return events;
    }

    public DescriptorTable descriptors() {
        return descriptors;
    }

    public GuestThreads threads() {
        return threads;
    }

    /** What an absolute path of the guest leads to, in the directory whose name is the longest beginning of it. */
    FileType typeOf(String path) throws ErrnoException {
        WasiConfiguration.Preopen best = configuration.directories().stream()
                .filter(preopen -> isWithin(path, preopen.name()))
                .max(Comparator.comparingInt(preopen -> preopen.name().length()))
                .orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        String rest = path.substring(best.name().length()).replaceFirst("^/+", "");
        if (rest.isEmpty()) {
            return FileType.DIRECTORY;
        }
        try (Place place = PathWalk.find(best.directory(), rest, true)) {
            return place.name().isEmpty()
                    ? FileType.DIRECTORY
                    : place.directory().status(place.name().get()).type();
        }
    }

    private static boolean isWithin(String path, String directory) {
        return path.startsWith(directory)
                && (directory.endsWith("/")
                        || path.length() == directory.length()
                        || path.charAt(directory.length()) == '/');
    }

    /**
     * Ends the process with what ended one of its threads: an exit or a failure. The first end counts; all other threads are
     * stopped.
     */
    public void end(RuntimeException cause) {
        if (end.compareAndSet(Optional.empty(), Optional.of(cause))) {
            store.interrupt(TrapKind.INTERRUPTED);
        }
    }

    /**
     * How the process ended, where a thread ended in {@code cause}: what ended the process first is what counts.
     *
     * @return the exit code
     * @throws Trap where the guest trapped
     */
    int exitCode(RuntimeException cause) {
        end(cause);
        RuntimeException first = end.get().orElse(cause);
        if (first instanceof ProgramExit exit) {
            return exit.code();
        }
        throw first;
    }

    /** Closes all that is open. */
    void close() {
        descriptors.closeAll();
    }
}
