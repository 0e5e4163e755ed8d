package dev.abigate.reader.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.Feature;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleFeaturesTest {
    @ParameterizedTest
    @CsvSource({
        "factorial, ''",
        "simd, SIMD",
        "atomics, THREADS",
        "tailcall, TAIL_CALL",
        "multimem, BULK_MEMORY MULTI_MEMORY",
        "memory64, BULK_MEMORY MEMORY64",
        "ehlegacy, EXCEPTIONS LEGACY_EXCEPTIONS",
        "extconst, EXTENDED_CONST",
        "multivalue, MULTI_VALUE SATURATING_CONVERSION",
        "gc, FUNCTION_REFERENCES GC REFERENCE_TYPES",
    })
    void findsWhatTheCodeUses(String name, String expected) {
        WasmModule module = WasmReader.read(SharedFiles.read(SharedFiles.at("corpus/wasm/" + name + ".wasm")));
        Set<Feature> features = ModuleFeatures.of(module, WasmChecker.checkBodies(module));
        var names = new TreeSet<String>();
        features.forEach(feature -> names.add(feature.name()));
        assertEquals(expected, String.join(" ", names));
    }
}
