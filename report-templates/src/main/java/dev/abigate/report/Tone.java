package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict.Outcome;
import dev.abigate.format.trace.ReplayResult;

/** The mood that colours and icons follow; never without a word beside it. */
enum Tone {
    GOOD,
    DOUBT,
    BAD,
    NEUTRAL;

    static Tone of(Severity severity) {
        return switch (severity) {
            case BREAKING -> BAD;
            case RISKY -> DOUBT;
            case COMPATIBLE -> GOOD;
        };
    }

    static Tone of(HostAnswer.Result result) {
        return switch (result) {
            case LOADS -> GOOD;
            case RISKY, CANNOT_TELL -> DOUBT;
            case REJECTED -> BAD;
        };
    }

    static Tone of(Assessment.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> GOOD;
            case PARTIAL -> DOUBT;
            case FAILED -> BAD;
        };
    }

    static Tone of(Outcome outcome) {
        return switch (outcome) {
            case YES -> GOOD;
            case NO -> BAD;
            case CANNOT_TELL -> DOUBT;
            case NOT_ASKED -> NEUTRAL;
        };
    }

    static Tone of(ReplayResult.Outcome outcome) {
        return switch (outcome) {
            case EQUAL -> GOOD;
            case DIFFERENT -> BAD;
            case POISONED, NOT_COMPARABLE -> DOUBT;
        };
    }

    /** A word in the tone's colour, by ANSI escapes. */
    String painted(String word) {
        int code = switch (this) {
            case GOOD -> 32;
            case DOUBT -> 33;
            case BAD -> 31;
            case NEUTRAL -> 0;
        };
        return "\u001b[1;" + code + "m" + word + "\u001b[0m";
    }

    /** The tone as a character that Markdown shows everywhere. */
    String mark() {
        return switch (this) {
            case GOOD -> "✅";
            case DOUBT -> "⚠️";
            case BAD -> "❌";
            case NEUTRAL -> "➖";
        };
    }
}
