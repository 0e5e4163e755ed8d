package dev.abigate.reader.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.wasm.WasmReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationRobustnessTest {
    private static void validate(ByteString bytes) {
        ModuleValidator.validate(WasmReader.read(bytes), FeatureSet.ALL, new CanonicalTypes());
    }

    @Test
    void survivesFlippedBitsInModulesOfEveryKind() {
        var files = new ArrayList<ByteString>();
        SharedFiles.below("corpus", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        Conformance.cases(Conformance.Case::isValid).forEach(c -> files.add(c.bytes()));
        var robustness = new Robustness(ValidationRobustnessTest::validate);
        robustness.flipBits(files, 20_000, 7);
        System.out.println("modules with a flipped bit, validated: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }
}
