package dev.abigate.runtime.aot.direct;

import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that runs compiled code for this one. One thread at a time may use it; any may end it. */
final class Worker implements AutoCloseable {
    /** How long a process that has closed its pipes may take to end. */
    private static final long END_SECONDS = 5;

    /** How long a process may take to fulfil a request other than to run code: ten seconds, in looks for its answer. */
    private static final long LOOK_NANOSECONDS = 50_000;

    private static final int MOST_LOOKS = 200_000;

    private static final int SIGNALLED = 128;

    /** Signals that end a process, by number. */
    private static final Map<Integer, String> SIGNAL_NAMES = Map.of(
            4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM", 31, "SIGSYS");

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Arena arena = Arena.ofShared();
    private final Context context;
    private long requests;

    private Worker(Process process) throws IOException {
        this.process = process;
        this.in = new DataInputStream(process.getInputStream());
        this.out = new DataOutputStream(process.getOutputStream());
        long file = answer(1)[0];
        try (FileChannel channel = file(file)) {
            this.context = new Context(channel.map(MapMode.READ_WRITE, 0, Context.BYTES, arena));
        }
    }

    /**
     * Starts a worker.
     *
     * @throws Trap where that fails
     */
    static Worker start() {
        Process process;
        try {
            var builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            process = builder.start();
        } catch (IOException e) {
            throw new Trap(TrapKind.HOST_ERROR, "no worker process: " + e.getMessage(), e);
        }
        try {
            return new Worker(process);
        } catch (IOException e) {
            process.destroyForcibly();
            throw new Trap(TrapKind.HOST_ERROR, "the worker process did not start: " + e.getMessage(), e);
        } catch (Trap e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * A JVM that is small, soon there, and silent when it crashes. It compiles nothing, since what has to be fast is machine code
     * already; it starts no threads later, and keeps away from low addresses, where code is placed.
     */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-Xint",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                WorkerProcess.class.getName());
    }

    /** Where the classes of the worker are, and those of the formats, which the table of helpers names. */
    private static String classPath() {
        return Stream.of(WorkerProcess.class, ValueType.class)
                .map(Worker::origin)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes from " + source.getLocation(), e);
        }
    }

    /** A file that the process has open. */
    FileChannel file(long descriptor) throws IOException {
        return FileChannel.open(
                Path.of("/proc/%d/fd/%d".formatted(process.pid(), descriptor)),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** What is shared with the stubs in the process. */
    Context context() {
        return context;
    }

    /**
     * Makes a request and waits until it is fulfilled.
     *
     * @return the results
     * @throws EndedException where the process ends meanwhile
     * @throws Trap where it refuses
     */
    long[] ask(Request request, long... parameters) {
        try {
            out.writeByte(request.letter());
            for (long parameter : parameters) {
                out.writeLong(parameter);
            }
            out.flush();
            awaitByte();
            return answer(request.results());
        } catch (IOException e) {
            throw new EndedException(e);
        }
    }

    /** Code that has taken over the process may never answer. */
    private void awaitByte() throws IOException {
        for (int i = 0; in.available() == 0 && process.isAlive(); i++) {
            if (i == MOST_LOOKS) {
                kill();
                throw new EOFException("it does not answer");
            }
            LockSupport.parkNanos(LOOK_NANOSECONDS);
        }
    }

    /**
     * Has the process do what the {@link Context} says, and looks there for the answer for a while.
     *
     * @return whether it has come; if not, {@link #awaitAnswer} is next
     * @throws EndedException where the process has ended
     */
    boolean request() {
        long number = ++requests;
        context.setRelease(Context.REQUEST, number);
        boolean woken = false;
        for (int i = 0; i < Context.LOOKS; i++) {
            if (context.getVolatile(Context.ANSWER) == number) {
                return true;
            }
            if (!woken && context.getVolatile(Context.ASLEEP) != 0) {
                wake();
                woken = true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /**
     * Sleeps until the answer is there.
     *
     * @throws EndedException where the process ends meanwhile
     */
    void awaitAnswer() {
        context.setVolatile(Context.AWAITED, requests);
        if (context.getVolatile(Context.ASLEEP) != 0) {
            wake();
        }
        try {
            answer(Request.WAKE.results());
        } catch (IOException e) {
            throw new EndedException(e);
        }
    }

    private void wake() {
        try {
            out.writeByte(Request.WAKE.letter());
            out.flush();
        } catch (IOException e) {
            throw new EndedException(e);
        }
    }

    private long[] answer(int results) throws IOException {
        return switch (in.read()) {
            case Request.DONE -> {
                long[] values = new long[results];
                for (int i = 0; i < results; i++) {
                    values[i] = in.readLong();
                }
                yield values;
            }
            case Request.REFUSED -> throw new Trap(TrapKind.HOST_ERROR, "worker process: " + in.readUTF());
            default -> throw new EOFException("it ended");
        };
    }

    /** Ends the process at once. What was mapped of its files stays. */
    void kill() {
        process.destroyForcibly();
    }

    /** Whether the process still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** How the process ended: the name of a signal, or its exit status. */
    String end() {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                kill();
                return "broken pipes";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return endText(process.exitValue());
    }

    private static String endText(int status) {
        return status > SIGNALLED ? signalName(status - SIGNALLED) : "exit status " + status;
    }

    /** The name of a signal by its number. */
    static String signalName(int number) {
        return Optional.ofNullable(SIGNAL_NAMES.get(number)).orElse("signal " + number);
    }

    @Override
    public void close() {
        kill();
        arena.close();
    }

    /** The process has ended, or behaves as if it had. */
    static final class EndedException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        EndedException(IOException cause) {
            super(cause);
        }
    }
}
