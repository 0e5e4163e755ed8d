package dev.abigate.diff.verdict;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict.Answer;
import dev.abigate.diff.verdict.Verdict.Level;
import dev.abigate.diff.verdict.Verdict.Outcome;
import dev.abigate.diff.verdict.Verdict.SemverStep;
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
     * @param identical whether the facts of both builds are equal in all, those that are not compared one by one too
     */
    public static Verdict of(List<Finding> findings, boolean identical) {
        var answers = new ArrayList<Answer>();
        for (Question question : Question.values()) {
            answers.add(answer(question, findings, identical));
        }
        return new Verdict(level(findings), step(findings, answers), answers);
    }

    private static Level level(List<Finding> findings) {
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

    private static SemverStep step(List<Finding> findings, List<Answer> answers) {
        if (answers.stream().anyMatch(answer -> answer.outcome() == Outcome.NO)) {
            return SemverStep.MAJOR;
        }
        return findings.stream().anyMatch(finding -> finding.rule().addsToInterface())
                ? SemverStep.MINOR
                : SemverStep.PATCH;
    }

    private static Answer answer(Question question, List<Finding> findings, boolean identical) {
        if (question == Question.SAME_BEHAVIOUR) {
            return new Answer(question, Outcome.NOT_ASKED, "nothing was replayed");
        }
        List<Finding> concerned = findings.stream()
                .filter(finding -> finding.rule().questions().contains(question))
                .toList();
        List<Finding> breaks = ofSeverity(concerned, Severity.BREAKING);
        if (!breaks.isEmpty()) {
            return new Answer(question, Outcome.NO, count(breaks));
        }
        List<Finding> gaps = concerned.stream().filter(Verdicts::leavesGap).toList();
        if (!gaps.isEmpty()) {
            return new Answer(question, Outcome.CANNOT_TELL, count(gaps));
        }
        List<Finding> risks = ofSeverity(concerned, Severity.RISKY);
        String reason = risks.isEmpty() ? "nothing found that breaks" : "to be looked at: " + count(risks);
        return new Answer(
                question,
                Outcome.YES,
                question == Question.OLD_CALLERS_USE_NEW && !identical
                        ? reason + "; layouts of types were not compared"
                        : reason);
    }

    /** Whether a finding says that something could not be compared. */
    private static boolean leavesGap(Finding finding) {
        return finding.rule().area() == Rule.Area.COVERAGE
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
