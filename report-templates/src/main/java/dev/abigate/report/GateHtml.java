package dev.abigate.report;

import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The outcome of a gate as one HTML page, under the same rules as {@link HtmlReport} and without scripts: a row for each
 * comparison, artefacts by hosts, and what stops the gate.
 */
public final class GateHtml {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 400;

    /** The most comparisons in the table, the most that are told in full, and the most findings of each. */
    private static final int MOST_COMPARISONS = 1_000;

    private static final int MOST_STOPPED = 100;
    private static final int MOST_FINDINGS = 20;

    private final GateReport report;
    private final List<Optional<String>> pages;
    private final Messages messages;

    /** The comparisons that the page tells in full, by position among the results. */
    private final Set<Integer> told;

    private GateHtml(GateReport report, List<Optional<String>> pages, Messages messages) {
        this.report = report;
        this.pages = pages;
        this.messages = messages;
        this.told = IntStream.range(0, report.results().size())
                .filter(i -> report.results().get(i).report().outcome() != Outcome.PASSED)
                .limit(MOST_STOPPED)
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * The page in a language.
     *
     * @param pages where the page of each comparison is, seen from this one
     */
    public static String render(GateReport report, List<Optional<String>> pages, Language language) {
        return HtmlReport.process("gate.ftl", new GateHtml(report, pages, Messages.of(language)).model());
    }

    private Map<String, Object> model() {
        Map<String, Object> model = HtmlReport.pageModel(messages);
        model.put("tone", HtmlPage.id(Tone.of(report.outcome())));
        model.put("headline", messages.text("gate.headline", report.outcome()));
        model.put("sentence", messages.text("gate.headline." + HtmlPage.id(report.outcome()) + ".sentence"));
        model.put("title", name(report.configuration()));
        model.put(
                "part",
                report.part().map(part -> messages.text("gate.part", part)).orElse(""));
        model.put(
                "counts",
                Arrays.stream(Outcome.values())
                        .map(outcome -> Map.of("number", report.count(outcome), "word", messages.text("gate", outcome)))
                        .toList());
        model.put(
                "findings",
                Arrays.stream(Severity.values())
                        .map(severity -> Map.of(
                                "number",
                                report.reports().stream()
                                        .mapToLong(one -> one.count(severity.id()))
                                        .sum(),
                                "word",
                                messages.text("severity", severity)))
                        .toList());
        addComparisons(model);
        addHosts(model);
        model.put("waivers", report.waivers().stream().map(this::waiver).toList());
        model.put("terms", terms());
        model.put("toolVersion", report.toolVersion());
        model.put("json", HtmlReport.machineResult(GateJson.render(report)));
        return model;
    }

    private void addComparisons(Map<String, Object> model) {
        var rows = new ArrayList<Map<String, Object>>();
        var stopped = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < report.results().size(); i++) {
            if (told.contains(i)) {
                stopped.add(stopped(i));
            }
            if (i < MOST_COMPARISONS) {
                rows.add(row(i));
            }
        }
        model.put("comparisons", rows);
        model.put(
                "moreComparisons", more("gate.moreComparisons", report.results().size() - rows.size()));
        model.put("stopped", stopped);
        model.put(
                "moreStopped",
                more(
                        "gate.moreStopped",
                        (int) (report.results().size() - report.count(Outcome.PASSED)) - stopped.size()));
    }

    private Map<String, Object> row(int position) {
        GateResult result = report.results().get(position);
        SavedReport saved = result.report();
        var row = new LinkedHashMap<String, Object>();
        row.put("artefact", name(result.artefact()));
        row.put("baseline", name(result.baseline()));
        row.put("page", pages.get(position).orElse(""));
        row.put("href", link(position));
        row.put("outcome", messages.text("gate", saved.outcome()));
        row.put("tone", HtmlPage.id(Tone.of(saved.outcome())));
        row.put("headline", messages.text("headline", saved.headline()));
        row.put("step", messages.text("step", saved.verdict().semver()));
        for (String what : List.of("breaking", "risky", "compatible", "waived")) {
            row.put(what, saved.count(what));
        }
        return row;
    }

