package dev.abigate.report;

import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One comparison of a gate. It holds the report as the JSON that goes into the gate's, whether it was made just now or on
 * another machine, so that both give the same bytes.
 *
 * @param position of the artefact in the configuration, from 0
 */
public record GateResult(int position, String artefact, String baseline, JsonNode report) {
    /** The result of a report. */
    public static GateResult of(int position, String artefact, String baseline, Report report) {
        return new GateResult(position, artefact, baseline, JsonText.read(JsonReport.render(report)));
    }

    /** Whether the build may ship. */
    Outcome outcome() {
        return constant("outcome", Outcome.values(), Outcome::id);
    }

    /** The verdict's word. */
    String verdict() {
        return text(report, "verdict");
    }

    /** Why the gate does not pass. */
    List<String> stops() {
        return report.path("stops")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** The number of findings that are counted as {@code what}. */
    int count(String what) {
        JsonNode number = report.path("counts").path(what);
        if (!number.isIntegralNumber() || !number.canConvertToInt()) {
            throw new MalformedPartException("a report lacks the count '" + what + "'");
        }
        return number.intValue();
    }

    /** The findings of a severity that count, {@code import:env.trace  [import-function-added]}. */
    List<String> findings(Severity severity) {
        return report.path("findings")
                .valueStream()
                .filter(finding -> text(finding, "severity").equals(severity.id())
                        && text(finding, "standing").equals("open"))
                .map(finding -> text(finding, "subject") + "  [" + text(finding, "rule") + "]")
                .toList();
    }

    /** What became of the policy's waivers. */
    List<WaiverSummary> waivers() {
        JsonNode policy = report.path("policy");
        var waivers = new ArrayList<WaiverSummary>();
        for (JsonNode waiver : report.path("waivers")) {
            waivers.add(new WaiverSummary(
                    text(policy, "name"),
                    text(policy, "sha256"),
                    text(waiver, "rule") + " " + text(waiver, "subject"),
                    text(waiver, "reason"),
                    constant(waiver, "state", Waiver.State.values(), Waiver.State::id),
                    Optional.of(waiver.path("severity"))
                            .filter(JsonNode::isString)
                            .map(_ -> constant(waiver, "severity", Severity.values(), Severity::id)),
                    waiver.path("stops").isBoolean() && waiver.path("stops").booleanValue()));
        }
        return waivers;
    }

    private <E extends Enum<E>> E constant(String name, E[] values, Function<E, String> id) {
        return constant(report, name, values, id);
    }

    private static <E extends Enum<E>> E constant(JsonNode node, String name, E[] values, Function<E, String> id) {
        String word = text(node, name);
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedPartException("unknown word '" + word + "' as '" + name + "'"));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new MalformedPartException("a report lacks the text '" + name + "'");
        }
        return value.stringValue();
    }
}
