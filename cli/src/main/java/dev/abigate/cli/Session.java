package dev.abigate.cli;

import dev.abigate.report.VisibleText;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a command has of the world around it: the three streams, and what they lead to.
 *
 * @param out the command's own output and nothing else
 * @param err errors and progress
 * @param width columns of the terminal
 * @param colour whether {@code out} is a terminal that is to show colour
 * @param started when the process started, for limits on its time
 */
record Session(InputStream in, PrintStream out, PrintStream err, int width, boolean colour, Supplier<Instant> started) {
    private static final int DEFAULT_WIDTH = 100;

    /** A session that begins now. */
    Session(InputStream in, PrintStream out, PrintStream err, int width, boolean colour) {
        this(in, out, err, width, colour, now());
    }

    private static Supplier<Instant> now() {
        Instant now = Instant.now();
        return () -> now;
    }

    /** The session of this process. Output is buffered and UTF-8, whatever the locale says. */
    static Session ofProcess() {
        String noColour = System.getenv("NO_COLOR");
        boolean colour =
                isTerminal() && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        String columns = System.getenv("COLUMNS");
        return new Session(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH,
                colour,
                () -> Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Whether input and output are a terminal. JDK 25 answers with no console again where it does not. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        var buffered = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16);
        return new PrintStream(buffered, false, StandardCharsets.UTF_8);
    }

    /** Prints one line of the command's own output; what it names out of files and arguments is made visible. */
    void say(String line) {
        out.println(VisibleText.of(line));
    }

    /** Prints what is wrong with an input, and the place in it where there is one to show. */
    void complain(UnreadableInputException e) {
        complain(e.line());
        e.excerpt().lines().map(VisibleText::of).forEach(err::println);
    }

    /** Prints one line about what went wrong. */
    void complain(String message) {
        err.println("abigate: " + VisibleText.of(message));
    }
}
