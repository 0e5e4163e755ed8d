package dev.abigate.diff.host;

import dev.abigate.diff.Side;
import dev.abigate.diff.change.Changes;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an AOT file was compiled from a module, as far as both tell: a comparison of the two finds nothing but what one
 * of them does not say.
 *
 * @param source the module
 * @param mismatches what differs, in {@link Finding#ORDER}; empty for a pair
 */
public record Pairing(Side source, List<HostAnswer.Reason> mismatches) {
    /** What the compilers that wrote version 1 left out or wrote otherwise: exports that are no functions, the stack pointer. */
    private static final Set<Rule> UNTOLD_BY_VERSION_1 = Set.of(
            Rule.EXPORT_MEMORY_REMOVED,
            Rule.EXPORT_TABLE_REMOVED,
            Rule.EXPORT_GLOBAL_REMOVED,
            Rule.LAYOUT_STACK_POINTER_CHANGED);

    public Pairing {
        mismatches = List.copyOf(mismatches);
    }

    /** Compares an AOT file with the module that it is said to come from. */
    public static Pairing of(Side file, Side source) {
        boolean first = file.snapshot().aot().filter(aot -> aot.version() == 1).isPresent();
        return new Pairing(
                source,
                Judge.judge(Changes.between(source.snapshot(), file.snapshot())).stream()
                        .filter(finding -> finding.rule().area() != Rule.Area.COVERAGE)
                        .filter(finding -> !first || !UNTOLD_BY_VERSION_1.contains(finding.rule()))
                        .map(Pairing::mismatch)
                        .toList());
    }

    /** Whether nothing speaks against it. */
    public boolean matches() {
        return mismatches.isEmpty();
    }

    /** The same in the form of a host's answer, for tables of them. */
    public HostAnswer answer() {
        return HostAnswer.of("compiled from " + source.path(), Optional.empty(), mismatches);
    }

    private static HostAnswer.Reason mismatch(Finding finding) {
        return new HostAnswer.Reason(
                Rule.AOT_WASM_PAIR_MISMATCH,
                HostAnswer.Result.REJECTED,
                finding.subject(),
                "%s: the module has %s, the AOT file %s"
                        .formatted(
                                finding.rule().summary(),
                                finding.before().orElse("nothing"),
                                finding.after().orElse("nothing")),
                "compile the AOT file anew from the module that is shipped");
    }
}
