package dev.abigate.diff.rule;

import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds.Convention;
import dev.abigate.diff.witness.Witness;
import dev.abigate.diff.witness.Witnesses;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gives findings that something breaks what proves it. */
public final class FindingWitnesses {
    /** How many findings of one rule get one, worst first: who reads more of them learns nothing. */
    public static final int MOST_ALIKE = 20;

    /** The rules about what callers find. */
    private static final Set<Rule> OF_CALLERS = EnumSet.of(
            Rule.EXPORT_FUNCTION_REMOVED,
            Rule.EXPORT_FUNCTION_TYPE_CHANGED,
            Rule.EXPORT_GLOBAL_REMOVED,
            Rule.EXPORT_GLOBAL_TYPE_CHANGED,
            Rule.EXPORT_MEMORY_REMOVED,
            Rule.EXPORT_TABLE_REMOVED,
            Rule.EXPORT_TABLE_TYPE_CHANGED,
            Rule.EXPORT_TAG_REMOVED,
            Rule.EXPORT_TAG_TYPE_CHANGED,
            Rule.EXPORT_KIND_CHANGED,
            Rule.EXPORT_RENAMED,
            Rule.EXPORT_ENTRY_REMOVED,
            Rule.EXPORT_ENTRY_KIND_CHANGED,
            Rule.EXPORT_MALLOC_CONTRACT_CHANGED);

    /** The rules about what hosts have to offer. */
    private static final Set<Rule> OF_HOSTS = EnumSet.of(
            Rule.IMPORT_FUNCTION_ADDED,
            Rule.IMPORT_FUNCTION_TYPE_CHANGED,
            Rule.IMPORT_MEMORY_ADDED,
            Rule.IMPORT_MEMORY_TYPE_CHANGED,
            Rule.IMPORT_TABLE_ADDED,
            Rule.IMPORT_TABLE_TYPE_CHANGED,
            Rule.IMPORT_GLOBAL_ADDED,
            Rule.IMPORT_GLOBAL_TYPE_CHANGED,
            Rule.IMPORT_TAG_ADDED,
            Rule.IMPORT_TAG_TYPE_CHANGED,
            Rule.IMPORT_MODULE_RENAMED,
            Rule.COMPONENT_INTERFACE_VERSION_CHANGED,
            Rule.WASI_LEVEL_CHANGED,
            Rule.WASI_FUNCTION_ADDED);

    /** The rules about what may be imported or exported. */
    private static final Set<Rule> OF_BOTH = EnumSet.of(
            Rule.GLOBAL_MUTABILITY_CHANGED,
            Rule.MEMORY_MIN_INCREASED,
            Rule.MEMORY_MIN_DECREASED,
            Rule.MEMORY_MAX_INCREASED,
            Rule.MEMORY_MAX_DECREASED,
            Rule.MEMORY_BECAME_SHARED,
            Rule.MEMORY_NO_LONGER_SHARED,
            Rule.MEMORY_INDEX_TYPE_CHANGED,
            Rule.MEMORY_PAGE_SIZE_CHANGED,
            Rule.TABLE_MIN_INCREASED,
            Rule.TABLE_MIN_DECREASED,
            Rule.TABLE_MAX_INCREASED,
            Rule.TABLE_MAX_DECREASED,
            Rule.TABLE_INDEX_TYPE_CHANGED);

    /** The rules about values that callers know. */
    private static final Set<Rule> OF_VALUES = EnumSet.of(Rule.CONSTANT_VALUE_CHANGED, Rule.EXPORT_ABI_MARKER_CHANGED);

    /** The rules about fields that callers store. */
    private static final Set<Rule> OF_PLACES =
            EnumSet.of(Rule.STRUCT_FIELD_OFFSET_CHANGED, Rule.STRUCT_FIELD_TYPE_CHANGED);

    private static final String SCOPE = "::";

    private final Snapshot before;
    private final Snapshot after;
    private final Witnesses witnesses;

    private FindingWitnesses(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
        this.witnesses = new Witnesses(before, after);
    }

    /** The same findings, the first of each rule with a witness where one holds. */
    public static List<Finding> attach(List<Finding> findings, Snapshot before, Snapshot after) {
        boolean valid = before.invalid().isEmpty() && after.invalid().isEmpty();
        if (!valid || findings.stream().noneMatch(FindingWitnesses::needsProof)) {
            return findings;
        }
        var search = new FindingWitnesses(before, after);
        Map<Rule, Integer> seen = new EnumMap<>(Rule.class);
        return findings.stream()
                .map(finding -> needsProof(finding) && seen.merge(finding.rule(), 1, Integer::sum) <= MOST_ALIKE
                        ? search.find(finding).map(finding::withWitness).orElse(finding)
                        : finding)
                .toList();
    }

    /** Whether findings of a rule may have witnesses. */
    public static boolean mayProve(Rule rule) {
        return OF_CALLERS.contains(rule)
                || OF_HOSTS.contains(rule)
                || OF_BOTH.contains(rule)
                || OF_VALUES.contains(rule)
                || OF_PLACES.contains(rule);
    }

    private static boolean needsProof(Finding finding) {
        return finding.severity() != Severity.COMPATIBLE && finding.noise().isEmpty() && mayProve(finding.rule());
    }

    private Optional<Witness> find(Finding finding) {
        if (OF_VALUES.contains(finding.rule())) {
            return witnesses.value(finding.name());
        }
        if (OF_PLACES.contains(finding.rule())) {
            int end = finding.name().lastIndexOf(SCOPE);
            return end < 0
                    ? Optional.empty()
                    : witnesses.place(
                            finding.name().substring(0, end), finding.name().substring(end + SCOPE.length()));
        }
        return link(finding);
    }

    private Optional<Witness> link(Finding finding) {
        Stream<Optional<Witness>> callers = OF_HOSTS.contains(finding.rule())
                ? Stream.empty()
                : exports(finding).map(witnesses::caller);
        Stream<Optional<Witness>> hosts = OF_CALLERS.contains(finding.rule())
                ? Stream.empty()
                : imports(finding).map(witnesses::host);
        return Stream.concat(hosts, callers).flatMap(Optional::stream).findFirst();
    }

    /** The exports of the old build that a finding is about. */
    private Stream<String> exports(Finding finding) {
        return switch (finding.subject()) {
            case "module:entry" -> entry(before.system().convention()).stream();
            case "exports:allocator" -> finding.details().stream();
            default -> Stream.of(finding.name());
        };
    }

    private static Optional<String> entry(Convention convention) {
        return switch (convention) {
            case COMMAND -> Optional.of("_start");
            case REACTOR -> Optional.of("_initialize");
            case LIBRARY -> Optional.empty();
        };
    }

    /** The imports of the new build that a finding is about. */
    private Stream<Import> imports(Finding finding) {
        Stream<Import> all = after.imports().stream();
        return switch (finding.rule()) {
            case IMPORT_MODULE_RENAMED ->
                all.filter(item -> item.module().equals(finding.after().orElse("")));
            case WASI_LEVEL_CHANGED, COMPONENT_INTERFACE_VERSION_CHANGED ->
                all.filter(item -> finding.details().contains(item.path()));
            default -> all.filter(item -> item.path().equals(finding.name()));
        };
    }
}
