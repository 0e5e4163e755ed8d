package dev.abigate.diff.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.HostInterface.Unlisted;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.wasm.feature.Feature;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {
    private static final String HEAD = "schemaVersion: 1\nname: product\n";

    private static HostProfile read(String document) {
        return HostProfiles.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Iterable<String> names() {
        return HostProfiles.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInProfileCanBeFoundAndIsABase(String name) {
        assertEquals(name, HostProfiles.find(name).name());
        HostProfile product = read(HEAD + "base: " + name + "\n");
        HostProfile base = HostProfiles.find(name);
        assertEquals("product", product.name());
        assertEquals(base.features(), product.features());
        assertEquals(base.aot(), product.aot());
        assertEquals(base.offered(), product.offered());
    }

    @Test
    void readsAProductBasedOnWamr() {
        HostProfile product = read(HEAD + """
                base: wamr-2.2.0
                build:
                  WAMR_BUILD_SIMD: false
                  WAMR_BUILD_LIB_WASI_THREADS: true
                target: {arch: thumbv7em, cpu-features: [dsp]}
                functions:
                  - {module: env, name: sensor_read, signature: "(i*~)i"}
                  - {module: env, name: printf}
                memory: {linear: 256 KiB, table: 64}
                """);
        var loader = product.aot().orElseThrow();
        assertFalse(loader.has(BuildOption.SIMD));
        assertTrue(loader.has(BuildOption.THREAD_MGR), "implied by threads");
        assertEquals("thumbv7em", loader.target().orElseThrow().arch());
        assertEquals(OptionalLong.of(256 << 10), product.memory().linearMemory());
        assertEquals(
                1,
                product.offered().functions().stream()
                        .filter(function -> function.name().equals("printf")
                                && function.signature().isUnchecked())
                        .count(),
                "the base's function is replaced");
    }

    @Test
    void readsAHostOfItsOwnInJson() {
        HostProfile host = read("""
                {"schemaVersion": 1, "name": "own", "features": {"language": "3.0", "with": ["atomics"],
                 "without": ["gc"]}, "interfaces": ["wasi_snapshot_preview1"], "unlisted": "unknown",
                 "globals": [{"module": "env", "name": "base", "type": "i32"}], "memory-imports": ["env"]}
                """);
        assertTrue(host.features().orElseThrow().contains(Feature.THREADS));
        assertTrue(host.features().orElseThrow().contains(Feature.TAIL_CALL));
        assertFalse(host.features().orElseThrow().contains(Feature.GC));
        assertEquals(46, host.offered().functions().size());
        assertEquals(Unlisted.UNKNOWN, host.offered().unlisted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    base: wamr-9.9.9                       | 3:7: base: found 'wamr-9.9.9', no built-in profile
                    colour: red                            | 3:1: unknown key 'colour'
                    build: {WAMR_BUILD_SIMD: true}         | 3:8: build: only profiles based on one of WAMR have build options
                    features: {language: 4.0}              | 3:22: language: expected 1.0, 2.0 or 3.0
                    memory: {linear: much}                 | 3:18: linear: found 'much', expected a size such as 256 KiB or 262144
                    unresolved: perhaps                    | 3:13: unresolved: unknown word 'perhaps', known are refused, traps-when-called
                    """)
    void saysWhereAProfileIsWrong(String line, String message) {
        assertEquals(
                message,
                assertThrows(MalformedDocumentException.class, () -> read(HEAD + line))
                        .getMessage());
    }

    @Test
    void refusesAnOptionThatTheReleaseDoesNotHave() {
        var refused = assertThrows(
                MalformedDocumentException.class,
                () -> read(HEAD + "base: wamr-1.3.3\nbuild: {WAMR_BUILD_GC: true}\n"));
        assertEquals("4:24: WAMR_BUILD_GC: WAMR 1.3.3 does not have it yet", refused.getMessage());
    }

    @Test
    void refusesASignatureThatIsNone() {
        var refused = assertThrows(
                MalformedDocumentException.class,
                () -> read(HEAD + "functions:\n  - {module: env, name: f, signature: (p)}\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains(": signature: found '(p)'"));
    }

    @Test
    void knowsNoOtherHost() {
        assertThrows(UnknownHostException.class, () -> HostProfiles.find("nothing"));
        assertThrows(UnknownHostException.class, () -> HostProfiles.find("nowhere/nothing.yaml"));
    }
}
