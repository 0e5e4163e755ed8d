package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.MemoryLimits;
import dev.abigate.format.wasm.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a host has the language features that a module uses and the memory that a build asks for. */
final class ModuleCheck {
    private ModuleCheck() {}

    /** Compares what the code and types of a module use with what the host takes; claims alone refuse nothing. */
    static void features(Features used, Set<Feature> taken, Reasons reasons) {
        Set<String> names = taken.stream().map(Feature::id).collect(Collectors.toSet());
        Stream.concat(used.inCode().stream(), used.inTypes().stream())
                .distinct()
                .sorted()
                .filter(feature -> !names.contains(feature))
                .forEach(feature -> reasons.reject(
                        Rule.OPCODE_FAMILY_ADDED,
                        "feature:" + feature,
                        Reasons.UNKNOWN,
                        "the module uses %s, which the host does not take".formatted(feature),
                        "compile without " + feature + ", or ship hosts that take it first"));
    }

    /** Compares the least sizes that a build asks for with what the host grants. */
    static void memory(Snapshot build, HostProfile host, Reasons reasons) {
        MemoryLimits limits = host.memory();
        if (limits.linearMemory().isPresent()) {
            long granted = limits.linearMemory().getAsLong();
            long asked = initialMemory(build);
            if (asked > granted) {
                reasons.reject(
                        Rule.MEMORY_MIN_INCREASED,
                        "memory:*",
                        Reasons.UNKNOWN,
                        "the build begins with %d bytes of memory, the host grants %d".formatted(asked, granted),
                        "lower the initial memory, the stack or the static data of the build");
            }
        }
        if (limits.tableElements().isPresent()) {
            long granted = limits.tableElements().getAsLong();
            tables(build)
                    .filter(table -> Long.compareUnsigned(table.limits().minimum(), granted) > 0)
                    .forEach(table -> reasons.reject(
                            Rule.TABLE_MIN_INCREASED,
                            "table:*",
                            Reasons.UNKNOWN,
                            "a table begins with %s elements, the host grants %d"
                                    .formatted(
                                            Long.toUnsignedString(table.limits().minimum()), granted),
                            "lower the number of functions whose address is taken"));
        }
    }

    /** Bytes of all memories that a build begins with. */
    static long initialMemory(Snapshot build) {
        return memories(build).stream().mapToLong(ModuleCheck::bytes).reduce(0, ModuleCheck::sum);
    }

    /** A sum that stays at the largest number instead of going over it. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long bytes(ExternalType.Memory memory) {
        long pages = memory.limits().minimum();
        long most = Long.MAX_VALUE / Math.max(1, memory.pageSize());
        return Long.compareUnsigned(pages, most) > 0 ? Long.MAX_VALUE : pages * memory.pageSize();
    }

    /** Every memory once: one that is imported may be exported as well. */
    private static List<ExternalType.Memory> memories(Snapshot build) {
        var exported = new ArrayList<ExternalType>();
        build.exports().stream()
                .filter(ModuleCheck::isFirstName)
                .map(Export::type)
                .forEach(exported::add);
        build.imports().forEach(item -> exported.remove(item.type()));
        var memories = new ArrayList<>(build.definitions().memories());
        Stream.concat(build.imports().stream().map(Import::type), exported.stream())
                .filter(ExternalType.Memory.class::isInstance)
                .map(ExternalType.Memory.class::cast)
                .forEach(memories::add);
        return memories;
    }

    private static Stream<ExternalType.Table> tables(Snapshot build) {
        return Stream.concat(
                        build.imports().stream().map(Import::type),
                        build.exports().stream().map(Export::type))
                .filter(ExternalType.Table.class::isInstance)
                .map(ExternalType.Table.class::cast)
                .distinct();
    }

    private static boolean isFirstName(Export export) {
        return export.aliases().stream().allMatch(alias -> alias.compareTo(export.name()) > 0);
    }
}
