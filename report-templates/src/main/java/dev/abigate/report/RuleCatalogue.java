package dev.abigate.report;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The rule catalogue as text and as JSON ({@code abigate-rules/1}). */
public final class RuleCatalogue {
    private RuleCatalogue() {}

    /** All rules by area and all classes of noise, one a line. */
    public static String text() {
        int widest = 0;
        for (Rule rule : Rule.values()) {
            widest = Math.max(widest, rule.id().length());
        }
        var text = new StringBuilder();
        for (Rule.Area area : Rule.Area.values()) {
            appendArea(text, area, widest);
        }
        text.append("noise: recognised and folded, or never compared\n");
        for (Noise noise : Noise.values()) {
            text.append("  ").append(noise.id()).repeat(' ', widest - noise.id().length() + 2);
            text.append(noise.isFolded() ? "folded" : "no finding").repeat(' ', noise.isFolded() ? 6 : 2);
            text.append(noise.title()).append('\n');
        }
        return text.append("\n'abigate rules ID' explains a rule or a class of noise.\n")
                .toString();
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

    /** A class of noise explained, as the page of a rule explains that. */
    public static String page(Noise noise) {
        return """
                # %s

                Noise: %s.

                ## What it looks like

                %s.

                ## How it is recognised

                %s.

                ## What a report says

                %s: %s.

                ## Example

                    %s
                """.formatted(
                        noise.id(),
                        noise.title(),
                        Words.capitalised(noise.pattern()),
                        Words.capitalised(noise.evidence()),
                        noise.isFolded() ? "The number of differences, and" : "No finding, but",
                        noise.meaning(),
                        noise.example());
    }

    /** All rules and classes of noise as JSON, in the order of the catalogue. */
    public static String json() {
        return document(List.of(Rule.values()), List.of(Noise.values()));
    }

    /** One rule as JSON: a catalogue with nothing else in it. */
    public static String json(Rule rule) {
        return document(List.of(rule), List.of());
    }

    /** One class of noise as JSON: a catalogue with nothing else in it. */
    public static String json(Noise noise) {
        return document(List.of(), List.of(noise));
    }

    private static String document(List<Rule> rules, List<Noise> noise) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-rules/1");
            json.writeArrayPropertyStart("rules");
            for (Rule rule : rules) {
                write(json, rule);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("noise");
            for (Noise each : noise) {
                write(json, each);
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

    private static void write(JsonGenerator json, Noise noise) {
        json.writeStartObject();
        json.writeStringProperty("id", noise.id());
        json.writeBooleanProperty("folded", noise.isFolded());
        json.writeStringProperty("title", noise.title());
        json.writeStringProperty("pattern", noise.pattern());
        json.writeStringProperty("evidence", noise.evidence());
        json.writeStringProperty("meaning", noise.meaning());
        json.writeStringProperty("example", noise.example());
        json.writeEndObject();
    }
}
