package dev.abigate.benchmarks.engines;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** WAMR's own runner, as a program that reads the calls that it makes. */
final class Iwasm {
    private static final double NANOSECONDS = 1e6;

    private final Path program;

    Iwasm(Path program) {
        this.program = program;
    }

    /**
     * Milliseconds of a call, by the clock, without what a call costs that ends at once.
     *
     * @param idle arguments of such a call
     */
    double milliseconds(Path file, String function, int[] arguments, int[] idle, int calls)
            throws IOException, InterruptedException {
        double whole = milliseconds(file, line(function, arguments), calls);
        return (whole - milliseconds(file, line(function, idle), calls)) / calls;
    }

    private static String line(String function, int[] arguments) {
        return Arrays.stream(arguments)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ", function + " ", "\n"));
    }

    /** Milliseconds of a process that makes a call again and again. */
    private double milliseconds(Path file, String line, int calls) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(program.toString(), "--repl", file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer commands = process.outputWriter(StandardCharsets.US_ASCII)) {
            commands.write(line.repeat(calls));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(program, process.exitValue()));
        }
        return (System.nanoTime() - before) / NANOSECONDS;
    }
}
