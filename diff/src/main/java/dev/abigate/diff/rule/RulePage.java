package dev.abigate.diff.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page that explains a rule: what changed, what breaks and for whom, what to do, and an example.
 *
 * @param text the page in Markdown
 */
public record RulePage(String text) {
    private static final int WHAT_BREAKS = 2;
    private static final int WHAT_TO_DO = 3;

    /** The page of a rule in a language. */
    public static RulePage of(Rule rule, Language language) {
        String folder = switch (language) {
            case ENGLISH -> "/rules/";
            case CHINESE -> "/rules/zh/";
        };
        String name = folder + rule.id() + ".md";
        try (var stream = RulePage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the catalogue lacks the page " + name);
            }
            return new RulePage(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headings of the page, without the one that is the rule's id. */
    List<String> headings() {
        return text.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring("## ".length()))
                .toList();
    }

    /** The rule in one phrase: the first sentence of the page, without its full stop. */
    public String summary() {
        String paragraph = text.substring(text.indexOf("\n\n") + 2);
        int end = paragraph.indexOf('.');
        int wideEnd = paragraph.indexOf('。');
        return paragraph.substring(0, wideEnd < 0 ? end : wideEnd);
    }

    /** What breaks, and for whom. */
    public String whatBreaks() {
        return part(WHAT_BREAKS);
    }

    /** What to do. */
    public String whatToDo() {
        return part(WHAT_TO_DO);
    }

    /** The text below a heading, counted from 1. */
    private String part(int number) {
        String part = text.split("\n## ", -1)[number];
        return part.substring(part.indexOf("\n\n") + 2).strip();
    }
}
