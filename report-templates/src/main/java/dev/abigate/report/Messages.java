package dev.abigate.report;

import dev.abigate.diff.rule.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The words of a page in one language, out of {@code messages/LANGUAGE.properties}.
 *
 * @param texts by key; those with arguments are format strings of {@link java.util.Formatter}
 */
record Messages(Language language, Map<String, String> texts) {
    static Messages of(Language language) {
        String name = "/messages/" + language.tag() + ".properties";
        try (var stream = Messages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
            return new Messages(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key. */
    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no " + language.tag() + " words for " + key));
    }

    /** The text of a key that need not have one. */
    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** The text of a key with its arguments filled in. */
    String text(String key, Object... arguments) {
        return String.format(Locale.ROOT, text(key), arguments);
    }

    /** Several words as one enumeration. */
    String list(List<String> words) {
        return String.join(text("list.comma"), words);
    }

    /** The words for a constant: the text of {@code PREFIX.NAME}. */
    String text(String prefix, Enum<?> constant) {
        return text(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
    }
}
