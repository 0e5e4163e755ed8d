package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.verdict.Verdicts;
import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import dev.abigate.writer.corpus.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
    private static final Path FIXTURES = Path.of("src/test/resources/pairs");

    @TestFactory
    Stream<DynamicTest> findsWhatThePairsOfTheCorpusExpect() throws IOException {
        return pairs(SharedFiles.at("corpus/abi-own"));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatOurOwnPairsExpect() throws IOException {
        return pairs(FIXTURES);
    }

    private static Stream<DynamicTest> pairs(Path folder) throws IOException {
        List<Path> cases;
        try (Stream<Path> list = Files.list(folder)) {
            cases = list.filter(Files::isDirectory).sorted().toList();
        }
        assertFalse(cases.isEmpty());
        return cases.stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
    }

    private static void check(Path folder) throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
        Comparison comparison = Comparison.of(side(folder, "v1"), side(folder, "v2"));
        List<String> ids =
                comparison.findings().stream().map(f -> f.rule().id()).toList();
        String shown = show(comparison.findings());
        assertAll(
                () -> expected.get("must_report")
                        .forEach(id -> assertTrue(ids.contains(id.stringValue()), id + " is missing in\n" + shown)),
                () -> expected.get("must_not_report")
                        .forEach(id -> assertFalse(ids.contains(id.stringValue()), id + " is too much in\n" + shown)),
                () -> assertEquals(
                        expected.get("verdict").stringValue(),
                        Verdicts.level(comparison.findings()).id(),
                        shown),
                () -> expected.get("who_breaks")
                        .forEach(who -> assertTrue(
                                comparison.findings().stream()
                                        .flatMap(finding -> finding.rule().audiences().stream())
                                        .anyMatch(audience -> audience.id().equals(who.stringValue())),
                                who + " is missing in\n" + shown)));
    }

    private static String show(List<Finding> findings) {
        var text = new StringBuilder();
        findings.forEach(finding -> text.append(finding.severity().id())
                .append(' ')
                .append(finding.rule().id())
                .append(' ')
                .append(finding.subject())
                .append(": ")
                .append(finding.before())
                .append(" -> ")
                .append(finding.after())
                .append(": ")
                .append(finding.message())
                .append('\n'));
        return text.toString();
    }

    private static Side side(Path folder, String build) throws IOException {
        return new Side(build, "", 0, "wasm", Snapshots.of(Readers.read(module(folder, build))), List.of());
    }

    private static ByteString module(Path folder, String build) throws IOException {
        Path text = folder.resolve(build + ".wat");
        return Files.exists(text)
                ? Wat.bytes(Files.readString(text))
                : SharedFiles.read(folder.resolve(build + ".wasm"));
    }
}
