package dev.abigate.diff.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "plugin_*, plugin_init, true",
        "plugin_*, my_plugin_init, false",
        "*_init, plugin_init, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a\\*, a*, true",
        "a\\*, ab, false",
        "_ZN*detail*, _ZN3foo6detail3barEv, true",
        "re:.*_internal_.*, a_internal_b, true",
        "'re:a{2,3}', aaaa, false",
        "re:(?:get|set)_[a-z]+, set_clip, true",
        "re:(get|set)_[a-z]+, set_Clip, false",
        "re:[^0-9]*\\d+, v12, true",
        "re:x{3}, xxx, true",
        "re:x{3}, xxxx, false",
        "re:a|b|, b, true",
    })
    void matchesWholeNames(String pattern, String name, boolean matches) {
        assertEquals(matches, NamePattern.of(pattern).matches(name), pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"re:(", "re:)", "re:[a", "re:*", "re:a{3,1}", "re:a{9999}", "re:(?=a)", "re:\\q", "a\\"})
    void refusesWhatIsNone(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> NamePattern.of(pattern));
    }

    @Test
    void boundsWhatAPatternCosts() {
        for (String pattern : List.of(
                "re:((((a{1000}){1000}){1000}){1000})",
                "re:(((){1000}){1000}){1000}",
                "re:" + "(".repeat(100) + ")".repeat(100),
                "x".repeat(2000))) {
            assertThrows(IllegalArgumentException.class, () -> NamePattern.of(pattern), pattern);
        }
        String name = "a".repeat(20_000);
        assertFalse(NamePattern.of("re:(a*)*b").matches(name));
        assertFalse(NamePattern.of("*a*a*a*a*a*a*a*b").matches(name));
        assertTrue(NamePattern.of("re:(a|aa)+").matches(name));
    }

    @Test
    void agreesWithTheJdkOnWhatBothKnow() {
        var random = new Random(11);
        String[] pieces = {"a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab)", "a*", "b+", "(a|)?", "b{1,2}", "(a*b){2}"};
        for (int round = 0; round < 2000; round++) {
            var pattern = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            var name = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                name.append("abc".charAt(random.nextInt(3)));
            }
            assertEquals(
                    Pattern.matches(pattern.toString(), name),
                    NamePattern.of("re:" + pattern).matches(name.toString()),
                    pattern + " on " + name);
        }
    }
}
