package dev.abigate.reader.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.custom.CustomSections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WasmRobustnessTest {
    private static void readAll(ByteString bytes) {
        WasmModule module = WasmReader.read(bytes);
        WasmChecker.checkBodies(module);
        for (Section.Custom custom : module.customSections()) {
            CustomSections.find(custom, dev.abigate.format.wasm.custom.NameSection.class);
        }
        WasmReader.read(Cursor.over(bytes, (_, _, _, _) -> {}));
        WasmChecker.checkSurface(module);
    }

    @Test
    void survivesTruncationAtEverySectionBoundary() {
        var robustness = new Robustness(WasmRobustnessTest::readAll);
        for (Path file : SharedFiles.below("corpus", ".wasm")) {
            ByteString bytes = SharedFiles.read(file);
            for (int boundary : sectionBoundaries(bytes)) {
                for (int length = boundary - 1; length <= boundary + 1; length++) {
                    robustness.truncate(file.toString(), bytes, length);
                }
            }
        }
        System.out.println("wasm truncated at section boundaries: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void survivesTenThousandFlippedBits() {
        var files = new ArrayList<ByteString>();
        SharedFiles.below("corpus", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        var robustness = new Robustness(WasmRobustnessTest::readAll);
        robustness.flipBits(files, 10_000, 42);
        System.out.println("wasm with a flipped bit: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    private static Iterable<Integer> sectionBoundaries(ByteString bytes) {
        var boundaries = new TreeSet<Integer>();
        WasmReader.read(Cursor.over(bytes, (offset, _, path, _) -> {
            if (path.equals("section id")) {
                boundaries.add(offset);
            }
        }));
        boundaries.add(bytes.length());
        return boundaries;
    }
}
