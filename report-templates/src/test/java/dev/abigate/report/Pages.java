package dev.abigate.report;

import dev.abigate.diff.gate.History;
import dev.abigate.diff.gate.Shard;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Reason;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages about several builds to look at in tests, each with hostile names in it. */
final class Pages {
    private static final String VERSION = "0.1.0";

    private Pages() {}

    /** One of each kind. */
    static List<String> all(Language language) {
        return List.of(
                HostReportHtml.render(checks(), language, VERSION),
                HostReportHtml.render(checks().subList(0, 1), language, VERSION),
                gate(gate(), language),
                HistoryHtml.render(history(), List.of(Optional.of("./step.html")), language));
    }

    /** The page of a gate, with a page for each comparison. */
    static String gate(GateReport report, Language language) {
        return GateHtml.render(
                report,
                report.results().stream().map(_ -> Optional.of("./page.html")).toList(),
                language);
    }

    /** A gate over one comparison of each kind. */
    static GateReport gate() {
        var results = new ArrayList<GateResult>();
        for (Report report : Samples.all()) {
            String name = results.size() == 3 ? Samples.HOSTILE : "artefact-" + results.size();
            results.add(GateResult.of(results.size(), name, "last", report));
        }
        return new GateReport(
                "fleet " + Samples.HOSTILE, "0".repeat(64), Shard.WHOLE, results.size(), results, VERSION);
    }

    /** A history of two releases, the second of which breaks what hostile names had. */
    static HistoryReport history() {
        return new HistoryReport(
                History.of(
                        List.of(
                                Samples.breaking().comparison().before(),
                                Samples.breaking().comparison().after()),
                        (_, _) -> Samples.hostile().assessment()),
                VERSION);
    }

    /** Two files on hosts that do all that hosts can do. */
    static List<HostReport> checks() {
        List<HostAnswer> answers = List.of(
                answer("wamr-2.4.5", Result.LOADS, Optional.empty(), 0),
                answer("thermostat", Result.RISKY, Optional.empty(), 1),
                answer(Samples.HOSTILE, Result.CANNOT_TELL, Optional.empty(), 2),
                answer("wamr-2.2.0", Result.REJECTED, Optional.of("unknown binary version " + Samples.HOSTILE), 30));
        return List.of(
                new HostReport(Samples.breaking().comparison().before(), Optional.empty(), answers, false),
                new HostReport(Samples.breaking().comparison().after(), Optional.empty(), answers, true));
    }

    private static HostAnswer answer(String profile, Result result, Optional<String> message, int reasons) {
        var all = new ArrayList<Reason>();
        for (int i = 0; i < reasons; i++) {
            all.add(new Reason(
                    Rule.IMPORT_FUNCTION_ADDED,
                    result,
                    "import:env." + Samples.HOSTILE + i,
                    "the host does not offer the function 'env." + Samples.HOSTILE + i + "'",
                    "import only what the host offers"));
        }
        return new HostAnswer(profile, result, message, all);
    }
}
