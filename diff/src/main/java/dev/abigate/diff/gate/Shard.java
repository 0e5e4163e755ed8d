package dev.abigate.diff.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a fleet that one of several machines takes.
 *
 * @param index from 1
 * @param count how many machines share the work
 */
public record Shard(int index, int count) {
    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

    /** The shard of a text such as {@code 2/4}; none where it is none. */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return shard.index <= shard.count ? Optional.of(shard) : Optional.empty();
    }

    /** Whether the item at a position, from 0, belongs to the part: they go round. */
    public boolean has(int position) {
        return position % count == index - 1;
    }

    /** As on the command line: {@code 2/4}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
