package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What all renderings of a comparison start from.
 *
 * @param baselines comparisons of the same new build with the policy's baselines
 * @param toolVersion of the program that compared
 */
public record Report(Assessment assessment, List<Baseline> baselines, String toolVersion) {
    public Report {
        baselines = List.copyOf(baselines);
    }

    /**
     * A comparison with an earlier build than the one that was asked for.
     *
     * @param name as the policy calls it
     */
    public record Baseline(String name, Assessment assessment) {}

    /** What the comparison found before any policy. */
    public Comparison comparison() {
        return assessment.comparison();
    }

    /** The judgement under the policy. */
    public Verdict verdict() {
        return assessment.verdict();
    }

    /** From which severity on a finding stops the gate. */
    public Threshold threshold() {
        return assessment.terms().threshold();
    }

    /** Whether the new build may ship: the worst of all comparisons decides. */
    public boolean passed() {
        return outcome() == Assessment.Outcome.PASSED;
    }

    /** May the new build ship? The worst of all comparisons decides. */
    public Assessment.Outcome outcome() {
        return baselines.stream()
                .map(baseline -> baseline.assessment().outcome())
                .reduce(assessment.outcome(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** What counts for the verdict and the policy does not hide, worst first. */
    public List<Ruling> rulings() {
        return assessment.rulings().stream()
                .filter(ruling -> ruling.standing().counts() && assessment.lists(ruling))
                .toList();
    }

    /** The findings of {@link #rulings()}, with the severities that the policy gave them. */
    public List<Finding> findings() {
        return rulings().stream().map(Ruling::finding).toList();
    }

    /** What somebody accepted, worst first. */
    public List<Ruling> waived() {
        return assessment.rulings().stream()
                .filter(ruling -> ruling.standing() instanceof Standing.Waived)
                .toList();
    }

    /** Noise of the tool chain, by its class. */
    public Map<Noise, List<Ruling>> noise() {
        return noise(assessment);
    }

    /** As {@link #noise()}, for any comparison. */
    static Map<Noise, List<Ruling>> noise(Assessment assessment) {
        var byClass = new EnumMap<Noise, List<Ruling>>(Noise.class);
        for (Ruling ruling : assessment.rulings()) {
            if (ruling.standing() instanceof Standing.Folded(Noise noise)) {
                byClass.computeIfAbsent(noise, _ -> new ArrayList<>()).add(ruling);
            }
        }
        return byClass;
    }

    /** Whether both files hold the same bytes. */
    boolean identical() {
        Side before = comparison().before();
        Side after = comparison().after();
        return before.size() == after.size() && before.digest().equals(after.digest());
    }

    /** The verdict in one or two words. */
    Headline headline() {
        return Headline.of(verdict(), identical());
    }

    /** The number of findings of a severity that count, hidden ones too. */
    public long count(Severity severity) {
        return count(assessment, severity);
    }

    /** The numbers of findings in words. */
    String counts() {
        return Words.counts(
                count(Severity.BREAKING), count(Severity.RISKY), count(Severity.COMPATIBLE), waived().size());
    }

    /** What the gate says, and under which terms. */
    String gate() {
        return Words.gate(
                Words.outcome(outcome(), assessment.stops()),
                baselines.stream()
                        .filter(baseline -> !baseline.assessment().passed())
                        .map(baseline -> Words.baseline(
                                baseline.name(),
                                baseline.assessment().outcome(),
                                baseline.assessment().stops()))
                        .toList(),
                assessment.terms());
    }

    /** As {@link #count(Severity)}, for any comparison. */
    static long count(Assessment assessment, Severity severity) {
        return assessment.rulings().stream()
                .filter(ruling -> ruling.standing().counts() && ruling.finding().severity() == severity)
                .count();
    }
}
