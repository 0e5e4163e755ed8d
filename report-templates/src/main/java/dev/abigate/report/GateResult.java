package dev.abigate.report;

import tools.jackson.databind.JsonNode;

/**
 * One comparison of a gate.
 *
 * @param position of the artefact in the configuration, from 0
 */
public record GateResult(int position, String artefact, String baseline, SavedReport report) {
    /** The result of a comparison. */
    public static GateResult of(int position, String artefact, String baseline, Report report) {
        return read(position, artefact, baseline, JsonReport.tree(report));
    }

    /** The result of a report's JSON. */
    static GateResult read(int position, String artefact, String baseline, JsonNode report) {
        return new GateResult(
                position, artefact, baseline, SavedReport.read(artefact + " against " + baseline, report));
    }
}
