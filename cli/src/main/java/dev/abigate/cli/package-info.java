/**
 * The command line. {@link dev.abigate.cli.Main} picks the command, each command is one class that parses, calls the
 * libraries, prints and answers with an {@link dev.abigate.cli.ExitStatus}; nothing else in the project prints, exits or
 * looks at the environment.
 */
@NullMarked
package dev.abigate.cli;

import org.jspecify.annotations.NullMarked;
