package dev.abigate.runtime.script;

import java.util.List;

/**
 * What came of a script.
 *
 * @param passed assertions that hold
 * @param failed assertions that do not hold, and other commands that could not be carried out
 * @param skipped assertions that are about something else than core modules
 * @param failures one line for each that failed: the script's line, the command, what was expected and found
 */
public record ScriptResult(int passed, int failed, int skipped, List<String> failures) {
    /** Nothing was run. */
    public static final ScriptResult NONE = new ScriptResult(0, 0, 0, List.of());

    public ScriptResult {
        failures = List.copyOf(failures);
    }
}
