package dev.abigate.format.wast;

import java.util.List;
import java.util.Optional;

/** A command of a script. */
public sealed interface Command {
    /** The line of the script's text where the command begins, from 1. */
    int line();

    /** Compiles and instantiates a module, which becomes the current one. */
    record Module(int line, Optional<String> name, ModuleSource source) implements Command {}

    /** Compiles a module without instantiating it. */
    record Definition(int line, Optional<String> name, ModuleSource source) implements Command {}

    /**
     * Instantiates a module that was compiled before; the instance becomes the current one.
     *
     * @param name of the instance
     * @param definition the name of the module; the last definition where there is none
     */
    record Instance(int line, Optional<String> name, Optional<String> definition) implements Command {}

    /**
     * Offers the exports of an instance to the imports of later modules.
     *
     * @param as the module name of those imports
     * @param instance its name; the current one where there is none
     */
    record Register(int line, String as, Optional<String> instance) implements Command {}

    /** An action whose results nobody looks at. */
    record Perform(int line, Action action) implements Command {}

    /** The action returns results that fit the patterns, one for each. */
    record AssertReturn(int line, Action action, List<Pattern> results) implements Command {
        public AssertReturn {
            results = List.copyOf(results);
        }
    }

    /**
     * The action fails.
     *
     * @param message of the reference interpreter; empty for an exception
     */
    record AssertFailure(int line, Failure failure, Action action, String message) implements Command {}

    /**
     * The module is refused.
     *
     * @param message of the reference interpreter
     */
    record AssertRefusal(int line, Refusal refusal, ModuleSource source, String message) implements Command {}

    /**
     * Begins a thread, which runs a script of its own.
     *
     * @param shared the name of the module that the thread may see
     */
    record Fork(int line, String name, Optional<String> shared, List<Command> commands) implements Command {
        public Fork {
            commands = List.copyOf(commands);
        }
    }

    /** Waits for the end of a thread. */
    record Join(int line, String thread) implements Command {}

    /**
     * A command on a component, not a core module; nothing more is known of it.
     *
     * @param type the command's name
     */
    record OnComponent(int line, String type) implements Command {}

    /** How an action fails. */
    enum Failure {
        TRAP("assert_trap"),
        /** An exception that no frame catches. */
        EXCEPTION("assert_exception"),
        /** The stack is used up. */
        EXHAUSTION("assert_exhaustion");

        private final String keyword;

        Failure(String keyword) {
            this.keyword = keyword;
        }

        /** The name of the command. */
        public String keyword() {
            return keyword;
        }
    }

    /** At which step a module is refused. */
    enum Refusal {
        MALFORMED("assert_malformed"),
        INVALID("assert_invalid"),
        MALFORMED_CUSTOM("assert_malformed_custom"),
        INVALID_CUSTOM("assert_invalid_custom"),
        UNLINKABLE("assert_unlinkable"),
        /** The module traps at its instantiation. */
        UNINSTANTIABLE("assert_uninstantiable");

        private final String keyword;

        Refusal(String keyword) {
            this.keyword = keyword;
        }

        /** The name of the command in lists of commands; the text format has {@code assert_trap} for the last. */
        public String keyword() {
            return keyword;
        }
    }
}
