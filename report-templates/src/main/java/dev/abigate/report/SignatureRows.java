package dev.abigate.report;

import dev.abigate.diff.snapshot.ExternalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters and results of a function's old and new type, lined up so that what was put in or taken out shows. */
final class SignatureRows {
    /** Longer lists are compared place by place. */
    private static final int LONGEST_ALIGNED = 200;

    private SignatureRows() {}

    /**
     * A place in the old or the new type, or in both.
     *
     * @param result whether it is a result
     * @param before the old type; absent where the place is new
     * @param after the new type; absent where the place is gone
     */
    record Row(boolean result, Optional<String> before, Optional<String> after) {
        boolean differs() {
            return !before.equals(after);
        }
    }

    static List<Row> of(ExternalType.Function before, ExternalType.Function after) {
        var rows = new ArrayList<Row>();
        align(rows, false, before.parameters(), after.parameters());
        align(rows, true, before.results(), after.results());
        return rows;
    }

    /** Keeps a longest common subsequence together; between its members old and new stand side by side. */
    private static void align(List<Row> rows, boolean result, List<String> before, List<String> after) {
        int i = 0;
        int j = 0;
        if (before.size() <= LONGEST_ALIGNED && after.size() <= LONGEST_ALIGNED && before.size() != after.size()) {
            int[][] common = common(before, after);
            while (i < before.size() && j < after.size()) {
                if (before.get(i).equals(after.get(j))) {
                    rows.add(row(result, before, i++, after, j++));
                } else if (common[i + 1][j + 1] == common[i][j]) {
                    rows.add(row(result, before, i++, after, j++));
                } else if (common[i + 1][j] == common[i][j]) {
                    rows.add(row(result, before, i++, after, after.size()));
                } else {
                    rows.add(row(result, before, before.size(), after, j++));
                }
            }
        }
        while (i < before.size() || j < after.size()) {
            rows.add(row(result, before, i++, after, j++));
        }
    }

    private static Row row(boolean result, List<String> before, int i, List<String> after, int j) {
        return new Row(result, at(before, i), at(after, j));
    }

    private static Optional<String> at(List<String> types, int index) {
        return index < types.size() ? Optional.of(types.get(index)) : Optional.empty();
    }

    /** The lengths of the longest common subsequences of all pairs of tails. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
