package dev.abigate.report;

import java.util.List;

/** A table in text: all columns to the left, each as wide as its widest cell. */
final class Columns {
    private Columns() {}

    /**
     * Appends rows, one a line.
     *
     * @param rows may end early: what is missing is empty
     */
    static void append(StringBuilder out, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
