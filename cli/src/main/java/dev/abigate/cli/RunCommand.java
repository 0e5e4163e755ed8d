package dev.abigate.cli;

import dev.abigate.report.CallReport;
import dev.abigate.report.VisibleText;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code run FILE}: executes a module. */
final class RunCommand implements Command {
    private static final String INVOKE = "--invoke";
    private static final String CALLS = "--calls";
    private static final String LINK = "--link";
    private static final String PROFILE = "--profile";
    private static final String START = "_start";

    /** Recursive guests use the stack of the JVM. */
    static final long STACK_BYTES = 256L << 20;

    /** How long a guest that is told to stop may take to do so. */
    private static final Duration GRACE = Duration.ofMillis(100);

    @Override
    public CommandSpec spec() {
        CommandSpec spec = addTo(CommandLines.spec(
                CommandName.RUN,
                "Executes a module: its '_start' or 'main' function, or the function that --invoke names.",
                "  abigate run program.wasm --dir . --env LANG=C -- input.txt",
                "  abigate run build.wasm --dir /src/project::/work:overlay --dir /usr/share::/share:ro",
                "  abigate run math.wasm --invoke fib 10",
                "  abigate run plugin.wasm --link env=library.wasm --timeout 2s --max-memory 64M --invoke init",
                "  abigate run math.wasm --calls calls.json",
                "  abigate run math.aot --engine aot-native --invoke fib 10"));
        spec.usageMessage()
                .customSynopsis(
                        "abigate run FILE [--invoke EXPORT [ARG]... | --calls CALLS.json] [OPTION]... [-- ARG...]");
        return spec;
    }

