package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/** This project's engine. Where it has the Vector API, it takes part with modules that have vectors only. */
final class AbigateContender implements Contender {
    private final Tier tier;
    private final boolean vectorApi;

    /** @param vectorApi whether the JVM has that module */
    AbigateContender(Tier tier, boolean vectorApi) {
        this.tier = tier;
        this.vectorApi = vectorApi;
    }

    @Override
    public String title() {
        String name = tier.name().toLowerCase(Locale.ROOT);
        return vectorApi ? name + ", Vector API" : name;
    }

    @Override
    public boolean takes(Kernel kernel) {
        return kernel.suite() == Kernel.Suite.VECTORS || !vectorApi;
    }

    /** HotSpot compiles large functions in seconds. */
    @Override
    public Duration warmUp() {
        return Duration.ofSeconds(tier == Tier.INTERPRETER ? 3 : 8);
    }

    @Override
    public Loaded load(Path module) throws IOException {
        var engine = Engine.of(tier);
        var file = ByteString.wrap(Files.readAllBytes(module));
        IntToLongFunction run = new Linker(engine.newStore())
                .instantiate(engine.load(file))
                .function("run")
                .typed()
                .intToLong();
        return size -> ThreadTime.of(() -> run.applyAsLong(size));
    }
}
