package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** This project's engine. */
final class AbigateContender implements Contender {
    private final Path folder;
    private final Tier tier;
    private final Map<String, IntToLongFunction> loaded = new HashMap<>();

    AbigateContender(Path folder, Tier tier) {
        this.folder = folder;
        this.tier = tier;
    }

    @Override
    public String title() {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void load(String module) throws IOException {
        Engine engine = Engine.of(tier);
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