    /** Adds the module and the options to a command that executes one. */
    static CommandSpec addTo(CommandSpec spec) {
        spec.addPositional(CommandLines.parameter(
                        "0", "FILE", "WebAssembly module, or AOT file for riscv64 or aarch64; '-' is standard input."))
                .addOption(OptionSpec.builder(INVOKE)
                        .paramLabel("EXPORT [ARG]...")
                        .hideParamSyntax(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .description(
                                "Calls an exported function and prints its results, one a line. Integers are decimal or"
                                        + " 0x..., floats decimal, hexadecimal, inf, nan or nan:0x...")
                        .build())
                .addOption(OptionSpec.builder(CALLS)
                        .paramLabel("CALLS.json")
                        .type(String.class)
                        .description("Makes the calls of a list, and prints what came of each as JSON:"
                                + " [{\"export\": \"fib\", \"args\": [\"10\"], \"fresh\": true}].")
                        .build())
                .addOption(EngineOption.specWithAot())
                .addOption(OptionSpec.builder(LINK)
                        .paramLabel("NAME=FILE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Offers the exports of another module to imports from NAME. May be repeated.")
                        .build());
        GuestWorld.addTo(spec);
        GuestLimits.addTo(spec);
        spec.addOption(CommandLines.flag(
                "Counts calls and instructions by function and kind, and prints them on standard error. Interprets all"
                        + " code.",
                PROFILE));
        return spec;
    }

    @Override
    public Exit run(ParseResult arguments, Session session) {
        return run(arguments, session, _ -> {});
    }

    /**
     * Executes the module.
     *
     * @param preparation does something with it before
     */
    static Exit run(ParseResult arguments, Session session, Consumer<Guest> preparation) {
        GuestLimits limits = GuestLimits.of(arguments);
        Task<Exit> work = Task.start(() -> execute(arguments, limits, session, preparation), STACK_BYTES);
        Optional<Duration> timeout = limits.timeout();
        if (timeout.isEmpty() || arguments.hasMatchedOption(CALLS)) {
            return work.result();
        }
        return work.result(left(timeout.get(), session).plus(GRACE))
                .orElseGet(() -> trapped(new Trap(TrapKind.TIMEOUT), session));
    }

    private static Exit execute(
            ParseResult arguments, GuestLimits limits, Session session, Consumer<Guest> preparation) {
        String file = arguments.matchedPositionalValue(0, "");
        var guest = new Guest(
                file,
                arguments.matchedOptionValue(LINK, List.of()),
                engine(arguments),
                ExecutionOptions.DEFAULT
                        .withMetering(limits.fuel().isPresent())
                        .withProfiling(arguments.hasMatchedOption(PROFILE)),
                limits,
                new GuestWorld(arguments, file, session),
                session);
        preparation.accept(guest);
        Exit exit = execute(guest, arguments, limits, session);
        if (arguments.hasMatchedOption(PROFILE)) {
            session.out().flush();
            session.err().print(ProfileText.of(guest.module()));
        }
        return exit;
    }

    /** The engine that is asked for; only interpreted code counts what it does. */
    static EngineChoice engine(ParseResult arguments) {
        EngineChoice asked = EngineOption.choice(arguments, List.of(EngineChoice.values()));
        if (!arguments.hasMatchedOption(PROFILE)) {
            return asked;
        }
        if (asked.tier() == Tier.JIT || asked.isForAot()) {
            throw new UsageException(
                    "--profile needs the interpreter: leave out '--engine %s'".formatted(asked.word()));
        }
        return EngineChoice.INTERPRETER;
    }

    private static Exit execute(Guest guest, ParseResult arguments, GuestLimits limits, Session session) {
        List<String> invoked = arguments.matchedOptionValue(INVOKE, List.of());
        if (!arguments.hasMatchedOption(CALLS)) {
            return once(guest, invoked, limits, session);
        }
        if (!invoked.isEmpty()) {
            throw new UsageException("--invoke and --calls exclude each other");
        }
        InputFile list = InputFile.read(arguments.matchedOptionValue(CALLS, ""), session);
        return all(guest, CallListReader.read(list, guest.module().declarations()), limits, session);
    }

    private static Exit once(Guest guest, List<String> invoked, GuestLimits limits, Session session) {
        Optional<GuestCall> call = call(guest, invoked);
        requireWork(guest, call);
        Store store = guest.newStore();
        guest.refuel(store);
        try (var _ = limits.timeout()
                .map(timeout -> store.interruptAfter(left(timeout, session)))
                .orElse(null)) {
            return new GuestExit(call.map(made ->
                            guest.run(store, instance -> made.on(instance).forEach(session::say)))
                    .orElseGet(() -> guest.run(store)));
        } catch (ProgramExit exit) {
            // A linked module may exit before the program begins.
            return new GuestExit(exit.code());
        } catch (Trap trap) {
            return trapped(trap, session);
        } catch (WasmException exception) {
            return trapped(uncaught(exception), session);
        }
    }

    private static Optional<GuestCall> call(Guest guest, List<String> invoked) {
        return invoked.isEmpty()
                ? Optional.empty()
                : Optional.of(GuestCall.of(
                        invoked.getFirst(),
                        invoked.subList(1, invoked.size()),
                        false,
                        guest.module().declarations()));
    }

    private static void requireWork(Guest guest, Optional<GuestCall> call) {
        boolean begins = switch (guest.convention()) {
            case COMMAND, MAIN -> true;
            case REACTOR, LIBRARY -> guest.module().module().start().isPresent();
        };
        if (call.isEmpty() && !begins) {
            throw new UsageException(
                    "%s: exports no '%s'; '%s EXPORT' calls another function".formatted(guest.file(), START, INVOKE));
        }
    }

    private static Exit all(Guest guest, List<GuestCall> calls, GuestLimits limits, Session session) {
        var outcomes = new ArrayList<CallReport.Outcome>();
        var runs = new GuestRuns(guest, limits);
        calls.forEach(call -> outcomes.add(runs.make(call)));
        session.out().print(new CallReport(outcomes).json());
        return ExitStatus.PASS;
    }

    static Trap uncaught(WasmException exception) {
        return new Trap(TrapKind.UNCAUGHT_EXCEPTION, String.valueOf(exception.getMessage()), exception);
    }

    private static Exit trapped(Trap trap, Session session) {
        session.out().flush();
        session.complain("trap %s: %s".formatted(trap.kind().id(), trap.getMessage()));
        for (StackEntry entry : trap.callStack()) {
            session.err().println("  at " + VisibleText.of(entry.toString()));
        }
        if (trap.omitted() > 0) {
            session.err().println("  and " + trap.omitted() + " more");
        }
        return GuestExit.TRAP;
    }

    /** What is left of a time that began with the process. */
    private static Duration left(Duration timeout, Session session) {
        Duration left = timeout.minus(Duration.between(session.started().get(), Instant.now()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
