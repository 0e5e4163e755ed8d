package dev.abigate.diff.verdict;

import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict.Answer;
import dev.abigate.diff.verdict.Verdict.Level;
import dev.abigate.diff.verdict.Verdict.Outcome;
import dev.abigate.diff.version.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds findings up. */
public final class Verdicts {
    /** The subject under which the loss of debug information is reported. */
    private static final String DEBUG_INFORMATION = "custom:.debug_info";

    private Verdicts() {}

    /**
     * The verdict of findings in {@link Finding#ORDER}.
     *
     * @param gaps the layers that were not compared
     * @param scenarios that both builds were asked to do
     */
    public static Verdict of(List<Finding> findings, List<Layer> gaps, List<ScenarioResult> scenarios) {
        var answers = new ArrayList<Answer>();
        for (Question question : Question.values()) {
            answers.add(answer(question, findings, gaps, scenarios));
        }
        return new Verdict(level(findings), step(findings, answers), answers);
    }

    /** The overall word for findings. */
    public static Level level(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.BREAKING)) {
            return Level.INCOMPATIBLE;
        }
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.RISKY)) {
            return Level.RISKY;
        }
        return findings.stream().anyMatch(finding -> finding.rule().addsToInterface())
                ? Level.COMPATIBLE_WITH_ADDITIONS
                : Level.COMPATIBLE;
    }

    private static Step step(List<Finding> findings, List<Answer> answers) {
        if (answers.stream()
                .anyMatch(answer -> answer.outcome() == Outcome.NO && answer.question() != Question.SAME_BEHAVIOUR)) {
            return Step.MAJOR;
        }
        return findings.stream().anyMatch(finding -> finding.rule().addsToInterface()) ? Step.MINOR : Step.PATCH;
    }

    private static Answer answer(
            Question question, List<Finding> findings, List<Layer> gaps, List<ScenarioResult> scenarios) {
        if (question == Question.SAME_BEHAVIOUR && scenarios.isEmpty()) {
            return new Answer(question, Outcome.NOT_ASKED, "nothing was replayed", List.of());
        }
        List<Finding> concerned = findings.stream()
                .filter(finding -> finding.rule().questions().contains(question))
                .toList();
        List<Finding> breaks = ofSeverity(concerned, Severity.BREAKING);
        if (!breaks.isEmpty()) {
            return new Answer(question, Outcome.NO, count(breaks), ids(breaks));
        }
        List<Finding> uncompared =
                concerned.stream().filter(Verdicts::leavesGap).toList();
        if (!uncompared.isEmpty()) {
            return new Answer(question, Outcome.CANNOT_TELL, count(uncompared), ids(uncompared));
        }
        List<Finding> risks = ofSeverity(concerned, Severity.RISKY);
        String reason = !risks.isEmpty()
                ? "to be looked at: " + count(risks)
                : question == Question.SAME_BEHAVIOUR ? same(scenarios) : "nothing found that breaks";
        return new Answer(
                question,
                Outcome.YES,
                question == Question.OLD_CALLERS_USE_NEW && gaps.contains(Layer.TYPES)
                        ? reason + "; layouts of types were not compared"
                        : reason,
                ids(risks));
    }

    private static String same(List<ScenarioResult> scenarios) {
        long same = scenarios.stream().filter(ScenarioResult::isEqual).count();
        String counted = "the same in %d of %d %s"
                .formatted(same, scenarios.size(), scenarios.size() == 1 ? "scenario" : "scenarios");
        return same == scenarios.size() ? counted : counted + "; what differs is accepted";
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).distinct().toList();
    }

    /** Whether a finding says that something could not be compared. */
    private static boolean leavesGap(Finding finding) {
        return finding.rule().area() == Rule.Area.COVERAGE
                || finding.rule() == Rule.BEHAVIOUR_NOT_COMPARED
                || (finding.rule() == Rule.CUSTOM_SECTION_REMOVED
                        && finding.subject().equals(DEBUG_INFORMATION));
    }

    private static List<Finding> ofSeverity(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** Findings by rule, as a phrase: {@code 3 x a function is imported that was not before}. */
    private static String count(List<Finding> findings) {
        Map<Rule, Integer> counts = new LinkedHashMap<>();
        findings.forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        var phrases = new ArrayList<String>();
        counts.forEach((rule, number) ->
                phrases.add(number == 1 ? rule.summary() : rule.summary() + " (" + number + " times)"));
        return String.join("; ", phrases);
    }
}
