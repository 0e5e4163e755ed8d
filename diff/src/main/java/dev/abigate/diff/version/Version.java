package dev.abigate.diff.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version by Semantic Versioning 2.0; what lacks its last numbers has zeros there. What follows a plus sign is left out,
 * since it says nothing about order.
 *
 * @param preRelease the dotted parts behind the hyphen; none for a release
 */
public record Version(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
        implements Comparable<Version> {
    private static final int LONGEST = 200;
    private static final String NUMBERS = "(0|[1-9]\\d{0,18})(?:\\.(0|[1-9]\\d{0,18}))?(?:\\.(0|[1-9]\\d{0,18}))?";
    private static final Pattern WHOLE =
            Pattern.compile("v?" + NUMBERS + "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Pattern IN_NAME = Pattern.compile(
            "(?:^|[-_@])v?((?:0|[1-9]\\d{0,18})\\.(?:0|[1-9]\\d{0,18})(?:\\.(?:0|[1-9]\\d{0,18}))?(?:-[0-9A-Za-z-]+)?)(?=[._]|$)");
    private static final Comparator<Version> BY_NUMBERS =
            Comparator.comparing(Version::major).thenComparing(Version::minor).thenComparing(Version::patch);

    public Version {
        preRelease = List.copyOf(preRelease);
    }

    /** The version of a text, where it is one: {@code 1.4.2}, {@code v2.0}, {@code 1.0.0-rc.1}. */
    public static Optional<Version> parse(String text) {
        Matcher matcher = WHOLE.matcher(text.length() > LONGEST ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String preRelease = matcher.group(4);
        return Optional.of(new Version(
                new BigInteger(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1))));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** The version in the last part of a path: {@code 1.4.2} of {@code dist/plugin-1.4.2.wasm}. */
    public static Optional<String> inFileName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Matcher matcher = IN_NAME.matcher(name.length() > LONGEST ? "" : name);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        int numbers = BY_NUMBERS.compare(this, other);
        return numbers != 0 ? numbers : comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compareParts(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compareParts(String one, String other) {
        boolean number = isNumber(one);
        if (number && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == isNumber(other) ? one.compareTo(other) : number ? -1 : 1;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
