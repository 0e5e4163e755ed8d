package dev.abigate.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The run that the JVM learns its start-up from. Its cache is made of what one process loads, so that process goes
 * through every command that has to start quickly.
 */
final class Training {
    private Training() {}

    /** Runs the commands of the file {@code args[0]}, one a line, its words parted by blanks; their output is dropped. */
    public static void main(String[] args) throws IOException {
        Session process = Session.ofProcess();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Exit status = Main.run(
                    List.of(line.split(" ", -1)),
                    new Session(process.in(), silent, silent, process.width(), process.colour()));
            if (status.code() > ExitStatus.FAIL.code()) {
                System.err.println("abigate: training: '" + line + "' ended with " + status);
                System.exit(status.code());
            }
        }
    }
}
