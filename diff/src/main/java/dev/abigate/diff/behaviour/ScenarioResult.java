package dev.abigate.diff.behaviour;

import dev.abigate.format.trace.ReplayResult;
import java.util.List;

/**
 * What came of a scenario on two builds.
 *
 * @param kind of task: {@code program}, {@code calls} or {@code trace}
 * @param masks that the user asked for
 * @param noise what differed between two runs of the old build, and so was not compared
 * @param commands that do the same by hand, one after the other
 */
public record ScenarioResult(
        String name, String kind, ReplayResult result, List<String> masks, List<String> noise, List<String> commands) {
    public ScenarioResult {
        masks = List.copyOf(masks);
        noise = List.copyOf(noise);
        commands = List.copyOf(commands);
    }

    /** Whether both builds did the same. */
    public boolean isEqual() {
        return result.outcome() == ReplayResult.Outcome.EQUAL;
    }

    /** Whether they did not. */
    public boolean isDifferent() {
        return result.outcome() == ReplayResult.Outcome.DIFFERENT;
    }
}
