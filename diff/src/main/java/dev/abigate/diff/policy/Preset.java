package dev.abigate.diff.policy;

import dev.abigate.diff.verdict.Threshold;

/** A policy in one word: what its file leaves out, the preset says. */
public enum Preset {
    /** Nothing may pass unseen: risks stop the gate, what could not be compared does, and waivers have to end. */
    STRICT("strict", Threshold.RISKY),
    /** A plugin and its hosts are released together often: breaks stop the gate. */
    PLUGIN("plugin", Threshold.BREAKING),
    /** Hosts are out there and never updated: what an old host may trip over is a break, and waivers have to end. */
    FIELDED("fielded", Threshold.BREAKING),
    /** Nothing stops the gate. */
    REPORT_ONLY("report-only", Threshold.NONE);

    private final String id;
    private final Threshold threshold;

    Preset(String id, Threshold threshold) {
        this.id = id;
        this.threshold = threshold;
    }

    /** The word used in policies. */
    public String id() {
        return id;
    }

    /** What stops the gate unless the policy says otherwise. */
    public Threshold threshold() {
        return threshold;
    }

    /** Whether every waiver needs a day on which it ends. */
    public boolean demandsExpiry() {
        return this == STRICT || this == FIELDED;
    }
}
