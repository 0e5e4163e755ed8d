package dev.abigate.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The way in: picks the command, runs it, and turns every outcome into an {@link Exit}. */
public final class Main {
    private Main() {}

    /** Runs the tool and ends the process. Nothing waits for the end but a log of the JVM, which is slow to set up. */
    public static void main(String[] args) {
        Runtime.getRuntime().halt(run(List.of(args), Session.ofProcess()).code());
    }

    /** Runs the tool in this process: nothing is thrown, and the streams are flushed. */
    static Exit run(List<String> args, Session session) {
        // Numbers and letters of reports are the same wherever the tool runs.
        Locale.setDefault(Locale.ROOT);
        boolean verbose = args.contains("--verbose");
        try {
            return flushed(dispatch(args, session), session);
        } catch (ParameterException e) {
            session.complain(plain(Objects.requireNonNullElse(e.getMessage(), "bad usage")) + "; see '"
                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
            return failed(e, ExitStatus.USAGE, verbose, session);
        } catch (UsageException e) {
            session.complain(Objects.requireNonNullElse(e.getMessage(), "bad usage"));
            return failed(e, ExitStatus.USAGE, verbose, session);
        } catch (UnreadableInputException e) {
            session.complain(e);
            return failed(e, ExitStatus.UNREADABLE, verbose, session);
        } catch (RuntimeException | Error e) {
            session.complain("this is a defect in abigate, please report it with the output of --verbose: " + e);
            return failed(e, ExitStatus.DEFECT, verbose, session);
        }
    }

    private static ExitStatus failed(Throwable e, ExitStatus status, boolean verbose, Session session) {
        if (verbose) {
            e.printStackTrace(session.err());
        }
        session.out().flush();
        session.err().flush();
        return status;
    }

    /** The status, or that of a failure where the output did not reach its reader: half a report is not a pass. */
    private static Exit flushed(Exit status, Session session) {
        boolean lost = session.out().checkError();
        if (lost) {
            session.complain("standard output cannot be written");
        }
        session.err().flush();
        return lost && status == ExitStatus.PASS ? ExitStatus.USAGE : status;
    }

    private static Exit dispatch(List<String> args, Session session) {
        String first = args.isEmpty() ? "" : args.getFirst();
        Optional<CommandName> name = CommandName.of(first);
        if (name.isPresent()) {
            return runCommand(name.get(), args.subList(1, args.size()), session);
        }
        return switch (first) {
            case "--version", "-V" -> {
                session.out().println("abigate " + Version.current());
                yield ExitStatus.PASS;
            }
            case "--help", "-h", "help" -> {
                helpFor(args).usage(session.out());
                yield ExitStatus.PASS;
            }
            case "" -> {
                CommandLines.whole().usage(session.err());
                yield ExitStatus.USAGE;
            }
            default -> throw unknown(first);
        };
    }

    private static CommandLine helpFor(List<String> args) {
        if (args.size() < 2) {
            return CommandLines.whole();
        }
        return CommandLines.of(CommandName.of(args.get(1))
                .orElseThrow(() -> unknown(args.get(1)))
                .command());
    }

    private static ParameterException unknown(String word) {
        String what = word.startsWith("-") ? "option" : "command";
        return new ParameterException(CommandLines.whole(), "unknown " + what + " '" + word + "'");
    }

    private static Exit runCommand(CommandName name, List<String> args, Session session) {
        Command command = name.command();
        CommandLine line = CommandLines.of(command);
        ParseResult parsed = line.parseArgs(args.toArray(String[]::new));
        if (parsed.isUsageHelpRequested()) {
            line.usage(session.out());
            return ExitStatus.PASS;
        }
        return command.run(parsed, session);
    }

    /** A message of picocli's in our style: one line, beginning in lower case. */
    private static String plain(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
