package dev.abigate.report;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.Producer;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What identifies a build beyond its bytes, in lines for people. */
final class BuildFacts {
    private BuildFacts() {}

    /**
     * One line of a build's identity. Both sides use the same names for the same facts; a fact that a side does not have
     * is left out there.
     *
     * @param name what it is, as a heading: {@code target}
     * @param value what it is on this side: {@code x86_64 linux gnu}
     */
    record Fact(String name, String value) {}

    /** The facts that a snapshot holds, in reading order; what the build does not say is left out. */
    static List<Fact> of(Snapshot snapshot) {
        var facts = new ArrayList<Fact>();
        switch (snapshot.kind()) {
            case WASM -> {
                facts.add(new Fact("format", "core WebAssembly, version 1"));
                facts.add(new Fact("features", features(snapshot.features())));
            }
            case AOT -> snapshot.aot().ifPresent(aot -> addAot(facts, aot));
            case COMPONENT -> facts.add(new Fact("format", "WebAssembly component"));
        }
        facts.add(new Fact("system interface", system(snapshot.system())));
        if (!snapshot.producers().isEmpty()) {
            facts.add(new Fact(
                    "tool chain",
                    snapshot.producers().stream().map(BuildFacts::tool).collect(Collectors.joining(", "))));
        }
        snapshot.source()
                .map(source -> source.graph().coverage().exportedFunctions())
                .ifPresent(described ->
                        facts.add(new Fact("types", described + " exported functions have parameter types")));
        snapshot.buildId().ifPresent(id -> facts.add(new Fact("build id", id)));
        return facts;
    }

    private static void addAot(List<Fact> facts, AotFacts aot) {
        facts.add(new Fact("format", "WAMR AOT " + aot.format()));
        AotFacts.Target target = aot.target();
        facts.add(new Fact(
                "target",
                "%s (%s, %d bits, %s-endian)"
                        .formatted(
                                target.arch(),
                                target.machine(),
                                target.bits(),
                                target.bigEndian() ? "big" : "little")));
        facts.add(new Fact("conventions", target.abi()));
        facts.add(new Fact("execution in place", aot.xip() ? "yes" : "no"));
        if (!aot.featureFlags().isEmpty()) {
            facts.add(new Fact("feature flags", String.join(", ", aot.featureFlags())));
        }
        facts.add(new Fact("loaded by", "loaders of layout " + String.join(", ", aot.loaders())));
    }

    /** The features that a module uses and those it says it uses. */
    static String features(Features features) {
        var needed = new TreeSet<>(features.inCode());
        needed.addAll(features.inTypes());
        String needs = needed.isEmpty() ? "none beyond the first version" : String.join(", ", needed);
        return needs
                + features.claimed()
                        .map(claimed -> "; claims " + (claimed.isEmpty() ? "none" : String.join(", ", claimed)))
                        .orElse("");
    }

    private static String system(SystemNeeds system) {
        var parts = new ArrayList<String>();
        parts.add(system.level());
        parts.addAll(system.hosts());
        parts.add(system.convention().id());
        if (system.threads()) {
            parts.add("threads");
        }
        return String.join(", ", parts);
    }

    private static String tool(Producer producer) {
        return producer.version().isEmpty() ? producer.name() : producer.name() + " " + producer.version();
    }
}
