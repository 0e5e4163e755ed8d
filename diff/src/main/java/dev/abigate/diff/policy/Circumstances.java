package dev.abigate.diff.policy;

import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.verdict.Threshold;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a policy meets: all that is neither in the two builds nor in the policy.
 *
 * @param today the day by which waivers and hosts end
 * @param strict whether what was not compared stops the gate, and risks do
 * @param failOn what stops the gate, in place of what the policy says
 * @param hosts what the hosts out there do with both builds
 * @param versions of the builds, in place of what the policy or their files' names say
 * @param sharedPolicy whether other comparisons have the same policy, so that this one cannot tell which waivers are unused
 */
public record Circumstances(
        LocalDate today,
        boolean strict,
        Optional<Threshold> failOn,
        List<HostPair> hosts,
        List<Consumer> consumers,
        Versions versions,
        boolean sharedPolicy) {
    public Circumstances {
        hosts = List.copyOf(hosts);
        consumers = List.copyOf(consumers);
    }

    /** Nothing but a day. */
    public static Circumstances on(LocalDate today) {
        return new Circumstances(today, false, Optional.empty(), List.of(), List.of(), Versions.UNKNOWN, false);
    }
}
