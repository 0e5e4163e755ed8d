package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostCheck;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two components made of the interface descriptions that lie beside them. */
class ComponentSnapshotTest {
    private static Snapshot plugin(String version) {
        String name = "/components/plugin-" + version + ".wasm";
        try (var stream = ComponentSnapshotTest.class.getResourceAsStream(name)) {
            return Snapshots.of(Readers.read(
                    ByteString.wrap(Objects.requireNonNull(stream, name).readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsTheWorldOfAComponent() {
        ComponentFacts facts = plugin("1.2.0").component().orElseThrow();
        assertEquals(
                List.of(
                        "shop:plugin/types@1.2.0: interface",
                        "shop:plugin/types@1.2.0#kind: enum { basic, premium }",
                        "shop:plugin/types@1.2.0#item: record { name: string, price: u32 }",
                        "shop:plugin/types@1.2.0#outcome: variant { accepted(item), rejected(string), pending }",
                        "shop:plugin/types@1.2.0#options: flags { gift, express }",
                        "shop:plugin/log@1.2.0: interface",
                        "shop:plugin/log@1.2.0#kind: shop:plugin/types.kind",
                        "shop:plugin/log@1.2.0#write: func(level: kind, text: string) [utf8, memory]",
                        "now: func() -> u64 [utf8]"),
                facts.imports().stream().map(ComponentSnapshotTest::text).toList());
        assertTrue(
                facts.exports().stream()
                        .map(ComponentSnapshotTest::text)
                        .toList()
                        .containsAll(
                                List.of(
                                        "run: func(args: list<string>) -> result<u32, string> [utf8, memory, post-return, realloc]",
                                        "shop:plugin/cart@1.2.0#basket: resource",
                                        "shop:plugin/cart@1.2.0#[method]basket.total: func(self: borrow<basket>) -> u64 [utf8, post-return]")));
        assertEquals(3, facts.modules().size());
    }

    private static String text(WorldItem item) {
        return item.path() + ": " + item.text()
                + item.conventions().map(words -> " [" + words + "]").orElse("");
    }

    @Test
    void findsWhatChangedBetweenTwoVersions() {
        Stream<Finding> findings = Judge.judge(Changes.between(plugin("1.2.0"), plugin("1.3.0"))).stream();
        assertEquals(
                List.of(
                        "component-function-changed export:shop:plugin/cart@1.3.0#open",
                        "component-import-added import:later",
                        "component-resource-changed export:shop:plugin/cart@1.2.0#basket",
                        "component-type-changed import:shop:plugin/types@1.3.0#kind",
                        "component-import-removed import:now",
                        "component-interface-version-changed interface:shop:plugin"),
                findings.map(finding -> finding.rule().id() + " " + finding.subject())
                        .filter(text -> !text.startsWith(Rule.COMPONENT_NESTED_MODULE_CHANGED.id()))
                        .toList());
    }

    @Test
    void isTheSameAfterItsWayThroughJson() {
        Snapshot snapshot = plugin("1.2.0");
        byte[] text = SnapshotJson.write(snapshot).getBytes(StandardCharsets.UTF_8);
        assertEquals(snapshot, SnapshotJson.read(text));
        assertEquals(List.of(), Changes.between(snapshot, SnapshotJson.read(text)));
    }

    @Test
    void isRefusedByHostsOfCoreModules() {
        HostAnswer answer = HostCheck.of(plugin("1.2.0"), HostProfiles.find("wamr-2.4.5"));
        assertEquals(HostAnswer.Result.REJECTED, answer.result());
        assertEquals("unknown binary version", answer.hostMessage().orElseThrow());
        assertEquals(
                List.of(Rule.CORE_BECAME_COMPONENT),
                answer.reasons().stream().map(HostAnswer.Reason::rule).toList());
    }
}
