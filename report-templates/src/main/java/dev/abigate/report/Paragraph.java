package dev.abigate.report;

/** Text broken into lines of a given width, for terminals. */
final class Paragraph {
    private static final int LEAST_WIDTH = 20;

    private Paragraph() {}

    /**
     * Appends {@code text} in lines of at most {@code width} characters.
     *
     * @param first what the first line begins with
     * @param indent how many blanks the following lines begin with
     */
    static void append(StringBuilder out, String first, int indent, String text, int width) {
        int room = Math.max(LEAST_WIDTH, width - indent);
        out.append(first);
        int at = 0;
        while (text.length() - at > room) {
            int end = text.lastIndexOf(' ', at + room);
            if (end <= at) {
                end = Character.isHighSurrogate(text.charAt(at + room - 1)) ? at + room - 1 : at + room;
            }
            int next = end;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            while (end > at + 1 && text.charAt(end - 1) == ' ') {
                end--;
            }
            out.append(text, at, end).append('\n').repeat(' ', indent);
            at = next;
        }
        out.append(text, at, text.length()).append('\n');
    }
}