    /** What stops the gate at a comparison. */
    private Map<String, Object> stopped(int position) {
        SavedReport saved = report.results().get(position).report();
        List<SavedReport.Listed> stops =
                saved.findings().stream().filter(SavedReport.Listed::stops).toList();
        var model = new LinkedHashMap<String, Object>();
        model.put("id", id(position));
        model.put("tone", HtmlPage.id(Tone.of(saved.outcome())));
        model.put("label", name(saved.label()));
        model.put("page", pages.get(position).orElse(""));
        model.put("outcome", messages.text("gate", saved.outcome()));
        model.put("stops", name(String.join(", ", saved.stops())));
        model.put(
                "pair", name(saved.before().path()) + " → " + name(saved.after().path()));
        model.put(
                "hosts",
                saved.hosts().stream()
                        .filter(SavedReport.Host::breaks)
                        .map(this::host)
                        .toList());
        model.put(
                "findings",
                stops.stream().limit(MOST_FINDINGS).map(GateHtml::finding).toList());
        model.put("more", more("more", stops.size() - MOST_FINDINGS));
        return model;
    }

    private Map<String, Object> host(SavedReport.Host host) {
        return Map.of(
                "severity", Severity.BREAKING.id(),
                "profile", name(host.profile()),
                "word", messages.text("host", host.now()),
                "tone", HtmlPage.id(Tone.of(host.now())),
                "message", host.message().map(GateHtml::name).orElse(""),
                "reasons",
                        host.reasons().stream()
                                .limit(MOST_FINDINGS)
                                .map(reason -> VisibleText.brief(reason, LONGEST_MESSAGE))
                                .toList());
    }

    private static Map<String, Object> finding(SavedReport.Listed finding) {
        return Map.of(
                "severity", finding.severity().id(),
                "rule", finding.rule().id(),
                "subject", name(finding.subject()),
                "message", VisibleText.brief(finding.message(), LONGEST_MESSAGE));
    }

    /** Artefacts by hosts: what becomes of the new build, whatever it was compared with. */
    private void addHosts(Map<String, Object> model) {
        Set<String> profiles = new LinkedHashSet<>();
        report.reports().forEach(one -> one.hosts().forEach(host -> profiles.add(host.profile())));
        var rows = new LinkedHashMap<Integer, Map<String, Object>>();
        for (int i = 0; i < report.results().size(); i++) {
            GateResult result = report.results().get(i);
            if (!result.report().hosts().isEmpty() && rows.size() < MOST_COMPARISONS) {
                rows.putIfAbsent(result.position(), hosts(result, link(i), profiles));
            }
        }
        model.put("profiles", profiles.stream().map(GateHtml::name).toList());
        model.put("matrix", List.copyOf(rows.values()));
    }

    private Map<String, Object> hosts(GateResult result, String reasons, Set<String> profiles) {
        return Map.of(
                "name",
                name(result.artefact()),
                "cells",
                profiles.stream()
                        .map(profile -> result.report().hosts().stream()
                                .filter(host -> host.profile().equals(profile))
                                .findFirst()
                                .map(host -> cell(host, host.breaks() ? reasons : ""))
                                .orElseGet(() -> Map.of("word", "")))
                        .toList());
    }

    private Map<String, Object> cell(SavedReport.Host host, String href) {
        return Map.of(
                "word",
                messages.text("host", host.now()),
                "tone",
                HtmlPage.id(Tone.of(host.now())),
                "href",
                href,
                "was",
                host.old() == host.now() ? "" : messages.text("gate.hosts.was", messages.text("host", host.old())));
    }

    private Map<String, Object> waiver(WaiverSummary waiver) {
        return Map.of(
                "state", messages.text("waiver", waiver.state()),
                "title", name(waiver.title()),
                "policy", name(waiver.policy()),
                "reason", name(waiver.reason()));
    }

    private List<Map<String, Object>> terms() {
        return List.of(
                Map.of("name", messages.text("gate.configuration"), "value", name(report.configuration())),
                Map.of("name", messages.text("gate.configurationSha256"), "value", report.sha256()),
                Map.of("name", messages.text("terms.tool"), "value", "abigate " + report.toolVersion()));
    }

    private String more(String key, int number) {
        return number > 0 ? messages.text(key, number) : "";
    }

    /** Where the page tells a comparison in full, if it does. */
    private String link(int position) {
        return told.contains(position) ? "#" + id(position) : "";
    }

    private static String id(int position) {
        return "comparison-" + (position + 1);
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
