package dev.abigate.reader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.cursor.FieldSink;
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
            var sink = new Contiguous(entry.name());
            AotModule module = AotReader.read(Cursor.over(entry.bytes(), sink));
            assertEquals(entry.bytes().length(), sink.end, entry.name());
            assertEquals(AotReader.read(entry.bytes()), module, entry.name());
            fields += sink.fields;
            bytes += sink.end;
        }
        System.out.printf("%d bytes mapped to %d fields%n", bytes, fields);
    }

    /** Fails when a field does not begin where the last one ended. */
    private static final class Contiguous implements FieldSink {
        private final String file;
        private int end;
        private long fields;

        Contiguous(String file) {
            this.file = file;
        }

        @Override
        public void field(int offset, int length, String path, String value) {
            assertEquals(end, offset, () -> file + ": " + path);
            assertTrue(length > 0, () -> file + ": " + path);
            assertFalse(path.isEmpty(), file);
            end = offset + length;
            fields++;
        }
    }
}
