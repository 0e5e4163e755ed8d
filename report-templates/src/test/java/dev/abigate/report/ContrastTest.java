package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text on the page can be read in both themes: every text colour against every background, as WCAG 2 measures it. */
final class ContrastTest {
    private static final double LEAST = 4.5;
    private static final Pattern THEME = Pattern.compile(":root \\{(.*?)\\}", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @Test
    void isEnoughInBothThemes() throws IOException {
        String style = Files.readString(Path.of("src/main/resources/templates/page.css"));
        String screen = style.substring(0, style.indexOf("@media print"));
        var themes = new ArrayList<Map<String, Integer>>();
        THEME.matcher(screen).results().forEach(theme -> themes.add(colours(theme.group(1))));
        assertEquals(2, themes.size());
        for (Map<String, Integer> theme : themes) {
            check(theme);
        }
    }

    private static Map<String, Integer> colours(String theme) {
        var colours = new HashMap<String, Integer>();
        COLOUR.matcher(theme).results().forEach(c -> colours.put(c.group(1), Integer.parseInt(c.group(2), 16)));
        return colours;
    }

    private static void check(Map<String, Integer> theme) {
        List<String> backgrounds = theme.keySet().stream()
                .filter(name -> name.equals("paper") || name.endsWith("wash"))
                .toList();
        assertEquals(6, backgrounds.size());
        for (String text : List.of("ink", "soft", "link", "good", "doubt", "bad", "neutral")) {
            for (String background : backgrounds) {
                double contrast = contrast(theme.getOrDefault(text, 0), theme.getOrDefault(background, 0));
                assertTrue(contrast >= LEAST, () -> "%s on %s: %.2f".formatted(text, background, contrast));
            }
        }
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) + 0.0722 * channel(colour);
    }

    private static double channel(int bits) {
        double value = (bits & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
