package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Observation.End;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what users see of two runs. */
final class EffectComparison {
    private static final int MOST_DIVERGENCES = 50;
    private static final int LINES_BEFORE = 3;
    private static final int LINES_AFTER = 12;

    private static final Comparator<String> STREAMS_FIRST =
            Comparator.comparing(EffectComparison::isFile).thenComparing(Comparator.naturalOrder());

    private final Set<String> left;
    private final List<Divergence> divergences = new ArrayList<>();
    private List<String> oldLines = List.of();
    private List<String> newLines = List.of();
    private long compared;
    private long differences;

    private EffectComparison(Set<String> left) {
        this.left = left;
    }

    /** The result of two runs under masks. */
    static ReplayResult compare(Observation old, Observation now, List<Mask> masks) {
        var left = new TreeSet<String>();
        masks.forEach(mask -> {
            if (mask instanceof Mask.Whole(String name)) {
                left.add(name);
            }
        });
        var comparison = new EffectComparison(left);
        comparison.compareEnds(old.end(), now.end());
        comparison.compareOutputs(Masks.shown(old, masks), Masks.shown(now, masks));
        return new ReplayResult(
                ReplayLevel.C,
                comparison.differences > 0 ? Outcome.DIFFERENT : Outcome.EQUAL,
                "",
                comparison.compared,
                0,
                comparison.differences,
                comparison.divergences,
                comparison.oldLines,
                comparison.newLines);
    }

    private void compareEnds(End old, End now) {
        compared++;
        if (!old.text().equals(now.text())) {
            boolean exits = old.kind() == End.Kind.EXIT && now.kind() == End.Kind.EXIT;
            differs("end", exits ? Aspect.EXIT_CODE : Aspect.END, text(old), text(now));
        }
    }

    private static String text(End end) {
        return end.detail().isEmpty() ? end.text() : end.text() + ": " + end.detail();
    }

    private void differs(String place, Aspect aspect, String old, String now) {
        if (divergences.size() < MOST_DIVERGENCES) {
            divergences.add(new Divergence(compared, place, aspect, old, now, List.of()));
        }
        differences++;
    }

    private void compareOutputs(Map<String, List<Observed>> old, Map<String, List<Observed>> now) {
        var names = new TreeSet<>(STREAMS_FIRST);
        names.addAll(old.keySet());
        names.addAll(now.keySet());
        names.removeAll(left);
        for (String name : names) {
            Aspect aspect = isFile(name) ? Aspect.FILE : Aspect.OUTPUT;
            compareOutput(name, aspect, old.getOrDefault(name, List.of()), now.getOrDefault(name, List.of()));
        }
    }

    private static boolean isFile(String name) {
        return name.startsWith(FolderChanges.PREFIX);
    }

    private void compareOutput(String name, Aspect aspect, List<Observed> old, List<Observed> now) {
        int same = 0;
        while (same < Math.min(old.size(), now.size())
                && old.get(same).line().equals(now.get(same).line())) {
            same++;
        }
        compared += Math.max(1, Math.max(old.size(), now.size()));
        if (same == old.size() && same == now.size()) {
            return;
        }
        String place = same < old.size()
                ? old.get(same).place()
                : same < now.size() ? now.get(same).place() : name;
        if (oldLines.isEmpty() && newLines.isEmpty()) {
            oldLines = around(old, same);
            newLines = around(now, same);
        }
        differs(place, aspect, line(old, same), line(now, same));
    }

    private static String line(List<Observed> parts, int index) {
        if (index < parts.size()) {
            return parts.get(index).text();
        }
        return parts.isEmpty() ? "nothing" : "nothing more";
    }

    private static List<String> around(List<Observed> parts, int index) {
        return parts.subList(Math.max(0, index - LINES_BEFORE), Math.min(parts.size(), index + LINES_AFTER)).stream()
                .map(Observed::line)
                .toList();
    }
}
