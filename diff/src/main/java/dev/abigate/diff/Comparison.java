package dev.abigate.diff;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.verdict.Verdicts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outcome of comparing two builds.
 *
 * @param findings in {@link Finding#ORDER}, without those that are noise
 * @param noise the findings that are, in the same order
 */
public record Comparison(Side before, Side after, List<Finding> findings, List<Finding> noise, Verdict verdict) {
    public Comparison {
        findings = List.copyOf(findings);
        noise = List.copyOf(noise);
    }

    /** Compares two builds by their facts. */
    public static Comparison of(Side before, Side after) {
        Map<Boolean, List<Finding>> findings =
                Judge.judge(Changes.between(before.snapshot(), after.snapshot())).stream()
                        .collect(Collectors.partitioningBy(
                                finding -> finding.noise().isPresent()));
        List<Finding> open = findings.getOrDefault(false, List.of());
        return new Comparison(
                before,
                after,
                open,
                findings.getOrDefault(true, List.of()),
                Verdicts.of(open, before.snapshot().equals(after.snapshot())));
    }

    /** The noise by its class. */
    public Map<Noise, List<Finding>> noiseByClass() {
        var byClass = new EnumMap<Noise, List<Finding>>(Noise.class);
        noise.forEach(finding -> finding.noise()
                .ifPresent(found ->
                        byClass.computeIfAbsent(found, _ -> new ArrayList<>()).add(finding)));
        return byClass;
    }

    /** Whether the rules of an area had something to look at. */
    public boolean covers(Rule.Area area) {
        return area != Rule.Area.AOT || isAot(before) || isAot(after);
    }

    private static boolean isAot(Side side) {
        return side.snapshot().kind() == Snapshot.Kind.AOT;
    }
}
