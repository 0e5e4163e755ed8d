package dev.abigate.cli;

import dev.abigate.diff.policy.Assessment;

/** What the process answers to the shell; scripts rely on these numbers. */
public enum ExitStatus implements Exit {
    PASS(0, "pass: the command did its work, and nothing found is over the threshold"),
    FAIL(
            1,
            "the gate fails: an incompatibility, a host that rejects a file, or a file that 'validate' finds malformed"),
    USAGE(2, "bad usage or bad configuration"),
    UNREADABLE(3, "an input cannot be read: missing, truncated, malformed"),
    DEFECT(4, "a defect in abigate itself"),
    PARTIAL(5, "compared only in part, and the policy demands the whole");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** What a comparison under a policy comes to. */
    static ExitStatus of(Assessment.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> PASS;
            case PARTIAL -> PARTIAL;
            case FAILED -> FAIL;
        };
    }

    @Override
    public int code() {
        return code;
    }

    /** What the number means, as the help says it. */
    public String meaning() {
        return meaning;
    }
}
