package dev.abigate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An old and a new text as one: the lines that both have, and those of one only where they were or came.
 *
 * @param lines in order, old ones before new ones at the same place
 */
record LineDifference(List<Line> lines) {
    /** Lines that both have are shown next to a change. */
    private static final int CONTEXT = 3;

    LineDifference {
        lines = List.copyOf(lines);
    }

    /** Which text has a line. */
    enum Presence {
        BOTH,
        OLD,
        NEW
    }

    /** A line without its end. */
    record Line(Presence presence, String text) {}

    static LineDifference between(List<String> before, List<String> after) {
        CommonSequence common = CommonSequence.of(before, after);
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && !common.hasOld(i)) {
                lines.add(new Line(Presence.OLD, before.get(i++)));
            } else if (j < after.size() && !common.hasNew(j)) {
                lines.add(new Line(Presence.NEW, after.get(j++)));
            } else {
                lines.add(new Line(Presence.BOTH, before.get(i++)));
                j++;
            }
        }
        return new LineDifference(lines);
    }

    /** Whether the texts differ. */
    boolean differs() {
        return lines.stream().anyMatch(line -> line.presence != Presence.BOTH);
    }

    /** Without what is far from any change and is neither the first nor the last line: {@code …} stands for it. */
    LineDifference brief() {
        var brief = new ArrayList<Line>();
        boolean skipped = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean near = i == 0
                    || i == lines.size() - 1
                    || lines.subList(Math.max(0, i - CONTEXT), Math.min(lines.size(), i + CONTEXT + 1)).stream()
                            .anyMatch(line -> line.presence != Presence.BOTH);
            if (near) {
                brief.add(lines.get(i));
            } else if (!skipped) {
                brief.add(new Line(Presence.BOTH, "…"));
            }
            skipped = !near;
        }
        return new LineDifference(brief);
    }
}
