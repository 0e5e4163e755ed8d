package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import dev.abigate.reader.corpus.Robustness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonRobustnessTest {
    private static Side read(ByteString file) {
        return new Side("module", "", 0, "", Snapshots.of(Readers.read(file)), List.of());
    }

    @ParameterizedTest
    @CsvSource({"corpus/wasm, .wasm", "corpus/abi-own, .wasm", "corpus/aot, .aot"})
    void comparesDamagedFilesOrRefusesThem(String folder, String suffix) {
        var files = new ArrayList<ByteString>();
        SharedFiles.below(folder, suffix).forEach(file -> files.add(SharedFiles.read(file)));
        Side intact = read(files.getFirst());
        var robustness = new Robustness(bytes -> {
            Side damaged = read(bytes);
            Comparison.of(intact, damaged);
            assertEquals(List.of(), Comparison.of(damaged, damaged).findings());
        });
        robustness.flipBits(files, 4_000, 7);
        System.out.printf("%s compared with a flipped bit: %s%n", folder, robustness);
        assertEquals(List.of(), robustness.defects());
    }
}
