package dev.abigate.runtime.script;

import dev.abigate.format.wast.Command;
import java.util.ArrayList;
import java.util.List;

/** Counts what passes and what does not. */
final class Tally {
    private int passed;
    private int skipped;
    private final List<String> failures = new ArrayList<>();

    void pass() {
        passed++;
    }

    void skip() {
        skipped++;
    }

    void fail(Command command, String reason) {
        failures.add("line %d: %s: %s".formatted(command.line(), keyword(command), reason));
    }

    /** Adds what a thread of the script counted. */
    void add(Tally other) {
        passed += other.passed;
        skipped += other.skipped;
        failures.addAll(other.failures);
    }

    ScriptResult result() {
        return new ScriptResult(passed, failures.size(), skipped, failures);
    }

    private static String keyword(Command command) {
        return switch (command) {
            case Command.Module _ -> "module";
            case Command.Definition _ -> "module definition";
            case Command.Instance _ -> "module instance";
            case Command.Register _ -> "register";
            case Command.Perform _ -> "action";
            case Command.AssertReturn _ -> "assert_return";
            case Command.AssertFailure c -> c.failure().keyword();
            case Command.AssertRefusal c -> c.refusal().keyword();
            case Command.Fork _ -> "thread";
            case Command.Join _ -> "wait";
            case Command.OnComponent c -> c.type();
        };
    }
}
