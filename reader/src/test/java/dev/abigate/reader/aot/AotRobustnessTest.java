package dev.abigate.reader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.Section;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.cursor.Cursor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AotRobustnessTest {
    private static final long SEED = 0x616f74;

    private static void read(ByteString file) {
        AotReader.read(Cursor.over(file, (_, _, _, _) -> {})).helperSymbols();
    }

    @Test
    void survivesTruncationAtEverySectionBoundary() {
        var robustness = new Robustness(AotRobustnessTest::read);
        for (Path path : SharedFiles.below("corpus/aot", ".aot")) {
            ByteString file = SharedFiles.read(path);
            for (Section section : AotReader.read(file).sections()) {
                for (int around = -1; around <= 1; around++) {
                    robustness.truncate(path.toString(), file, section.offset() + around);
                    robustness.truncate(path.toString(), file, section.offset() + section.size() + around);
                }
            }
        }
        System.out.println("AOT files truncated at section boundaries: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void survivesFlippedBits() {
        var robustness = new Robustness(AotRobustnessTest::read);
        List<ByteString> files = SharedFiles.below("corpus/aot", ".aot").stream()
                .map(SharedFiles::read)
                .toList();
        robustness.flipBits(files, 10_000, SEED);
        System.out.println("AOT files with a flipped bit: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }
}
