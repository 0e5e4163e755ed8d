package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.witness.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A comparison for a terminal: the verdict first and last, between them the answers and the findings, worst first.
 *
 * @param width columns to fill at most
 * @param colour whether to colour severities with ANSI escapes
 * @param all whether to print every finding instead of the first {@value #SHOWN}
 * @param shownNoise the classes of noise whose findings are printed and not only counted
 */
public record TextReport(int width, boolean colour, boolean all, Set<Noise> shownNoise) {
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 800;
    private static final int MOST_DETAILS = 20;
    /** Consequences of one rule that are shown one by one. */
    private static final int MOST_ALIKE = 3;

    private static final int INDENT = 14;

    public TextReport {
        shownNoise = Set.copyOf(shownNoise);
    }

    /** The report, ending with a line end. */
    public String render(Report report) {
        var out = new StringBuilder();
        Comparison comparison = report.comparison();
        Headline headline = report.headline();
        out.append(painted(headline.words().toUpperCase(Locale.ROOT), headline.tone()))
                .append("  ")
                .append(name(comparison.before().path()))
                .append(" → ")
                .append(name(comparison.after().path()))
                .append("\n\n");
        appendAnswers(out, report.verdict());
        appendCircumstances(out, report);
        appendFindings(out, report.rulings());
        appendWaived(out, report.waived());
        ScenarioText.append(out, report.comparison().scenarios(), width);
        report.noise().forEach((noise, rulings) -> appendNoise(out, noise, rulings));
        out.append('\n').append(painted(headline.words().toUpperCase(Locale.ROOT), headline.tone()));
        Paragraph.append(
                out,
                ": ",
                2,
                "%s; version step: %s; gate: %s"
                        .formatted(report.counts(), report.verdict().semver().id(), report.gate()),
                width - headline.words().length());
        return out.toString();
    }

    /** What bears on the verdict beside the findings: versions, consumers, hosts, baselines. */
    private void appendCircumstances(StringBuilder out, Report report) {
        var lines = new ArrayList<String>();
        Assessment assessment = report.assessment();
        assessment.step().ifPresent(step -> lines.add("versions: " + step.text()));
        assessment
                .withoutConsumers()
                .ifPresent(level -> lines.add("consumers: %s; without them: %s"
                        .formatted(String.join(", ", assessment.consumers()), level.id())));
        for (HostPair host : assessment.hosts()) {
            lines.add("host %s: old %s, new %s%s"
                    .formatted(
                            host.profile(),
                            host.old().result().id(),
                            host.now().result().id(),
                            host.now()
                                    .hostMessage()
                                    .map(message -> " (" + message + ")")
                                    .orElse("")));
        }
        for (Report.Baseline baseline : report.baselines()) {
            lines.add("baseline %s: %s, %s"
                    .formatted(
                            baseline.name(),
                            baseline.assessment().verdict().level().id(),
                            Words.outcome(
                                    baseline.assessment().outcome(),
                                    baseline.assessment().stops())));
        }
        if (!lines.isEmpty()) {
            out.append('\n');
            lines.forEach(line -> Paragraph.append(out, "  ", 4, name(line), width));
        }
    }

    private void appendWaived(StringBuilder out, List<Ruling> waived) {
        for (Ruling ruling : waived) {
            if (ruling.standing() instanceof Standing.Waived(Waiver waiver)) {
                Finding finding = ruling.finding();
                out.append("\n  ").append("waived").repeat(' ', INDENT - 8);
                Paragraph.append(
                        out,
                        "",
                        INDENT,
                        "%s  [%s, %s]"
                                .formatted(
                                        name(finding.subject()),
                                        finding.rule().id(),
                                        finding.severity().id()),
                        width);
                appendLine(out, "", Words.waiver(waiver));
            }
        }
    }

    private void appendAnswers(StringBuilder out, Verdict verdict) {
        for (Verdict.Answer answer : verdict.answers()) {
            String outcome = Words.of(answer.outcome());
            out.append("  ")
                    .append(answer.question().text())
                    .repeat(' ', 42 - answer.question().text().length());
            out.append(painted(outcome, Tone.of(answer.outcome())));
            if (answer.reason().isEmpty()) {
                out.append('\n');
            } else {
                Paragraph.append(
                        out.repeat(' ', 13 - outcome.length()), "", 57, VisibleText.of(answer.reason()), width);
            }
        }
    }

    private void appendFindings(StringBuilder out, List<Ruling> rulings) {
        Collection<List<Ruling>> groups = byCause(rulings);
        int shown = 0;
        int room = all ? Integer.MAX_VALUE : SHOWN;
        for (List<Ruling> group : groups.stream().limit(room).toList()) {
            Ruling first = spokesman(group);
            appendFinding(out.append('\n'), first.finding());
            appendCourse(out, first);
            appendConsequences(
                    out, group.stream().filter(ruling -> !ruling.equals(first)).toList());
            shown += group.size();
        }
        if (shown < rulings.size()) {
            out.append("\n  and ").append(rulings.size() - shown).append(" more (--all)\n");
        }
    }

    /** Findings that one edit of the source brought about, each with the worst first. */
    private static Collection<List<Ruling>> byCause(List<Ruling> rulings) {
        var groups = new LinkedHashMap<Object, List<Ruling>>();
        for (Ruling ruling : rulings) {
            Object key = ruling.finding().cause().<Object>map(cause -> cause).orElse(ruling);
            groups.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(ruling);
        }
        return groups.values();
    }

    /** Of the worst findings of a cause the first that is about the cause itself, and not about what it brought with it. */
    private static Ruling spokesman(List<Ruling> group) {
        Severity worst = group.getFirst().finding().severity();
        return group.stream()
                .filter(ruling -> ruling.finding().severity() == worst)
                .min(Comparator.comparingInt(ruling -> distance(ruling.finding())))
                .orElseThrow();
    }

    /** How far a finding is from the thing that its cause names: that thing, a part of it, or something else. */
    private static int distance(Finding finding) {
        String cause = finding.cause().orElse("");
        if (finding.subject().equals(cause)) {
            return 0;
        }
        return finding.subject().startsWith(cause + "::") ? 1 : 2;
    }

    private void appendConsequences(StringBuilder out, List<Ruling> rulings) {
        var counts = new EnumMap<Rule, Integer>(Rule.class);
        rulings.forEach(ruling -> counts.merge(ruling.finding().rule(), 1, Integer::sum));
        var shown = new EnumMap<Rule, Integer>(Rule.class);
        for (Ruling ruling : rulings) {
            Rule rule = ruling.finding().rule();
            int before = shown.merge(rule, 1, Integer::sum) - 1;
            int more = counts.getOrDefault(rule, 0) - before;
            if (all || before < MOST_ALIKE || (before == MOST_ALIKE && more == 1)) {
                appendConsequence(out, ruling.finding());
            } else if (before == MOST_ALIKE) {
                appendLine(out, "& ", "and %d more  [%s]".formatted(more, rule.id()));
            }
        }
        rulings.stream()
                .flatMap(ruling -> ruling.finding().witness().stream())
                .findFirst()
                .ifPresent(witness -> appendWitness(out, witness));
    }

    private void appendConsequence(StringBuilder out, Finding finding) {
        String change = finding.before().map(TextReport::name).orElse("nothing") + " → "
                + finding.after().map(TextReport::name).orElse("nothing");
        appendLine(
                out,
                "& ",
                "%s %s  [%s]: %s"
                        .formatted(
                                finding.severity().id(),
                                name(finding.subject()),
                                finding.rule().id(),
                                change));
    }

    /** What made the finding count as it does, where that is not the rule alone, and who is hit. */
    private void appendCourse(StringBuilder out, Ruling ruling) {
        ruling.trail().stream()
                .skip(1)
                .forEach(step -> appendLine(
                        out,
                        "· ",
                        name("%s, %s: %s"
                                .formatted(step.stage().id(), step.severity().id(), step.reason()))));
        ruling.usedBy()
                .filter(users -> !users.isEmpty())
                .ifPresent(users -> appendLine(out, "· ", name("used by " + String.join(", ", users))));
    }

    private void appendNoise(StringBuilder out, Noise noise, List<Ruling> rulings) {
        boolean shown = shownNoise.contains(noise);
        out.append("\n  folded");
        Paragraph.append(
                out.repeat(' ', INDENT - "  folded".length()),
                "",
                INDENT,
                Words.differences(rulings.size()) + "  [" + noise.id() + "]: " + noise.meaning()
                        + (shown ? "" : " (--show-noise " + noise.id() + ")"),
                width);
        if (shown) {
            rulings.forEach(ruling -> appendFinding(out.append('\n'), ruling.finding()));
        }
    }

    private void appendFinding(StringBuilder out, Finding finding) {
        String severity = finding.severity().id();
        out.append("  ")
                .append(painted(severity, Tone.of(finding.severity())))
                .repeat(' ', INDENT - 2 - severity.length());
        Paragraph.append(
                out,
                "",
                INDENT,
                name(finding.subject()) + "  [" + finding.rule().id() + "]",
                width);
        finding.before().ifPresent(before -> appendLine(out, "- ", name(before)));
        finding.after().ifPresent(after -> appendLine(out, "+ ", name(after)));
        appendLine(out, "", VisibleText.brief(finding.message(), LONGEST_MESSAGE));
        finding.details().stream().limit(MOST_DETAILS).forEach(detail -> appendLine(out, "  * ", name(detail)));
        if (finding.details().size() > MOST_DETAILS) {
            appendLine(out, "  * ", "and " + (finding.details().size() - MOST_DETAILS) + " more");
        }
        appendLine(out, "→ ", VisibleText.brief(finding.advice(), LONGEST_MESSAGE));
        finding.witness().ifPresent(witness -> appendWitness(out, witness));
    }

    private void appendWitness(StringBuilder out, Witness witness) {
        appendLine(out, "⊢ ", VisibleText.brief(WitnessWords.of(witness), LONGEST_MESSAGE));
        if (all) {
            witness.text()
                    .lines()
                    .forEach(line -> out.repeat(' ', INDENT + 2)
                            .append(VisibleText.brief(line, LONGEST_MESSAGE))
                            .append('\n'));
        }
    }

    private void appendLine(StringBuilder out, String mark, String text) {
        if (!text.isEmpty()) {
            Paragraph.append(out, " ".repeat(INDENT) + mark, INDENT + mark.length(), text, width);
        }
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }

    private String painted(String word, Tone tone) {
        return colour ? tone.painted(word) : word;
    }
}
