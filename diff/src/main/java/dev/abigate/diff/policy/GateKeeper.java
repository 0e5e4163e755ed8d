package dev.abigate.diff.policy;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.verdict.Verdicts;
import dev.abigate.diff.version.StepAdvice;
import dev.abigate.diff.version.Versioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up what a policy left of the findings, and says whether the new build may ship. */
final class GateKeeper {
    private final Comparison comparison;
    private final Policy policy;
    private final Circumstances circumstances;
    private final Versions versions;
    private final Threshold threshold;

    GateKeeper(Comparison comparison, Policy policy, Circumstances circumstances, Versions versions) {
        this.comparison = comparison;
        this.policy = policy;
        this.circumstances = circumstances;
        this.versions = versions;
        this.threshold = circumstances.failOn().orElseGet(this::ownThreshold);
    }

    private Threshold ownThreshold() {
        return circumstances.strict() && policy.failOn().isEmpty() ? Threshold.RISKY : policy.threshold();
    }

    Assessment assess(List<Ruling> rulings, List<Assessment.WaiverUse> uses) {
        List<Finding> counted = rulings.stream()
                .filter(ruling -> ruling.standing().counts())
                .map(Ruling::finding)
                .toList();
        Verdict verdict = Verdicts.of(counted, comparison.gaps(), comparison.scenarios());
        Optional<StepAdvice> step = StepAdvice.of(
                versions.old(),
                versions.now(),
                verdict.semver(),
                policy.versioning().orElse(Versioning.SEMVER));
        List<String> failures = failures(rulings, step);
        List<String> partial = partial(verdict);
        Outcome outcome = !failures.isEmpty() ? Outcome.FAILED : !partial.isEmpty() ? Outcome.PARTIAL : Outcome.PASSED;
        List<String> stops = new ArrayList<>(failures);
        stops.addAll(partial);
        return new Assessment(
                comparison,
                new Assessment.Terms(
                        policy.name(),
                        policy.sha256(),
                        policy.preset(),
                        threshold,
                        circumstances.strict(),
                        Optional.of(circumstances.today()).filter(_ -> policy.dependsOnTheDay())),
                rulings,
                uses,
                circumstances.hosts(),
                circumstances.consumers().stream().map(Consumer::name).toList(),
                verdict,
                circumstances.consumers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Verdicts.level(beforeConsumers(rulings))),
                step,
                outcome,
                stops);
    }

    /** The findings that count, those that the consumers made harmless with what they were before. */
    private static List<Finding> beforeConsumers(List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> ruling.standing().counts())
                .map(ruling -> {
                    for (int i = 1; i < ruling.trail().size(); i++) {
                        if (ruling.trail().get(i).stage() == Ruling.Stage.CONSUMERS) {
                            return ruling.finding()
                                    .withSeverity(ruling.trail().get(i - 1).severity());
                        }
                    }
                    return ruling.finding();
                })
                .toList();
    }

    private List<String> failures(List<Ruling> rulings, Optional<StepAdvice> step) {
        List<String> failures = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = rulings.stream()
                    .filter(ruling -> ruling.standing() instanceof Standing.Open
                            && ruling.finding().severity() == severity
                            && threshold.stops(severity))
                    .count();
            if (number > 0) {
                failures.add(number + " " + severity.id());
            }
        }
        if (threshold != Threshold.NONE && policy.versioning().isPresent()) {
            step.filter(advice -> !advice.enough()).map(StepAdvice::text).ifPresent(failures::add);
        }
        return failures;
    }

    /** What was not compared although it had to be. */
    private List<String> partial(Verdict verdict) {
        List<String> partial = new ArrayList<>();
        for (Layer layer : comparison.gaps()) {
            if (policy.requireCoverage().contains(layer)) {
                partial.add("not compared: " + layer.text());
            }
        }
        if (isStrict()) {
            for (Verdict.Answer answer : verdict.answers()) {
                if (answer.outcome() == Verdict.Outcome.CANNOT_TELL) {
                    partial.add("cannot tell: " + answer.question().text());
                }
            }
        }
        return partial;
    }

    private boolean isStrict() {
        return circumstances.strict()
                || policy.preset().filter(preset -> preset == Preset.STRICT).isPresent();
    }
}
