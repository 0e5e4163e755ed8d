package dev.abigate.diff.policy;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.rule.Rule;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a host does with both builds.
 *
 * @param until the last day on which the host counts
 */
public record HostPair(HostAnswer old, HostAnswer now, Optional<LocalDate> until) {
    /** The name of the host's profile. */
    public String profile() {
        return now.profile();
    }

    /** Whether the host takes the old build and refuses the new one. */
    public boolean breaks() {
        return now.result() == HostAnswer.Result.REJECTED && old.result() != HostAnswer.Result.REJECTED;
    }

    /** Whether the host loads the new build and nothing speaks against it. */
    public boolean loadsNew() {
        return now.result() == HostAnswer.Result.LOADS;
    }

    /** Whether the host refuses the new build for what a finding of that rule and subject says. */
    public boolean refuses(Rule rule, String subject) {
        return now.reasons().stream()
                .anyMatch(reason -> reason.effect() == HostAnswer.Result.REJECTED
                        && reason.rule() == rule
                        && reason.subject().equals(subject));
    }

    /** Whether the host still counts on a day. */
    public boolean inService(LocalDate today) {
        return until.map(last -> !last.isBefore(today)).orElse(true);
    }
}
