package dev.abigate.diff.policy;

import dev.abigate.diff.behaviour.ScenarioPlan;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.version.Versioning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a team promises, to whom, and which breaks it has accepted.
 *
 * @param sha256 of the file, in hexadecimal; absent where there is none
 * @param failOn what stops the gate; as the preset says, or breaking, where absent
 * @param requireCoverage layers that have to be compared
 * @param versioning what steps between versions may change; absent where versions play no part
 * @param required exports that have to exist and keep their type, whatever else is accepted
 * @param unfolded classes of noise that are findings like others
 * @param scenarios that both builds are asked to do; their files are named from the policy's folder
 */
public record Policy(
        String name,
        Optional<String> sha256,
        Optional<Preset> preset,
        Optional<Threshold> failOn,
        Set<Layer> requireCoverage,
        Optional<Versioning> versioning,
        List<FieldedHost> hosts,
        List<Baseline> baselines,
        Surface surface,
        List<NamePattern> required,
        Map<Rule, RuleOverride> rules,
        Set<Noise> unfolded,
        List<Waiver> waivers,
        ScenarioPlan scenarios) {
    /** The policy of those who have none: breaking findings stop the gate. */
    public static final Policy DEFAULT = new Policy(
            "default",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Surface.EVERYTHING,
            List.of(),
            Map.of(),
            Set.of(),
            List.of(),
            ScenarioPlan.NONE);

    public Policy {
        requireCoverage = Set.copyOf(requireCoverage);
        hosts = List.copyOf(hosts);
        baselines = List.copyOf(baselines);
        required = List.copyOf(required);
        rules = Map.copyOf(rules);
        unfolded = Set.copyOf(unfolded);
        waivers = List.copyOf(waivers);
    }

    /**
     * A host that is out there.
     *
     * @param until the last day on which it counts
     */
    public record FieldedHost(String profile, Optional<LocalDate> until) {}

    /**
     * An earlier build that the new one has to get along with, too.
     *
     * @param file a snapshot or module, from the policy's folder
     */
    public record Baseline(String name, String file) {}

    /** The same policy with another threshold. */
    public Policy failingOn(Threshold other) {
        return new Policy(
                name,
                sha256,
                preset,
                Optional.of(other),
                requireCoverage,
                versioning,
                hosts,
                baselines,
                surface,
                required,
                rules,
                unfolded,
                waivers,
                scenarios);
    }

    /** The same policy with the files that it names seen from elsewhere. */
    public Policy located(UnaryOperator<String> path) {
        return new Policy(
                name,
                sha256,
                preset,
                failOn,
                requireCoverage,
                versioning,
                hosts.stream()
                        .map(host -> HostProfiles.builtIn(host.profile()).isPresent()
                                ? host
                                : new FieldedHost(path.apply(host.profile()), host.until()))
                        .toList(),
                baselines.stream()
                        .map(baseline -> new Baseline(baseline.name(), path.apply(baseline.file())))
                        .toList(),
                surface,
                required,
                rules,
                unfolded,
                waivers,
                scenarios);
    }

    /** Whether any of it ends on a day. */
    public boolean dependsOnTheDay() {
        return waivers.stream().anyMatch(waiver -> waiver.expires().isPresent())
                || hosts.stream().anyMatch(host -> host.until().isPresent());
    }

    /** What stops the gate. */
    public Threshold threshold() {
        return failOn.orElseGet(() -> preset.map(Preset::threshold).orElse(Threshold.BREAKING));
    }
}
