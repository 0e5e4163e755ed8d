package dev.abigate.cli;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.host.HostCheck;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Circumstances;
import dev.abigate.diff.policy.Enforcement;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.format.host.HostProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares builds under one policy. */
final class Assessor {
    private final Policy policy;
    private final List<FieldedHost> hosts;
    private final List<Consumer> consumers;
    private final Terms terms;

    /**
     * What the command line adds to a policy.
     *
     * @param sharedPolicy whether several comparisons have the policy, so that one cannot tell which waivers are unused
     * @param witnesses whether findings get what proves them
     */
    record Terms(
            LocalDate today,
            boolean strict,
            Optional<Threshold> failOn,
            Versions versions,
            boolean sharedPolicy,
            boolean witnesses) {}

    private record FieldedHost(HostProfile profile, Optional<LocalDate> until) {}

    /**
     * An assessor for a policy.
     *
     * @param hosts profiles beside those of the policy
     * @throws UsageException where a profile is not known
     */
    Assessor(Policy policy, List<Policy.FieldedHost> hosts, List<Consumer> consumers, Terms terms) {
        this.policy = policy;
        this.consumers = consumers;
        this.terms = terms;
        var all = new ArrayList<Policy.FieldedHost>(policy.hosts());
        all.addAll(hosts);
        this.hosts = all.stream()
                .distinct()
                .map(host -> new FieldedHost(Hosts.named(host.profile()), host.until()))
                .toList();
    }

    /** The comparison of two builds, and of what they did in scenarios, under the policy. */
    Assessment assess(Side before, Side after, List<ScenarioResult> scenarios) {
        List<HostPair> pairs = hosts.stream()
                .map(host -> new HostPair(
                        HostCheck.of(before.snapshot(), host.profile()),
                        HostCheck.of(after.snapshot(), host.profile()),
                        host.until()))
                .toList();
        Comparison comparison = Comparison.of(before, after, scenarios);
        return Enforcement.assess(
                terms.witnesses() ? comparison.withWitnesses() : comparison,
                policy,
                new Circumstances(
                        terms.today(),
                        terms.strict(),
                        terms.failOn(),
                        pairs,
                        consumers,
                        terms.versions(),
                        terms.sharedPolicy()));
    }
}
