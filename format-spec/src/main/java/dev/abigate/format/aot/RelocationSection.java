package dev.abigate.format.aot;

import dev.abigate.format.aot.reloc.RelocationGroup;
import java.util.List;

/**
 * Section 5: what a loader has to patch (section 9).
 *
 * @param symbols names of symbols and of groups, in the order of the file
 */
public record RelocationSection(List<String> symbols, List<RelocationGroup> groups) {
    /** Nothing to patch. */
    public static final RelocationSection EMPTY = new RelocationSection(List.of(), List.of());

    public RelocationSection {
        symbols = List.copyOf(symbols);
        groups = List.copyOf(groups);
    }
}
