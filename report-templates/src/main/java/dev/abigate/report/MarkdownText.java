package dev.abigate.report;

/**
 * Text out of a module as part of a Markdown document. Every character that Markdown or HTML could take as its own is
 * written as a character reference, so that a name can neither end a table's cell nor mention a person nor open an
 * element nor become a link.
 */
final class MarkdownText {
    private static final String PLAIN = " .,:;=+?%'\"-(){}";

    private MarkdownText() {}

    /** A phrase as running text. */
    static String of(String phrase, int longest) {
        return escaped(VisibleText.brief(phrase, longest));
    }

    /** A name or a type as code; an empty one in words. */
    static String code(String name, int longest) {
        return name.isEmpty() ? "<i>empty</i>" : "<code>" + of(name, longest) + "</code>";
    }

    private static String escaped(String visible) {
        var escaped = new StringBuilder(visible.length() + 16);
        visible.codePoints().forEach(c -> {
            if (c > '~' || Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
