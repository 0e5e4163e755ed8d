package dev.abigate.diff.host;

import dev.abigate.diff.host.HostAnswer.Reason;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reasons as a host meets them, one after the other; the first rejection is the one whose message the host prints. */
final class Reasons {
    /** The message of a host of which it is not known what it prints. */
    static final Optional<String> UNKNOWN = Optional.empty();

    private final List<Reason> all = new ArrayList<>();
    private Optional<String> message = UNKNOWN;

    /** Whether the host has rejected the build. */
    boolean rejected() {
        return all.stream().anyMatch(reason -> reason.effect() == Result.REJECTED);
    }

    /** Why the host rejects the build, and what it prints. */
    void reject(Rule rule, String subject, Optional<String> prints, String why, String advice) {
        if (!rejected()) {
            message = prints;
        }
        all.add(new Reason(rule, Result.REJECTED, subject, why, advice));
    }

    /** What may go wrong after the host took the build. */
    void risk(Rule rule, String subject, String why, String advice) {
        all.add(new Reason(rule, Result.RISKY, subject, why, advice));
    }

    /** Why it cannot be told what the host does. */
    void open(Rule rule, String subject, String why, String advice) {
        all.add(new Reason(rule, Result.CANNOT_TELL, subject, why, advice));
    }

    HostAnswer answer(String profile) {
        return HostAnswer.of(profile, message, all);
    }
}
