package dev.abigate.diff.gate;

import dev.abigate.diff.Side;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A series of releases.
 *
 * @param releases oldest first
 * @param steps from each release to the next, one less than there are releases
 * @param reaches from each release to those of the same major version that do not follow at once, where names tell versions
 */
public record History(List<Release> releases, List<Step> steps, List<Step> reaches) {
    public History {
        releases = List.copyOf(releases);
        steps = List.copyOf(steps);
        reaches = List.copyOf(reaches);
    }

    /**
     * A release and its measures.
     *
     * @param codeSize in bytes
     * @param memory bytes of all memories at the start; absent where there is none
     */
    public record Release(Side side, int exports, int imports, long codeSize, OptionalLong memory) {
        static Release of(Side side) {
            Snapshot snapshot = side.snapshot();
            return new Release(
                    side,
                    snapshot.exports().size(),
                    snapshot.imports().size(),
                    snapshot.definitions().codeSize(),
                    startMemory(snapshot));
        }

        private static OptionalLong startMemory(Snapshot snapshot) {
            List<ExternalType.Memory> memories = Stream.of(
                            snapshot.definitions().memories().stream(),
                            snapshot.imports().stream().map(Import::type),
                            snapshot.exports().stream()
                                    .filter(Release::isFirstName)
                                    .map(Export::type))
                    .flatMap(types -> types)
                    .filter(ExternalType.Memory.class::isInstance)
                    .map(ExternalType.Memory.class::cast)
                    .toList();
            return memories.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(memories.stream()
                            .mapToLong(memory -> memory.limits().minimum() * memory.pageSize())
                            .sum());
        }

        /** A thing that several exports name counts once. */
        private static boolean isFirstName(Export export) {
            return export.aliases().stream().allMatch(alias -> export.name().compareTo(alias) < 0);
        }
    }

    /**
     * The way from one release to a later one.
     *
     * @param from position among the releases, from 0
     * @param to as {@code from}
     */
    public record Step(int from, int to, Assessment assessment) {}

    /**
     * The history of builds.
     *
     * @param builds oldest first
     * @param assessor compares two of them
     */
    public static History of(List<Side> builds, BiFunction<Side, Side, Assessment> assessor) {
        var steps = new ArrayList<Step>();
        var reaches = new ArrayList<Step>();
        for (int to = 1; to < builds.size(); to++) {
            steps.add(new Step(to - 1, to, assessor.apply(builds.get(to - 1), builds.get(to))));
            for (int from = 0; from < to - 1; from++) {
                if (isSameSeries(builds.get(from), builds.get(to))) {
                    reaches.add(new Step(from, to, assessor.apply(builds.get(from), builds.get(to))));
                }
            }
        }
        return new History(builds.stream().map(Release::of).toList(), steps, reaches);
    }

    private static boolean isSameSeries(Side one, Side other) {
        Optional<Version> first = one.version().flatMap(Version::parse);
        Optional<Version> second = other.version().flatMap(Version::parse);
        return first.isPresent()
                && second.isPresent()
                && first.get().major().equals(second.get().major());
    }
}
