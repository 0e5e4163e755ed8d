package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Changes;
import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import dev.abigate.writer.corpus.Wat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {
    private static final ByteString MODULE = Wat.bytes("""
            (func (export "f") (param i32) (result i32) (local.get 0))
            (memory (export "memory") 2)
            (@custom "plugin_abi" "abi=1")
            """);

    private static Snapshot snapshot(ByteString file) {
        return Snapshots.of(Readers.read(file));
    }

    private static byte[] json(Snapshot snapshot) {
        return SnapshotJson.write(snapshot).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsBackWhatItWroteForEveryFileOfTheCorpus() throws IOException {
        var files = new ArrayList<Path>(SharedFiles.below("corpus", ".wasm"));
        files.addAll(SharedFiles.below("corpus", ".aot"));
        int equal = 0;
        for (Path file : files) {
            Snapshot snapshot = snapshot(SharedFiles.read(file));
            assertEquals(snapshot, SnapshotJson.read(json(snapshot)), file.toString());
            assertEquals(List.of(), Changes.between(snapshot, SnapshotJson.read(json(snapshot))), file.toString());
            equal++;
        }
        assertTrue(equal > 0);
        System.out.println("snapshots that come back equal from JSON and differ in nothing from themselves: " + equal);
    }

    @Test
    void writesTheSameTextForTheSameFile() {
        assertEquals(SnapshotJson.write(snapshot(MODULE)), SnapshotJson.write(snapshot(MODULE)));
    }

    @Test
    void saysWhereADocumentIsNoSnapshot() {
        assertEquals("1:1: lacks the key 'schema'", message("{}"));
        assertEquals("1:1: expected a mapping of names to values", message("[]"));
        assertEquals(
                "1:12: schema: unknown schema 'abigate-snapshot/9', expected 'abigate-snapshot/1'",
                message("{\"schema\": \"abigate-snapshot/9\"}"));
        String good = SnapshotJson.write(snapshot(MODULE));
        assertEquals(
                "4:12: kind: unknown word 'elf', known are wasm, aot, component",
                message(good.replace("\"kind\" : \"wasm\"", "\"kind\" : \"elf\"")));
        assertTrue(message(good.replaceFirst("\"functions\" : \\d+", "\"functions\" : 4294967296"))
                .endsWith("functions: found 4294967296, at most 2147483647"));
        assertTrue(message(good.replaceFirst("\"codeSize\"", "\"extra\" : 1, \"codeSize\""))
                .endsWith("unknown key 'extra'"));
        assertEquals(
                "3:16: revision: found 9, known are 1 to 2: a newer abigate wrote the snapshot",
                message(good.replace("\"revision\" : 2", "\"revision\" : 9")));
        assertTrue(message("{\"schema\"").startsWith("1:10: "));
        assertTrue(message("{\"a\":" + "[".repeat(100_000)).contains("nesting depth"));
        assertTrue(message("{\"schema\":1" + "0".repeat(1000) + "}").startsWith("1:"));
    }

    @Test
    void refusesDamagedDocumentsWithOneKindOfError() {
        byte[] good = json(snapshot(MODULE));
        var random = new Random(42);
        for (int round = 0; round < 2000; round++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                SnapshotJson.read(bad);
            } catch (MalformedDocumentException expected) {
                assertTrue(expected.position().line() > 0);
            }
        }
        for (int size = 0; size < good.length - 2; size += 7) {
            byte[] cut = Arrays.copyOf(good, size);
            assertThrows(MalformedDocumentException.class, () -> SnapshotJson.read(cut));
        }
    }

    @Test
    void readsWhatTheFirstReleaseWrote() {
        String good = SnapshotJson.write(snapshot(MODULE));
        Snapshot first =
                SnapshotJson.read(good.replaceFirst("\\s*\"revision\" : 2,", "").getBytes(StandardCharsets.UTF_8));
        assertEquals(1, first.revision());
        assertEquals(
                List.of(new Change.RevisionsDiffer(1, Snapshot.REVISION)), Changes.between(first, snapshot(MODULE)));
    }

    private static String message(String json) {
        return String.valueOf(assertThrows(
                        MalformedDocumentException.class,
                        () -> SnapshotJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .getMessage());
    }
}
