package dev.abigate.diff.snapshot;

import java.util.List;

/**
 * What is wrong with the custom sections of a module that is well-formed all the same.
 *
 * @param unreadable names of sections whose content is not what the name promises, in file order
 * @param misplaced names of sections that stand where their readers do not look for them, in file order
 */
public record SectionFlaws(List<String> unreadable, List<String> misplaced) {
    /** Nothing is wrong. */
    public static final SectionFlaws NONE = new SectionFlaws(List.of(), List.of());

    public SectionFlaws {
        unreadable = List.copyOf(unreadable);
        misplaced = List.copyOf(misplaced);
    }
}
