package dev.abigate.diff.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Markdown pages that explain the rules, one each. */
public final class RulePages {
    private RulePages() {}

    /** The page of a rule: what changed, what breaks and for whom, what to do, and an example. */
    public static String page(Rule rule) {
        String name = "/rules/" + rule.id() + ".md";
        try (var stream = RulePages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the catalogue lacks the page " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
