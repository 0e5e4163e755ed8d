package dev.abigate.diff.policy;

import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Trait;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What has to be so about a finding, beside its rule and subject.
 *
 * @param over the new size has to be larger than this, in the unit that the finding speaks of
 * @param traits the trait has to match one of the patterns
 */
public record Where(OptionalLong over, Map<Trait, List<NamePattern>> traits) {
    /** No condition. */
    public static final Where ALWAYS = new Where(OptionalLong.empty(), Map.of());

    public Where {
        traits = Map.copyOf(traits);
    }

    /** Whether a finding fulfils it; one that lacks a trait asked for does not. */
    public boolean holds(Finding finding) {
        return (over.isEmpty() || isOver(finding.traits().get(Trait.SIZE), over.getAsLong()))
                && traits.entrySet().stream().allMatch(asked -> {
                    String found = finding.traits().get(asked.getKey());
                    return found != null && asked.getValue().stream().anyMatch(pattern -> pattern.matches(found));
                });
    }

    private static boolean isOver(@Nullable String size, long limit) {
        return size != null && Long.compareUnsigned(Long.parseUnsignedLong(size), limit) > 0;
    }
}
