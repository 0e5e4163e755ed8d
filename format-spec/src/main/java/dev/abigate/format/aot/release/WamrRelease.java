package dev.abigate.format.aot.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of WAMR, ordered as they appeared (section 16): first the tags that bear a date, then numbered releases, then the
 * main branch.
 *
 * @param name {@code WAMR-05-18-2022}, {@code 2.4.1}, {@code main}, or {@code 1} for what was there from the beginning
 */
public record WamrRelease(String name) implements Comparable<WamrRelease> {
    private static final Pattern DATED = Pattern.compile("WAMR-(\\d\\d)-(\\d\\d)-(\\d{4})");
    private static final Pattern NUMBERED = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final String BEGINNING = "1";
    private static final String MAIN = "main";

    /** @throws IllegalArgumentException where the name has none of the known forms */
    public WamrRelease {
        place(name);
    }

    @Override
    public int compareTo(WamrRelease other) {
        List<Integer> own = place(name);
        List<Integer> others = place(other.name);
        for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
            int order = Comparator.<Integer>naturalOrder().compare(own.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The era, then the numbers that order releases within it. */
    private static List<Integer> place(String name) {
        if (name.equals(BEGINNING)) {
            return List.of(0);
        }
        Matcher dated = DATED.matcher(name);
        if (dated.matches()) {
            return List.of(
                    1,
                    Integer.parseInt(dated.group(3)),
                    Integer.parseInt(dated.group(1)),
                    Integer.parseInt(dated.group(2)));
        }
        if (NUMBERED.matcher(name).matches()) {
            List<Integer> numbers =
                    Arrays.stream(name.split("\\.", -1)).map(Integer::parseInt).toList();
            return List.of(2, numbers.get(0), numbers.get(1), numbers.get(2));
        }
        if (name.equals(MAIN)) {
            return List.of(3);
        }
        throw new IllegalArgumentException("no WAMR release: " + name);
    }
}
