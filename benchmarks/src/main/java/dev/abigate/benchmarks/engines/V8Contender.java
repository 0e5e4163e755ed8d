package dev.abigate.benchmarks.engines;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Node's V8, in a process that takes one call a line; see {@code v8.js}. */
final class V8Contender implements Contender {
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    V8Contender(Path script, Path folder) throws IOException {
        process = new ProcessBuilder(List.of("node", script.toString(), folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = process.outputWriter();
        answers = process.inputReader();
    }

    @Override
    public String title() {
        return "v8";
    }

    @Override
    public void load(String module) {}

    @Override
    public Outcome run(String module, int size) throws IOException {
        requests.write(module + " " + size + "\n");
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("node ended");
        }
        int space = answer.indexOf(' ');
        return new Outcome(Long.parseLong(answer.substring(0, space)), Double.parseDouble(answer.substring(space)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
