package dev.abigate.report;

import dev.abigate.diff.gate.History;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.StepAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A series of releases, as its renderings show it. */
public record HistoryReport(History history, String toolVersion) {
    /** The comparison of each release with the one before it. */
    public List<Report> steps() {
        return history.steps().stream()
                .map(step -> new Report(step.assessment(), List.of(), toolVersion))
                .toList();
    }

    /** As {@link #steps()}, each with its number. */
    public List<SavedReport> saved() {
        var saved = new ArrayList<SavedReport>();
        for (Report step : steps()) {
            saved.add(SavedReport.labelled("step " + (saved.size() + 1), step));
        }
        return saved;
    }

    /** The steps that break an old host or old callers. */
    long breakingSteps() {
        return history.steps().stream()
                .filter(step -> step.assessment().verdict().level() == Verdict.Level.INCOMPATIBLE)
                .count();
    }

    /** What has to be told: the steps that break something, and the further reaches that break more than versions allow. */
    List<History.Step> breakingHistory() {
        return Stream.concat(
                        history.steps().stream(), history.reaches().stream().filter(HistoryReport::isTooFar))
                .filter(step -> !breaks(step).isEmpty())
                .toList();
    }

    /** What a step breaks. */
    static List<Finding> breaks(History.Step step) {
        return step.assessment().rulings().stream()
                .filter(ruling -> ruling.standing().counts() && ruling.finding().severity() == Severity.BREAKING)
                .map(Ruling::finding)
                .toList();
    }

    /** The answer to a question about a step. */
    static Verdict.Answer answer(Assessment assessment, Question question) {
        return assessment.verdict().answers().stream()
                .filter(answer -> answer.question() == question)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a release that does not follow at once breaks more than its number allows. */
    private static boolean isTooFar(History.Step reach) {
        return reach.assessment().step().filter(step -> !step.enough()).isPresent();
    }

    /** What the versions say, {@code minor, major needed}; empty where they are not known. */
    static String steps(Assessment assessment) {
        return assessment.step().map(HistoryReport::steps).orElse("");
    }

    private static String steps(StepAdvice step) {
        String taken = step.taken().map(found -> found.id()).orElse("none");
        return step.enough()
                ? taken
                : taken + ", " + step.needed().map(found -> found.id()).orElse("larger") + " needed";
    }
}
