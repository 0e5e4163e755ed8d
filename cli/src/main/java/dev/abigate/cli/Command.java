package dev.abigate.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: how it is called, and what it does. */
interface Command {
    /** The options, parameters and help of the command; {@link CommandLines} adds what all commands share. */
    CommandSpec spec();

    /**
     * Does the work.
     *
     * @param arguments what {@link #spec()} made of the command line
     * @throws UnreadableInputException where an input cannot be read
     * @throws UsageException where the arguments make no sense together, or output cannot be written
     */
    Exit run(ParseResult arguments, Session session);
}
