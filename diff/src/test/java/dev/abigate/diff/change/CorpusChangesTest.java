package dev.abigate.diff.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Change.AotTargetChanged.Trait;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusChangesTest {
    private static Snapshot snapshot(Path file) {
        return Snapshots.of(Readers.read(SharedFiles.read(file)));
    }

    @Test
    void findsNothingBetweenAFileAndItself() throws IOException {
        var files = new ArrayList<Path>(SharedFiles.below("corpus", ".wasm"));
        files.addAll(SharedFiles.below("corpus", ".aot"));
        for (Path file : files) {
            Snapshot snapshot = snapshot(file);
            assertEquals(List.of(), Changes.betweenAll(snapshot, snapshot), file.toString());
        }
        System.out.println("files that do not differ from themselves: " + files.size());
    }

    private record Build(Snapshot snapshot, JsonNode entry) {
        JsonNode target() {
            return entry.get("targetInfo");
        }
    }

    @Test
    void findsOtherVersionsAndTargetsExactlyWhereTheManifestDiffers() throws IOException {
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(SharedFiles.at("corpus/manifest.json")));
        var modules = new TreeMap<String, List<Build>>();
        for (JsonNode entry : manifest.get("aot")) {
            Path file = SharedFiles.at("corpus/" + entry.get("file").stringValue());
            modules.computeIfAbsent(entry.get("module").stringValue(), _ -> new ArrayList<>())
                    .add(new Build(snapshot(file), entry));
        }
        int pairs = 0;
        for (List<Build> builds : modules.values()) {
            for (Build before : builds) {
                for (Build after : builds) {
                    compare(before, after);
                    pairs++;
                }
            }
        }
        assertTrue(pairs > 0);
        System.out.println("pairs of AOT builds of one module compared with the manifest: " + pairs);
    }

    private static void compare(Build before, Build after) {
        List<Change> changes = Changes.between(before.snapshot(), after.snapshot());
        String pair = before.entry().get("file").stringValue() + " -> "
                + after.entry().get("file").stringValue();
        boolean otherVersion =
                !before.entry().get("aotVersion").equals(after.entry().get("aotVersion"))
                        || !before.target().get("length").equals(after.target().get("length"));
        if (otherVersion) {
            assertTrue(changes.stream().anyMatch(Change.AotFormatChanged.class::isInstance), pair);
        } else if (before.entry().get("wamrc").equals(after.entry().get("wamrc"))) {
            // One compiler may write a file that fewer releases load than load its other files, never one that none
            // does.
            assertTrue(
                    changes.stream()
                            .noneMatch(change -> change instanceof Change.AotFormatChanged format
                                    && format.loadersKept() != Change.AotFormatChanged.Overlap.SOME),
                    pair);
        }
        assertEquals(
                differ(before, after, "arch") || differ(before, after, "eMachine"),
                has(changes, Trait.ARCHITECTURE),
                pair);
        int binTypes = before.target().get("binType").intValue()
                ^ after.target().get("binType").intValue();
        assertEquals((binTypes & 1) != 0, has(changes, Trait.BYTE_ORDER), pair);
        assertEquals((binTypes & 2) != 0, has(changes, Trait.BITS), pair);
        boolean xip = before.target().get("eType").intValue() == 1
                ^ after.target().get("eType").intValue() == 1;
        assertEquals(xip, changes.stream().anyMatch(Change.AotXipChanged.class::isInstance), pair);
    }

    private static boolean differ(Build before, Build after, String field) {
        return !before.target().get(field).equals(after.target().get(field));
    }

    private static boolean has(List<Change> changes, Trait trait) {
        return changes.stream()
                .anyMatch(change -> change instanceof Change.AotTargetChanged target && target.trait() == trait);
    }
}
