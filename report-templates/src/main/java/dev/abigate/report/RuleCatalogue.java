package dev.abigate.report;

import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The rule catalogue as text and as JSON ({@code abigate-rules/1}). */
public final class RuleCatalogue {
    private RuleCatalogue() {}

    /** All rules by area, one a line. */
    public static String text() {
        int widest = 0;
        for (Rule rule : Rule.values()) {
            widest = Math.max(widest, rule.id().length());
        }
        var text = new StringBuilder();
        for (Rule.Area area : Rule.Area.values()) {
            appendArea(text, area, widest);
        }
        return text.append("'abigate rules ID' explains a rule.\n").toString();
    }

    private static void appendArea(StringBuilder text, Rule.Area area, int widest) {
        List<Rule> rules =
                Arrays.stream(Rule.values()).filter(rule -> rule.area() == area).toList();
        if (rules.isEmpty()) {
            return;
        }
        text.append(area.title()).append('\n');
        for (Rule rule : rules) {
            text.append("  ").append(rule.id()).repeat(' ', widest - rule.id().length() + 2);
            text.append(rule.severity().id())
                    .repeat(' ', 12 - rule.severity().id().length());
            text.append(rule.summary()).append('\n');
        }
        text.append('\n');
    }

    /** All rules as JSON, in the order of the catalogue. */
    public static String json() {
        return document(List.of(Rule.values()));
    }

    /** One rule as JSON: a catalogue with nothing else in it. */
    public static String json(Rule rule) {
        return document(List.of(rule));
    }

    private static String document(List<Rule> rules) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-rules/1");
            json.writeArrayPropertyStart("rules");
            for (Rule rule : rules) {
                write(json, rule);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Rule rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("area", rule.area().title());
        json.writeStringProperty("severity", rule.severity().id());
        json.writeArrayPropertyStart("affects");
        for (Audience audience : rule.audiences()) {
            json.writeString(audience.id());
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("questions");
        for (Question question : rule.questions()) {
            json.writeString(question.text());
        }
        json.writeEndArray();
        json.writeStringProperty("summary", rule.summary());
        json.writeEndObject();
    }
}
