package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.VectorApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** This project's engine. Without the Vector API it takes part with modules that have vectors only. */
final class AbigateContender implements Contender {
    private final Path folder;
    private final Tier tier;
    private final VectorApi vectorApi;
    private final Map<String, IntToLongFunction> loaded = new HashMap<>();

    AbigateContender(Path folder, Tier tier, VectorApi vectorApi) {
        this.folder = folder;
        this.tier = tier;
        this.vectorApi = vectorApi;
    }

    @Override
    public String title() {
        String name = tier.name().toLowerCase(Locale.ROOT);
        return vectorApi == VectorApi.NEVER ? name + ", no Vector API" : name;
    }

    @Override
    public boolean takes(boolean vectors) {
        return vectors || vectorApi != VectorApi.NEVER;
    }

    @Override
    public void load(String module) throws IOException {
        var engine = new Engine(tier, ExecutionOptions.DEFAULT.withVectorApi(vectorApi), FeatureSet.ALL);
        var file = ByteString.wrap(Files.readAllBytes(folder.resolve(module + ".wasm")));
        loaded.put(
                module,
                new Linker(engine.newStore())
                        .instantiate(engine.load(file))
                        .function("run")
                        .typed()
                        .intToLong());
    }

    @Override
    public Outcome run(String module, int size) {
        IntToLongFunction run = loaded.getOrDefault(module, _ -> 0);
        return ThreadTime.of(() -> run.applyAsLong(size));
    }
}
