package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.Facts.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.snapshot.Export;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Exports by which hosts and modules agree on an interface: markers in names, and functions that return a constant. */
final class HandshakeTest {
    private static Facts returning(String name, long value) {
        return new Facts()
                .export(new Export(
                        name,
                        plain(),
                        List.of(),
                        Optional.of("code" + value),
                        Optional.empty(),
                        OptionalLong.of(value)));
    }

    private static List<String> findings(Facts before, Facts after) {
        return Judge.judge(Changes.between(before.snapshot(), after.snapshot())).stream()
                .filter(finding -> finding.rule() != Rule.CODE_BODY_CHANGED)
                .map(finding -> "%s %s: %s -> %s"
                        .formatted(
                                finding.rule().id(),
                                finding.subject(),
                                finding.before().orElse(""),
                                finding.after().orElse("")))
                .toList();
    }

    @Test
    void aMarkerInANameIsOneFinding() {
        assertEquals(
                List.of(
                        "export-abi-marker-changed export:interface_version: interface_version_8 -> interface_version_9"),
                findings(
                        new Facts().export("interface_version_8", plain()),
                        new Facts().export("interface_version_9", plain())));
        assertEquals(
                List.of(
                        "export-abi-marker-changed export:proxy_abi_version: proxy_abi_version_0_2_0 -> proxy_abi_version_0_2_1"),
                findings(
                        new Facts().export("proxy_abi_version_0_2_0", plain()),
                        new Facts().export("proxy_abi_version_0_2_1", plain())));
    }

    @Test
    void aFunctionThatStatesAVersionIsReadAndCompared() {
        assertEquals(
                List.of("export-abi-marker-changed export:plugin_version: returns 3 -> returns 4"),
                findings(returning("plugin_version", 3), returning("plugin_version", 4)));
    }

    @Test
    void aFunctionThatReturnsAConstantIsComparedByIt() {
        assertEquals(
                List.of("constant-value-changed export:max_channels: 8 -> 16"),
                findings(returning("max_channels", 8), returning("max_channels", 16)));
        assertEquals(List.of(), findings(returning("max_channels", 8), returning("max_channels", 8)));
    }
}
