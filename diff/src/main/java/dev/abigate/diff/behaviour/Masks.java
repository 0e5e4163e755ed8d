package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hides what is not compared. */
final class Masks {
    /** Between these, a line is noise as a whole word: a number that is one digit longer next time is still the same noise. */
    private static final String DELIMITERS = " \t,;=()[]{}<>\"'|";

    private Masks() {}

    /** What an observation shows under masks, by output; one that was removed has one part. */
    static Map<String, List<Observed>> shown(Observation observation, List<Mask> masks) {
        Map<String, List<Observed>> shown = new TreeMap<>();
        observation.outputs().forEach((name, content) -> {
            List<Observed> parts = content.map(bytes -> OutputText.parts(name, withoutBytes(name, 0, bytes, masks)))
                    .orElseGet(() -> List.of(new Observed(name, "", "(removed)")));
            shown.put(name, parts.stream().map(part -> hidden(part, masks)).toList());
        });
        return shown;
    }

    /**
     * A part of an output without the bytes that masks hide.
     *
     * @param offset where the part begins
     */
    static ByteString withoutBytes(String name, long offset, ByteString content, List<Mask> masks) {
        byte[] bytes = content.toArray();
        for (Mask mask : masks) {
            if (mask instanceof Mask.Bytes(var names, int from, int to) && names.matches(name)) {
                long end = Math.min(to - offset, bytes.length);
                for (long i = Math.max(0, from - offset); i < end; i++) {
                    bytes[(int) i] = '0';
                }
            }
        }
        return ByteString.wrap(bytes);
    }

    /** A part with what masks leave of it. */
    static Observed hidden(Observed part, List<Mask> masks) {
        Observed hidden = part;
        for (Mask mask : masks) {
            hidden = switch (mask) {
                case Mask.At(var place) -> place.matches(part.place()) ? hidden.withText(Mask.HIDDEN) : hidden;
                case Mask.Matching(var expression, var place) ->
                    place.matches(part.place())
                            ? hidden.withText(expression.replaceAll(hidden.text(), Mask.HIDDEN))
                            : hidden;
                case Mask.Between between -> hidden(hidden, between);
                case Mask.Bytes _, Mask.Whole _ -> hidden;
            };
        }
        return hidden;
    }

    private static Observed hidden(Observed part, Mask.Between mask) {
        return part.place().equals(mask.place()) && mask.covers(part.text())
                ? part.withText(mask.before() + Mask.HIDDEN + mask.after())
                : part;
    }

    /** The masks for what differs between two runs of one build. */
    static List<Mask> noise(Map<String, List<Observed>> first, Map<String, List<Observed>> second) {
        var noise = new ArrayList<Mask>();
        var names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        for (String name : names) {
            Optional<List<Observed>> one = Optional.ofNullable(first.get(name));
            Optional<List<Observed>> other = Optional.ofNullable(second.get(name));
            if (one.isEmpty() || other.isEmpty() || !haveTheSamePlaces(one.get(), other.get())) {
                noise.add(new Mask.Whole(name));
            } else {
                for (int i = 0; i < one.get().size(); i++) {
                    Observed part = one.get().get(i);
                    String again = other.get().get(i).text();
                    if (!part.text().equals(again)) {
                        noise.add(between(part.place(), part.text(), again));
                    }
                }
            }
        }
        return noise;
    }

    private static boolean haveTheSamePlaces(List<Observed> one, List<Observed> other) {
        return one.stream()
                .map(Observed::place)
                .toList()
                .equals(other.stream().map(Observed::place).toList());
    }

    private static Mask between(String place, String one, String other) {
        int least = Math.min(one.length(), other.length());
        int before = 0;
        while (before < least && one.charAt(before) == other.charAt(before)) {
            before++;
        }
        while (before > 0 && DELIMITERS.indexOf(one.charAt(before - 1)) < 0) {
            before--;
        }
        int after = 0;
        while (after < least - before
                && one.charAt(one.length() - 1 - after) == other.charAt(other.length() - 1 - after)) {
            after++;
        }
        while (after > 0 && DELIMITERS.indexOf(one.charAt(one.length() - after)) < 0) {
            after--;
        }
        return new Mask.Between(place, one.substring(0, before), one.substring(one.length() - after));
    }
}
