package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What hosts do with files as one HTML page, under the same rules as {@link HtmlReport} and without scripts: of several files
 * a matrix, then each file with its hosts.
 */
public final class HostReportHtml {
    private static final int LONGEST_NAME = 300;

    /** The most cells of the matrix, and the most answers and reasons in full; the others are counted. */
    private static final int MOST_CELLS = 6_000;

    private static final int MOST_LINES = 1_000;

    private final List<HostReport> reports;
    private final Messages messages;

    /** How many files, from the first on, are there with all that hosts say. */
    private final int detailed;

    private HostReportHtml(List<HostReport> reports, Messages messages) {
        this.reports = reports;
        this.messages = messages;
        int lines = 0;
        int files = 0;
        while (files < reports.size() && (files == 0 || lines + lines(reports.get(files)) <= MOST_LINES)) {
            lines += lines(reports.get(files++));
        }
        this.detailed = files;
    }

    private static int lines(HostReport report) {
        return report.rows().stream()
                .mapToInt(answer -> 1
                        + Math.min(
                                HtmlCircumstances.MOST_REASONS, answer.reasons().size()))
                .sum();
    }

    /** The page in a language. */
    public static String render(List<HostReport> reports, Language language, String toolVersion) {
        return HtmlReport.process("check.ftl", new HostReportHtml(reports, Messages.of(language)).model(toolVersion));
    }

    private Map<String, Object> model(String toolVersion) {
        Result worst = HostReport.worst(reports);
        boolean single = reports.size() == 1;
        boolean passed = reports.stream().allMatch(HostReport::passed);
        boolean strict = reports.stream().anyMatch(HostReport::strict);
        Map<String, Object> model = HtmlReport.pageModel(messages);
        model.put("tone", HtmlPage.id(Tone.of(worst)));
        model.put("headline", messages.text("check", worst));
        model.put("sentence", messages.text("check." + HtmlPage.id(worst) + ".sentence"));
        model.put("title", single ? name(reports.getFirst()) : messages.text("check.files", reports.size()));
        model.put("outcome", messages.text(passed ? "gate.passed" : "gate.failed"));
        model.put("strict", messages.text(strict ? "check.strict" : "check.lenient"));
        model.put(
                "counts",
                Arrays.stream(Result.values())
                        .map(result -> Map.of(
                                "number", HostReport.count(reports, result), "word", messages.text("host", result)))
                        .toList());
        model.put(
                "profiles",
                reports.getFirst().answers().stream()
                        .map(answer -> VisibleText.brief(answer.profile(), LONGEST_NAME))
                        .toList());
        int rows = Math.max(
                1, MOST_CELLS / Math.max(1, reports.getFirst().answers().size()));
        model.put("matrix", single ? List.of() : matrix(rows));
        model.put("moreFiles", more("check.moreFiles", reports.size() - rows));
        model.put("files", files());
        model.put("moreTables", more("check.moreTables", reports.size() - detailed));
        model.put("toolVersion", toolVersion);
        model.put("json", HtmlReport.machineResult(HostReportJson.render(reports)));
        return model;
    }

    private String more(String key, int number) {
        return number > 0 ? messages.text(key, number) : "";
    }

    private List<Map<String, Object>> matrix(int most) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < Math.min(most, reports.size()); i++) {
            HostReport report = reports.get(i);
            rows.add(Map.of(
                    "name", name(report),
                    "href", i < detailed ? "#" + id(i) : "",
                    "cells",
                            report.answers().stream()
                                    .map(answer -> Map.of(
                                            "word", messages.text("host", answer.result()),
                                            "tone", HtmlPage.id(Tone.of(answer.result()))))
                                    .toList()));
        }
        return rows;
    }

    private List<Map<String, Object>> files() {
        var files = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < detailed; i++) {
            HostReport report = reports.get(i);
            files.add(Map.of(
                    "id", id(i),
                    "name", name(report),
                    "kind", report.file().kind(),
                    "size", messages.text("bytes", report.file().size()),
                    "sha256", report.file().sha256(),
                    "hosts",
                            report.rows().stream()
                                    .map(answer -> host(report, answer))
                                    .toList()));
        }
        return files;
    }

    private Map<String, Object> host(HostReport report, HostAnswer answer) {
        return Map.of(
                "profile", VisibleText.brief(answer.profile(), LONGEST_NAME),
                "fails", report.fails(answer),
                "answer", HtmlCircumstances.answer(answer, messages, HostAnswer.Reason::advice));
    }

    private static String id(int position) {
        return "file-" + (position + 1);
    }

    private static String name(HostReport report) {
        return VisibleText.brief(report.file().path(), LONGEST_NAME);
    }
}
