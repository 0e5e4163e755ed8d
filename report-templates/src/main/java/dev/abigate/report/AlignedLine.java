package dev.abigate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of the old build beside the same one of the new; one of them may be missing. */
record AlignedLine(Optional<String> old, Optional<String> now) {
    /** Two lists side by side, by their longest common subsequence. */
    static List<AlignedLine> align(List<String> old, List<String> now) {
        CommonSequence common = CommonSequence.of(old, now);
        var aligned = new ArrayList<AlignedLine>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && !common.hasOld(i)) {
                aligned.add(new AlignedLine(Optional.of(old.get(i++)), Optional.empty()));
            } else if (j < now.size() && !common.hasNew(j)) {
                aligned.add(new AlignedLine(Optional.empty(), Optional.of(now.get(j++))));
            } else {
                aligned.add(new AlignedLine(Optional.of(old.get(i++)), Optional.of(now.get(j++))));
            }
        }
        return aligned;
    }

    /** In which of the builds it is: {@code -} the old one only, {@code +} the new one only. */
    String mark() {
        return now.isEmpty() ? "-" : old.isEmpty() ? "+" : " ";
    }

    /** The line after its mark. */
    String text() {
        return mark() + " " + old.or(() -> now).orElse("");
    }
}
