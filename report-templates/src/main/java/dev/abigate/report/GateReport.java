package dev.abigate.report;

import dev.abigate.diff.gate.GateConfiguration;
import dev.abigate.diff.gate.Shard;
import dev.abigate.diff.policy.Assessment.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The outcome of a gate: every comparison of every artefact, in the order of the configuration. A gate whose work was
 * shared by several machines is put together from their parts by {@link #merge}.
 *
 * @param configuration the name that it has
 * @param sha256 of the configuration's file, in hexadecimal
 * @param shard the part that this is
 * @param artefacts how many the configuration has
 * @param results in the order of artefacts and baselines
 * @param toolVersion of the program that compared
 */
public record GateReport(
        String configuration, String sha256, Shard shard, int artefacts, List<GateResult> results, String toolVersion) {
    private static final Comparator<GateResult> ORDER = Comparator.comparingInt(GateResult::position);

    public GateReport {
        results = results.stream().sorted(ORDER).toList();
    }

    /** The report of a configuration, or of one part of it. */
    public static GateReport of(
            GateConfiguration configuration, Shard shard, List<GateResult> results, String toolVersion) {
        return new GateReport(
                configuration.name(),
                configuration.sha256(),
                shard,
                configuration.artefacts().size(),
                results,
                toolVersion);
    }

    /**
     * The whole that several parts make.
     *
     * @throws IllegalArgumentException where they are not the parts of one run, each of them once
     */
    public static GateReport merge(List<GateReport> parts) {
        GateReport first = parts.getFirst();
        var indices = new TreeSet<Integer>();
        var results = new ArrayList<GateResult>();
        for (GateReport part : parts) {
            if (!part.sha256.equals(first.sha256) || part.shard.count() != first.shard.count()) {
                throw new IllegalArgumentException("the parts are of different configurations: %s %s, %s %s"
                        .formatted(first.shard, first.sha256, part.shard, part.sha256));
            }
            if (!part.toolVersion.equals(first.toolVersion)) {
                throw new IllegalArgumentException("the parts are of different versions of abigate: %s, %s"
                        .formatted(first.toolVersion, part.toolVersion));
            }
            if (!indices.add(part.shard.index())) {
                throw new IllegalArgumentException("part " + part.shard + " is there twice");
            }
            results.addAll(part.results);
        }
        for (int index = 1; index <= first.shard.count(); index++) {
            if (!indices.contains(index)) {
                throw new IllegalArgumentException("part " + new Shard(index, first.shard.count()) + " is missing");
            }
        }
        return new GateReport(
                first.configuration, first.sha256, Shard.WHOLE, first.artefacts, results, first.toolVersion);
    }

    /** The reports of all comparisons. */
    public List<SavedReport> reports() {
        return results.stream().map(GateResult::report).toList();
    }

    /** May all of it ship? The worst of all comparisons decides, and waivers that stop the gate. */
    public Outcome outcome() {
        return results.stream()
                .map(result -> result.report().outcome())
                .reduce(
                        waivers().stream().anyMatch(WaiverSummary::stops) ? Outcome.FAILED : Outcome.PASSED,
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** The number of comparisons with an outcome. */
    long count(Outcome outcome) {
        return results.stream()
                .filter(result -> result.report().outcome() == outcome)
                .count();
    }

    /**
     * What became of the waivers of each policy in all comparisons together: one is unused where no comparison uses it. A
     * part cannot tell, and has none.
     */
    List<WaiverSummary> waivers() {
        if (!shard.equals(Shard.WHOLE)) {
            return List.of();
        }
        Map<String, WaiverSummary> byKey = new TreeMap<>();
        for (GateResult result : results) {
            result.report().waivers().forEach(waiver -> byKey.merge(waiver.key(), waiver, WaiverSummary::with));
        }
        return List.copyOf(byKey.values());
    }

    /** The part as reports name it; none of the whole. */
    Optional<Shard> part() {
        return Optional.of(shard).filter(found -> !found.equals(Shard.WHOLE));
    }
}
