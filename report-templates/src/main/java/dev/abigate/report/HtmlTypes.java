package dev.abigate.report;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.source.DeclarationText;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types of the source that changed, one card for each edit: its layouts, what it brought about, and who uses it. */
final class HtmlTypes {
    private static final int MOST_CARDS = 60;
    private static final int MOST_CONSEQUENCES = 40;
    private static final int LONGEST_NAME = 300;
    private static final String TYPE = "type:";

    private final Messages messages;
    private final HtmlFindings findings;
    private final List<Finding> all;
    private final Optional<Program> before;
    private final Optional<Program> after;

    HtmlTypes(Report report, Messages messages, HtmlFindings findings) {
        this.messages = messages;
        this.findings = findings;
        this.all = report.findings();
        this.before = report.comparison()
                .before()
                .snapshot()
                .source()
                .map(SourceTypes::graph)
                .map(Program::new);
        this.after = report.comparison()
                .after()
                .snapshot()
                .source()
                .map(SourceTypes::graph)
                .map(Program::new);
    }

    /** The cards, in the order of their worst findings; empty where not both builds tell their types. */
    List<Map<String, Object>> cards() {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        var byCause = new LinkedHashMap<String, List<Finding>>();
        all.stream()
                .filter(finding -> finding.rule().area() == Rule.Area.TYPES)
                .forEach(finding -> finding.cause()
                        .filter(cause -> cause.startsWith(TYPE))
                        .ifPresent(cause -> byCause.computeIfAbsent(cause, _ -> new ArrayList<>())
                                .add(finding)));
        var cards = new ArrayList<Map<String, Object>>();
        byCause.forEach((cause, group) -> {
            if (cards.size() < MOST_CARDS) {
                card(cause.substring(TYPE.length()), group).ifPresent(cards::add);
            }
        });
        return cards;
    }

    /** A card for a type that both builds define. */
    private Optional<Map<String, Object>> card(String name, List<Finding> group) {
        Program old = before.orElseThrow();
        Program now = after.orElseThrow();
        Optional<Type> was = old.definition(name).map(old::type);
        Optional<Type> is = now.definition(name).map(now::type);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        var card = new LinkedHashMap<String, Object>();
        card.put("name", shown(name));
        card.put("severity", group.getFirst().severity().id());
        card.put("lines", List.of());
        card.put("bars", List.of());
        card.put("rows", List.of());
        card.put("slots", List.of());
        if (was.get() instanceof StructType a && is.get() instanceof StructType b) {
            card.put("lines", lines(new DeclarationText(old).lines(name, a), new DeclarationText(now).lines(name, b)));
            var layout = new StructLayouts(old, a, now, b, messages);
            card.put("bars", layout.bars());
            card.put("rows", layout.rows());
            card.put("slots", layout.slots());
        } else if (was.get() instanceof EnumType a && is.get() instanceof EnumType b) {
            card.put("lines", lines(new DeclarationText(old).lines(name, a), new DeclarationText(now).lines(name, b)));
            card.put("rows", values(a, b));
        }
        card.put(
                "findings",
                group.stream().limit(MOST_CONSEQUENCES).map(this::line).toList());
        int more = group.size() - MOST_CONSEQUENCES;
        card.put("more", more > 0 ? messages.text("more", more) : "");
        card.put(
                "uses",
                group.stream()
                        .filter(finding -> !finding.details().isEmpty())
                        .findFirst()
                        .map(Finding::details)
                        .orElse(List.of())
                        .stream()
                        .map(HtmlTypes::shown)
                        .toList());
        return Optional.of(card);
    }

    private Map<String, Object> line(Finding finding) {
        return Map.of(
                "severity", finding.severity().id(),
                "rule", finding.rule().id(),
                "name", shown(finding.name()),
                "before", finding.before().map(HtmlTypes::shown).orElse(""),
                "after", finding.after().map(HtmlTypes::shown).orElse(""),
                "href", findings.anchor(finding).orElse("#findings"));
    }

    /** The declaration in both builds, where it is not the layout alone that differs. */
    private static List<Map<String, Object>> lines(List<String> before, List<String> after) {
        LineDifference difference = LineDifference.between(before, after);
        return difference.differs()
                ? difference.brief().lines().stream()
                        .limit(StructLayouts.MOST_ROWS)
                        .map(line -> Map.<String, Object>of(
                                "presence",
                                line.presence().name().toLowerCase(Locale.ROOT),
                                "text",
                                shown(line.text())))
                        .toList()
                : List.of();
    }

    private static List<Map<String, Object>> values(EnumType old, EnumType now) {
        var before = new LinkedHashMap<String, String>();
        old.enumerators().forEach(value -> before.put(value.name(), Long.toString(value.value())));
        var after = new LinkedHashMap<String, String>();
        now.enumerators().forEach(value -> after.put(value.name(), Long.toString(value.value())));
        var names = new ArrayList<>(after.keySet());
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(names::add);
        return names.stream()
                .limit(StructLayouts.MOST_ROWS)
                .map(name -> row(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
    }

    /** A row of a table of old and new. */
    static Map<String, Object> row(String name, String before, String after) {
        return Map.of(
                "name", shown(name), "before", shown(before), "after", shown(after), "differs", !before.equals(after));
    }

    private static String shown(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
