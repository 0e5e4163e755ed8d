package dev.abigate.diff.change.types;

import dev.abigate.format.types.FunctionDeclaration.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Which parameters of the new function are those of the old one. */
final class ParameterAlignment {
    /** Longer lists are paired place by place. */
    private static final int LONGEST = 200;

    private static final int SAME = 4;
    private static final int SAME_TYPE = 2;
    private static final int SAME_NAME = 2;

    private final Relation relation;
    private final List<Parameter> before;
    private final List<Parameter> after;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Parameter> removed = new ArrayList<>();
    private final List<Parameter> added = new ArrayList<>();

    record Pair(Parameter before, Parameter after) {}

    ParameterAlignment(Relation relation, List<Parameter> before, List<Parameter> after) {
        this.relation = relation;
        this.before = before;
        this.after = after;
        if (before.size() == after.size() || Math.max(before.size(), after.size()) > LONGEST) {
            pairInOrder();
        } else {
            align();
        }
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Parameter> removed() {
        return removed;
    }

    List<Parameter> added() {
        return added;
    }

    private void pairInOrder() {
        int common = Math.min(before.size(), after.size());
        for (int i = 0; i < common; i++) {
            pairs.add(new Pair(before.get(i), after.get(i)));
        }
        removed.addAll(before.subList(common, before.size()));
        added.addAll(after.subList(common, after.size()));
    }

    private int likeness(Parameter was, Parameter is) {
        boolean type = relation.between(was.type(), is.type()) == Degree.NONE;
        boolean name = !was.name().isEmpty() && was.name().equals(is.name());
        if (type && name) {
            return SAME;
        }
        return was.artificial() != is.artificial() ? 0 : (type ? SAME_TYPE : 0) + (name ? SAME_NAME : 0);
    }

    /** Keeps the order and as much likeness as there can be. */
    private void align() {
        int[][] best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                int likeness = likeness(before.get(i), after.get(j));
                best[i][j] = Math.max(
                        Math.max(best[i + 1][j], best[i][j + 1]), likeness == 0 ? 0 : likeness + best[i + 1][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            int likeness = likeness(before.get(i), after.get(j));
            if (likeness > 0 && best[i][j] == likeness + best[i + 1][j + 1]) {
                pairs.add(new Pair(before.get(i++), after.get(j++)));
            } else if (best[i][j] == best[i + 1][j]) {
                removed.add(before.get(i++));
            } else {
                added.add(after.get(j++));
            }
        }
        removed.addAll(before.subList(i, before.size()));
        added.addAll(after.subList(j, after.size()));
    }
}
