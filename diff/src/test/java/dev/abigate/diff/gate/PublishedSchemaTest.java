package dev.abigate.diff.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas and the readers agree on what policies and configurations may say. */
final class PublishedSchemaTest {
    private static final String POLICY = """
        schemaVersion: 1
        name: camera
        preset: fielded
        fail-on: risky
        require-coverage: [exports, types]
        versioning: {scheme: semver, old: 1.4, new: "1.5.0", minor-allows: compatible, zero-major: strict}
        hosts: [{profile: wamr-2.2.0, until: 2029-06-30}]
        baselines: [{name: last, snapshot: abi/last.json}]
        surface: {exports: ["plugin_*"], ignore: ["re:.*_internal"], unstable: [x]}
        require: {exports: [malloc]}
        rules: {memory-min-increased: {severity: breaking, show: true, where: {over: 16, section: [a], module: [b]}}}
        noise: {generated-name: false}
        behaviour:
          allow: [behaviour-import-sequence-changed]
          traces: ["traces/*.trace"]
          scenarios:
            - {name: replayed, trace: a.trace, schema: exports.yaml}
        waivers:
          - {rule: "*", subject: a, reason: b, owner: c, issue: d, from: 1.0, to: 2.0, expires: 2026-12-31, id: 0123456789ab}
        """;
    private static final String CONFIGURATION = """
        schemaVersion: 1
        name: fleet
        fail-on: risky
        policy: policy.yaml
        hosts: [{profile: hosts/camera.yaml}]
        fleets: {europe: [{profile: wamr-2.2.0, until: 2029-06-30}]}
        artefacts:
          - name: camera
            file: camera.wasm
            baselines: [{name: last, file: abi/last.json}]
            policy: camera.yaml
            hosts: [{profile: wamr-2.4.5}]
            fleets: [europe]
            consumers: [app.txt]
            versions: {old: 1.4.2, new: 1.5.0}
            traces: ["*.trace"]
            scenarios:
              - name: converts
                program:
                  arguments: [--json]
                  environment: {HOME: /}
                  input: abc
                  folders: [{host: data, guest: /data, read-only: true}]
                masks: [{at: "stdout[2].time"}, {expression: "[0-9]+"}, {bytes: 4-7}]
                limits: {seconds: 5, memory: 65536, fuel: 1000}
              - name: adds
                calls: [{export: add, args: ["1", "2"]}]
        outputs: [{format: json, path: gate.json}]
        """;

    private static Schema schema(String name) {
        try (InputStream in = Objects.requireNonNull(PolicyReader.class.getResourceAsStream("/schema/" + name), name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> flaws(Schema schema, String yaml) {
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static final Schema OF_POLICIES = schema("abigate-policy-1.json");
    private static final Schema OF_CONFIGURATIONS = schema("abigate-gate-configuration-1.json");

    private static void readPolicy(String text) {
        PolicyReader.read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static void readConfiguration(String text) {
        GateConfigurationReader.read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void bothTakeAllThatCanBeSaid() {
        assertEquals(List.of(), flaws(OF_POLICIES, POLICY));
        readPolicy(POLICY);
        assertEquals(List.of(), flaws(OF_CONFIGURATIONS, CONFIGURATION));
        readConfiguration(CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schemaVersion: 1/schemaVersion: 2",
                "preset: fielded/preset: lax",
                "fail-on: risky/fail-on: 3",
                "fail-on: risky/fail_on: risky",
                "types]/layouts]",
                "scheme: semver/scheme: calver",
                "minor-allows: compatible/minor-allows: additions",
                "{profile: wamr-2.2.0, until: 2029-06-30}/{until: 2029-06-30}",
                "until: 2029-06-30/until: soon",
                "snapshot: abi/path: abi",
                "exports: [malloc]/exports: malloc",
                "severity: breaking/severity: fatal",
                "show: true/show: maybe",
                "over: 16/over: many",
                "section: [a]/position: [a]",
                "generated-name: false/generated-name: 0",
                "reason: b, /",
                "id: 0123456789ab/id: 9f2c",
            })
    void bothRefuseTheSamePolicies(String change) {
        refused(POLICY, change, OF_POLICIES, PublishedSchemaTest::readPolicy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schemaVersion: 1/schemaVersion: '1'",
                "name: camera\n/title: camera\n",
                "file: camera.wasm/path: camera.wasm",
                "fleets: [europe]/fleets: europe",
                "consumers: [app.txt]/consumers: [1]",
                "format: json, /",
                "{old: 1.4.2, new/{before: 1.4.2, new",
                "name: fleet/behaviour: []",
            })
    void bothRefuseTheSameConfigurations(String change) {
        refused(CONFIGURATION, change, OF_CONFIGURATIONS, PublishedSchemaTest::readConfiguration);
    }

    private static void refused(String good, String change, Schema schema, Consumer<String> reader) {
        String[] parts = change.split("/", 2);
        String bad = good.replace(parts[0], parts[1]);
        assertFalse(bad.equals(good), change);
        assertFalse(flaws(schema, bad).isEmpty(), change);
        assertThrows(MalformedDocumentException.class, () -> reader.accept(bad), change);
    }

    @Test
    void whatNoSchemaCanSayTheReaderSays() {
        assertEquals(
                "13:13: fleets: unknown fleet 'asia', known are europe",
                complaint(CONFIGURATION.replace("fleets: [europe]", "fleets: [asia]")));
        String twice = CONFIGURATION.replace("outputs:", "  - {name: camera, file: other.wasm}\noutputs:");
        assertEquals("28:12: name: two artefacts are called 'camera'", complaint(twice));
    }

    private static String complaint(String configuration) {
        return Objects.requireNonNull(
                assertThrows(MalformedDocumentException.class, () -> readConfiguration(configuration))
                        .getMessage());
    }
}
