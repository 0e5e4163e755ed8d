package dev.abigate.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code record FILE -o TRACE}: executes a module and records all that crosses the border to its host. */
final class RecordCommand implements Command {
    private static final String OUTPUT = "--output";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                CommandName.RECORD,
                "Executes a module as 'run' does, and records all that crosses the border between it and its host: calls,"
                        + " arguments, results, and what the host writes into its memory. 'replay' then gives another build"
                        + " or another engine the same, and compares.",
                "  abigate record program.wasm -o program.trace --dir . -- input.txt",
                "  abigate record math.wasm -o fib.trace --invoke fib 10",
                "  abigate record math.wasm -o calls.trace --calls calls.json --deterministic");
        spec.addOption(OptionSpec.builder("-o", OUTPUT)
                .paramLabel("TRACE")
                .type(String.class)
                .required(true)
                .description("The trace that is written.")
                .build());
        RunCommand.addTo(spec);
        spec.usageMessage()
                .customSynopsis("abigate record FILE -o TRACE [--invoke EXPORT [ARG]... | --calls CALLS.json]"
                        + " [OPTION]... [-- ARG...]");
        return spec;
    }

    @Override
    public Exit run(ParseResult arguments, Session session) {
        String name = arguments.matchedOptionValue(OUTPUT, "");
        var begun = new AtomicReference<@Nullable Recording>();
        try {
            Exit exit = RunCommand.run(arguments, session, guest -> {
                var recording =
                        new Recording(name, guest, RunCommand.engine(arguments), GuestWorld.isDeterministic(arguments));
                begun.set(recording);
                guest.observe(recording::observe);
            });
            Recording recording = begun.get();
            if (recording != null) {
                session.out().flush();
                session.complain("%s: %d events recorded".formatted(name, recording.finish()));
            }
            return exit;
        } finally {
            Recording recording = begun.get();
            if (recording != null) {
                recording.close();
            }
        }
    }
}
