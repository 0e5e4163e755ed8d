package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON report fits its published schema. */
final class JsonSchemaTest {
    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode schema = readSchema();

    private JsonNode readSchema() {
        try (InputStream in = JsonReport.class.getResourceAsStream("/schema/abigate-report-1.json")) {
            return mapper.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyReportFits() {
        for (Report report : List.of(Samples.breaking(), Samples.equal(), Samples.hostile(), Samples.many(30))) {
            assertEquals(List.of(), flaws(JsonReport.render(report)));
        }
    }

    @Test
    void whatDoesNotFitIsSeen() {
        String report = JsonReport.render(Samples.breaking());
        assertEquals(
                List.of("$.verdict: not allowed: \"fine\""), flaws(report.replace("\"incompatible\"", "\"fine\"")));
        assertEquals(
                List.of("$.counts.risky: not a integer"), flaws(report.replace("\"risky\": 1", "\"risky\": \"1\"")));
        assertEquals(
                List.of("$: lacks semver", "$: unknown member step"), flaws(report.replace("\"semver\"", "\"step\"")));
        assertTrue(flaws(report.replace("1f1f", "zz")).getFirst().startsWith("$.old.sha256: does not match"));
    }

    private List<String> flaws(String json) {
        var flaws = new ArrayList<String>();
        check(schema, mapper.readTree(json), "$", flaws);
        return flaws;
    }

    /** The part of JSON Schema that our schema uses. */
    private void check(JsonNode rule, JsonNode value, String at, List<String> flaws) {
        if (rule.has("$ref")) {
            String name = rule.get("$ref").stringValue();
            check(schema.get("$defs").get(name.substring(name.lastIndexOf('/') + 1)), value, at, flaws);
            return;
        }
        if (rule.has("type") && !isOfType(rule.get("type"), value)) {
            flaws.add(at + ": not a " + rule.get("type").asString());
            return;
        }
        boolean constant = !rule.has("const") || rule.get("const").equals(value);
        boolean listed = !rule.has("enum") || rule.get("enum").valueStream().anyMatch(value::equals);
        if (!constant || !listed) {
            flaws.add(at + ": not allowed: " + value);
        }
        if (rule.has("pattern")
                && !value.stringValue().matches(rule.get("pattern").stringValue())) {
            flaws.add(at + ": does not match " + rule.get("pattern"));
        }
        if (rule.has("properties")) {
            checkMembers(rule, value, at, flaws);
        }
        if (rule.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(rule.get("items"), value.get(i), at + "[" + i + "]", flaws);
            }
        }
    }

    private void checkMembers(JsonNode rule, JsonNode value, String at, List<String> flaws) {
        for (JsonNode name : rule.get("required")) {
            if (!value.has(name.stringValue())) {
                flaws.add(at + ": lacks " + name.stringValue());
            }
        }
        for (var member : value.properties()) {
            JsonNode known = rule.get("properties").get(member.getKey());
            if (known == null) {
                flaws.add(at + ": unknown member " + member.getKey());
            } else {
                check(known, member.getValue(), at + "." + member.getKey(), flaws);
            }
        }
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return types.valueStream().anyMatch(type -> isOfType(type, value));
        }
        return switch (types.stringValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("this test does not know the type " + types);
        };
    }
}
