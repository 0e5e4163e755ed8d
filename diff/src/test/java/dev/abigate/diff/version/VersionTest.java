package dev.abigate.diff.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTest {
    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    @Test
    void ordersAsTheStandardDoes() {
        List<String> ascending = List.of(
                "0.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.2",
                "v2.0.0+build.7");
        for (int i = 1; i < ascending.size(); i++) {
            assertTrue(version(ascending.get(i - 1)).compareTo(version(ascending.get(i))) < 0, ascending.get(i));
        }
        assertEquals(0, version("1.2").compareTo(version("1.2.0+x")));
        assertEquals(Optional.empty(), Version.parse("01.2"));
        assertEquals(Optional.empty(), Version.parse("latest"));
    }

    @ParameterizedTest
    @CsvSource({
        "dist/plugin-1.4.2.wasm, 1.4.2",
        "plugin_v2.0.aot, 2.0",
        "plugin@1.0.0-rc1.wasm, 1.0.0-rc1",
        "/releases/9.9.9/plugin.wasm, ",
        "wasm32.wasm, ",
        "1.2.3.json, 1.2.3",
    })
    void isReadFromFileNames(String path, String found) {
        assertEquals(Optional.ofNullable(found), Version.inFileName(path));
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, 1.5.0, MINOR, true, '1.4.2 to 1.5.0 is a minor step, which is enough'",
        "1.4.2, 1.4.3, MINOR, false, '1.4.2 to 1.4.3 is a patch step, a minor one is needed'",
        "1.4.2, 1.5.0, MAJOR, false, '1.4.2 to 1.5.0 is a minor step, a major one is needed'",
        "0.4.2, 0.5.0, MAJOR, true, '0.4.2 to 0.5.0 is a minor step, which is enough'",
        "0.4.2, 0.4.3, MINOR, true, '0.4.2 to 0.4.3 is a patch step, which is enough'",
        "0.4.2, 0.4.3, MAJOR, false, '0.4.2 to 0.4.3 is a patch step, a minor one is needed'",
        "2.0.0, 1.0.0, PATCH, false, '2.0.0 to 1.0.0 is no step forward, a patch one is needed'",
    })
    void saysWhetherAStepIsBigEnough(String old, String now, Step called, boolean enough, String text) {
        StepAdvice advice = StepAdvice.of(Optional.of(old), Optional.of(now), called, Versioning.SEMVER)
                .orElseThrow();
        assertEquals(enough, advice.enough());
        assertEquals(text, advice.text());
    }
}
