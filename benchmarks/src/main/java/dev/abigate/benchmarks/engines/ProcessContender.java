package dev.abigate.benchmarks.engines;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An engine in a process of its own. The process gets the module's path as its last argument. It answers a line with a size by
 * {@code CHECKSUM MILLISECONDS WALL}: processor time of the call, and the time by the clock; at the first line, of loading the
 * module and the call.
 */
final class ProcessContender implements Contender {
    private static final double NANOSECONDS = 1e6;

    private final String title;
    private final List<String> command;
    private final Duration warmUp;
    private final Predicate<Kernel> taken;

    ProcessContender(String title, List<String> command, Duration warmUp, Predicate<Kernel> taken) {
        this.title = title;
        this.command = List.copyOf(command);
        this.warmUp = warmUp;
        this.taken = taken;
    }

    /** A contender that would otherwise run in this JVM. */
    ProcessContender(Contender contender, String title, List<String> command) {
        this(title, command, contender.warmUp(), contender::takes);
    }

    /** Node's V8. */
    static ProcessContender v8(Path script) {
        return new ProcessContender("v8", List.of("node", script.toString()), Duration.ofSeconds(3), kernel -> true);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean takes(Kernel kernel) {
        return taken.test(kernel);
    }

    @Override
    public Duration warmUp() {
        return warmUp;
    }

    @Override
    public Loaded load(Path module) throws IOException {
        var connection = new Connection(module);
        return new Loaded() {
            @Override
            public Outcome run(int size) throws IOException {
                return connection.call(size).outcome();
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    /** Starts a process, has it load a module and call it once, and ends it. */
    First first(Path module, int size) throws IOException {
        long begun = System.nanoTime();
        try (var connection = new Connection(module)) {
            Answer answer = connection.call(size);
            double wall = (System.nanoTime() - begun) / NANOSECONDS;
            return new First(answer.outcome().checksum(), answer.wall(), wall, connection.peakMegabytes());
        }
    }

    /**
     * The first call of a process.
     *
     * @param checksum that the module computed
     * @param engine milliseconds of loading and calling, by the clock
     * @param process milliseconds since the process was started
     * @param megabytes of memory that the process had at most, or 0 where the system does not tell
     */
    record First(long checksum, double engine, double process, long megabytes) {}

    private record Answer(Outcome outcome, double wall) {}

    /** A process that has a module. */
    private final class Connection implements AutoCloseable {
        private final Process process;
        private final Writer requests;
        private final BufferedReader answers;

        Connection(Path module) throws IOException {
            List<String> words = new ArrayList<>(command);
            words.add(module.toString());
            process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            requests = process.outputWriter();
            answers = process.inputReader();
        }

        Answer call(int size) throws IOException {
            requests.write(size + "\n");
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new EOFException(title + " ended");
            }
            try (var words = new Scanner(answer)) {
                var outcome = new Outcome(Long.parseLong(words.next()), Double.parseDouble(words.next()));
                return new Answer(outcome, Double.parseDouble(words.next()));
            }
        }

        /** The line is as {@code VmHWM:   123456 kB}, see proc(5). */
        long peakMegabytes() throws IOException {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            if (!Files.exists(status)) {
                return 0;
            }
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
