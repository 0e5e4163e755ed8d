package dev.abigate.diff.snapshot;

import java.util.List;

/**
 * The functions in a table that the outside sees.
 *
 * @param name as changes of its limits call it: {@code table:hooks}, {@code table:env.hooks}
 * @param runs those that segments at constant offsets put there, in file order
 */
public record FunctionTable(String name, List<Run> runs) {
    public FunctionTable {
        runs = List.copyOf(runs);
    }

    /**
     * Functions side by side.
     *
     * @param offset of the first one in the table
     * @param functions their indices among all functions, imported ones too; -1 for none
     */
    public record Run(long offset, List<Integer> functions) {
        public Run {
            functions = List.copyOf(functions);
        }
    }
}
