package dev.abigate.report;

/**
 * One comparison of a gate.
 *
 * @param position of the artefact in the configuration, from 0
 */
public record GateResult(int position, String artefact, String baseline, SavedReport report) {}
