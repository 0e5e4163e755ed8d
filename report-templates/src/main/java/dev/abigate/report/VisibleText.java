package dev.abigate.report;

import dev.abigate.format.Visibility;

/**
 * Text out of a module, made safe to show. Names in a file are whatever its maker wanted: control characters that drive
 * a terminal, overrides that turn the reading direction, characters that cannot be seen. Those come out as
 * {@code \}{@code u{202e}}.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text with everything that is not plainly visible spelled out. */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var visible = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.codePoints().skip(text.codePointCount(0, first)).forEach(c -> append(visible, c));
        return visible.toString();
    }

    /** As {@link #of}, with the middle left out where it is longer than {@code most} characters. */
    static String brief(String text, int most) {
        String visible = of(text);
        if (visible.length() <= most) {
            return visible;
        }
        int kept = most / 2;
        int head = Character.isHighSurrogate(visible.charAt(kept - 1)) ? kept - 1 : kept;
        int tail = visible.length() - kept;
        if (Character.isLowSurrogate(visible.charAt(tail))) {
            tail++;
        }
        return "%s…(%d characters)…%s".formatted(visible.substring(0, head), tail - head, visible.substring(tail));
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }

    private static void append(StringBuilder visible, int c) {
        if (Visibility.isVisible(c)) {
            visible.appendCodePoint(c);
        } else {
            visible.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }
}
