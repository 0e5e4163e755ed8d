package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.TargetFeatures;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.wasm.ModuleFeatures;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The features that a module needs, by where they show, and those that it claims. */
final class WasmFeatures {
    private WasmFeatures() {}

    static Features of(WasmModule module, CodeScanner bodies, Optional<TargetFeatures> claims) {
        Set<Feature> inCode = bodies.features();
        var elsewhere = EnumSet.noneOf(Feature.class);
        elsewhere.addAll(ModuleFeatures.of(module, bodies));
        elsewhere.removeAll(inCode);
        return new Features(claims.map(WasmFeatures::claimed), ids(inCode), ids(elsewhere));
    }

    private static List<String> claimed(TargetFeatures claims) {
        return claims.entries().stream()
                .filter(entry -> entry.prefix() == TargetFeatures.USED)
                .map(TargetFeatures.Entry::feature)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> ids(Set<Feature> features) {
        return features.stream()
                .filter(feature -> feature != Feature.MVP)
                .map(Feature::id)
                .sorted()
                .toList();
    }
}
