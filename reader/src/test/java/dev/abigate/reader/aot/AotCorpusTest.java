package dev.abigate.reader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.reader.corpus.Coverage;
import dev.abigate.reader.cursor.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every AOT file of the shared corpus. */
class AotCorpusTest {
    /** Which dialects each compiler of the corpus may be found to have written. */
    private static final Map<String, AotDialect> DIALECTS = Map.of(
            "WAMR-07-10-2020", AotDialect.V1C,
            "WAMR-03-25-2021", AotDialect.V2,
            "1.3.3", AotDialect.V3B,
            "2.2.0", AotDialect.V3E,
            "2.3.1", AotDialect.V4A,
            "2.4.0", AotDialect.V4B,
            "2.4.5", AotDialect.V5,
            "main", AotDialect.V6);

    @Test
    void readsWhatTheManifestSays() {
        List<AotCorpus.Entry> entries = AotCorpus.entries();
        var dialects = new TreeMap<AotDialect, Integer>();
        for (AotCorpus.Entry entry : entries) {
            AotModule module = AotReader.read(entry.bytes());
            dialects.merge(module.dialect(), 1, Integer::sum);
            AotDialect expected = Objects.requireNonNull(DIALECTS.get(entry.compiler()));
            assertTrue(
                    module.fittingDialects().contains(expected),
                    () -> entry.name() + ": " + module.fittingDialects() + " without " + expected);
            if (!module.initData().elementSegments().isEmpty()) {
                assertEquals(expected, module.dialect(), entry.name());
            }
            assertEquals(
                    entry.manifest().get("aotVersion").asString(),
                    module.dialect().version().toString(),
                    entry.name());
            assertEqualTargets(entry, module);
            assertEquals(
                    entry.sections(),
                    module.sections().stream()
                            .map(section ->
                                    new AotCorpus.SectionFacts(section.id().code(), section.size(), section.subId()))
                            .toList(),
                    entry.name());
        }
        assertEquals(2057, entries.size());
        System.out.printf("%d AOT files read, dialects %s%n", entries.size(), dialects);
    }

    private static void assertEqualTargets(AotCorpus.Entry entry, AotModule module) {
        JsonNode expected = entry.manifest().get("targetInfo");
        TargetInfo target = module.target();
        assertEquals(expected.get("binType").asInt(), target.binaryType().code(), entry.name());
        assertEquals(expected.get("abiType").asInt(), target.abiType(), entry.name());
        assertEquals(expected.get("eType").asInt(), target.moduleType().code(), entry.name());
        assertEquals(expected.get("eMachine").asInt(), target.machine().code(), entry.name());
        assertEquals(expected.get("eVersion").asInt(), target.objectVersion(), entry.name());
        assertEquals(expected.get("eFlags").asLong(), Integer.toUnsignedLong(target.objectFlags()), entry.name());
        assertEquals(
                expected.path("featureFlags").asLong(0), target.featureFlags().bits(), entry.name());
        assertEquals(expected.get("reserved").asLong(), target.reserved(), entry.name());
        assertEquals(expected.get("arch").asString(), target.arch(), entry.name());
        assertEquals(expected.get("length").asInt(), module.dialect().targetInfoBytes(), entry.name());
    }

    @Test
    void mapsEveryByteOnce() {
        long fields = 0;
        long bytes = 0;
        for (AotCorpus.Entry entry : AotCorpus.entries()) {
            var coverage = new Coverage();
            AotModule module = AotReader.read(Cursor.over(entry.bytes(), coverage));
            assertEquals(List.of(), coverage.defects(entry.bytes().length()), entry.name());
            assertEquals(AotReader.read(entry.bytes()), module, entry.name());
            fields += coverage.fields();
            bytes += entry.bytes().length();
        }
        System.out.printf("%d bytes mapped to %d fields%n", bytes, fields);
    }
}
