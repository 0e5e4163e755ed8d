package dev.abigate.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run of the tool in this process came to. */
record Invocation(Exit status, String out, String err) {
    /** Runs the tool through its entry point with streams of its own. */
    static Invocation of(List<String> arguments) {
        return of(arguments, new byte[0]);
    }

    /** As {@link #of(List)}, with something on standard input. */
    static Invocation of(List<String> arguments, byte[] in) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var session = new Session(
                new ByteArrayInputStream(in),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                100,
                false);
        Exit status = Main.run(arguments, session);
        return new Invocation(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
