package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search finds no difference between a module and the machine code that a compiler made of it. */
class MachineCodeSearchTest {
    private static final Engine ENGINE =
            new Engine(Tier.JIT, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
    private static final long FUEL = 100_000;
    private static final int INPUTS = 512;

    /** The first has no memory, where machine code has one for itself. */
    @ParameterizedTest
    @CsvSource({"fib, riscv64", "fib, aarch64", "sha256, riscv64", "sha256, aarch64"})
    void aModuleAndItsMachineCodeAreAlike(String name, String target) throws IOException {
        SearchResult result = search(module(name), build(machineCode(name, target)), INPUTS);
        assertEquals(Optional.empty(), result.counterExample());
        assertEquals(INPUTS, result.sequences());
        assertTrue(result.poisoned() < INPUTS, "inputs that end");
    }

    static Build module(String name) throws IOException {
        return build(Readers.read(SharedFiles.read(SharedFiles.at("corpus/wasm/" + name + ".wasm"))));
    }

    static Artifact machineCode(String name, String target) throws IOException {
        return Readers.read(SharedFiles.read(SharedFiles.at("corpus/aot/2.4.5/%s/%s.aot".formatted(target, name))));
    }

    static SearchResult search(Build old, Build now, int inputs) {
        SearchedExports exports = SearchedExports.of(old.module(), now.module(), Map.of(), true);
        return new Search(ReplayLevel.A, old, now, exports, 1)
                .run(List.of(), _ -> {}, soFar -> soFar.sequences() < inputs);
    }

    static Build build(Artifact artifact) {
        PluginModule module = switch (artifact) {
            case Artifact.Wasm(var plain) -> PluginModule.load(ENGINE, plain);
            case Artifact.Aot aot -> PluginModule.load(ENGINE, aot.module());
            case Artifact.Component _ -> throw new AssertionError("no module");
        };
        return new Build(
                module.module(),
                ENGINE::newStore,
                store -> {
                    Plugin plugin = Plugin.builder(
                                    module, store, WasiConfiguration.builder().build())
                            .instantiate();
                    store.onClose(plugin::close);
                    return plugin.instance();
                },
                FUEL,
                Optional.empty());
    }
}
