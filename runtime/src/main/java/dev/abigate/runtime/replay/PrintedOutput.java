package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The text that a recorded run and a new one print, compared line by line. In how many pieces it is printed does not matter,
 * only between which other effects.
 */
final class PrintedOutput {
    /** Where a longer line is cut. */
    private static final int MOST_LINE = 1 << 16;

    /** How much of a text is kept that the other run has not printed, or not yet. */
    private static final int MOST_AHEAD = 1 << 20;

    /** How much is shown of a line. */
    private static final int MOST_SHOWN = 120;

    /** How much of that stands before the first difference. */
    private static final int SHOWN_BEFORE = 40;

    private static final ByteString END_OF_LINE = ByteString.of('\n');

    private final Pending recorded = new Pending();
    private final Pending found = new Pending();
    private final LongSupplier position;
    private final Masking masking;
    private Masking.TextPlace place = Masking.TextPlace.beginning("stdout");
    private @Nullable Difference difference;

    /**
     * Output of which nothing was printed.
     *
     * @param position tells the number of the recorded event that is looked at
     */
    PrintedOutput(LongSupplier position, Masking masking) {
        this.position = position;
        this.masking = masking;
    }

    /**
     * The first line between two other effects that differs.
     *
     * @param event at which that showed
     * @param place in all of the output
     */
    record Difference(long event, Masking.TextPlace place, String recorded, String found) {}

    /** What one of both has printed that the other has not been compared with. */
    private static final class Pending {
        private byte[] bytes = new byte[MOST_SHOWN];
        private int from;
        private int to;
        private long lines;
        private long all;

        int size() {
            return to - from;
        }

        void add(ByteString text) {
            byte[] more = text.toArray();
            for (byte each : more) {
                lines += each == '\n' ? 1 : 0;
            }
            all += more.length;
            if (size() > MOST_AHEAD) {
                return;
            }
            if (to + more.length > bytes.length) {
                byte[] moved = new byte[Math.max(2 * size(), size() + more.length)];
                System.arraycopy(bytes, from, moved, 0, size());
                bytes = moved;
                to -= from;
                from = 0;
            }
            System.arraycopy(more, 0, bytes, to, more.length);
            to += more.length;
        }

        /** The number of bytes in the first line, with its end; 0 where that is still to come. */
        int line() {
            for (int at = from; at < to; at++) {
                if (bytes[at] == '\n' || at - from >= MOST_LINE) {
                    return at + 1 - from;
                }
            }
            return 0;
        }

        ByteString take(int count) {
            var taken = ByteString.wrap(Arrays.copyOfRange(bytes, from, from + count));
            from += count;
            return taken;
        }

        void clear() {
            from = 0;
            to = 0;
        }
    }

    /** Whether what was recorded is behind. */
    boolean lacksRecorded() {
        return recorded.size() < found.size();
    }

    /** The recorded run printed. */
    void recorded(ByteString text) {
        recorded.add(text);
        compare();
    }

    /** The new run printed. */
    void found(ByteString text) {
        found.add(text);
        compare();
    }

    private void compare() {
        int old = recorded.line();
        int now = found.line();
        while (difference == null && old > 0 && now > 0) {
            compare(old, now);
            old = recorded.line();
            now = found.line();
        }
    }

    private void compare(int old, int now) {
        ByteString expected = recorded.take(old);
        ByteString other = found.take(now);
        if (!expected.equals(other) && !masking.hides(place, expected, other)) {
            difference = new Difference(position.getAsLong(), place, shown(expected, other), shown(other, expected));
        } else {
            place = place.behind(expected);
        }
    }

    private static boolean isEnded(ByteString line) {
        return !line.isEmpty() && line.slice(line.length() - 1, 1).equals(END_OF_LINE);
    }

    /** Takes the difference there is so far, whatever is printed from here on. */
    Optional<Difference> difference() {
        Optional<Difference> taken = Optional.ofNullable(difference);
        difference = null;
        return taken;
    }

    /** Another effect, or the end of a call: up to there both have to print the same. */
    Optional<Difference> end() {
        while (difference == null && recorded.size() + found.size() > 0) {
            compare(
                    recorded.line() > 0 ? recorded.line() : recorded.size(),
                    found.line() > 0 ? found.line() : found.size());
        }
        recorded.clear();
        found.clear();
        place = new Masking.TextPlace(place.output(), recorded.lines, recorded.all);
        return difference();
    }

    private static String shown(ByteString line, ByteString other) {
        if (line.isEmpty()) {
            return "nothing more";
        }
        int end = isEnded(line) ? line.length() - 1 : line.length();
        int from = Math.clamp(line.mismatch(other) - SHOWN_BEFORE, 0, end);
        ByteString shown = line.slice(from, Math.min(MOST_SHOWN, end - from));
        return "'%s%s%s'%s"
                .formatted(
                        from > 0 ? "\u2026" : "",
                        shown.utf8(),
                        from + shown.length() < end ? "\u2026" : "",
                        isEnded(line) || !isEnded(other) ? "" : " without an end of line");
    }
}
