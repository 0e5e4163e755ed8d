package dev.abigate.runtime.plugin;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.replay.Replayer;
import java.time.Duration;

/** A replay of a trace on machine code, which takes no longer than it should. */
final class MachineCodeReplay {
    private static final Duration TIME = Duration.ofSeconds(10);

    private MachineCodeReplay() {}

    static ReplayResult of(byte[] trace, byte[] file, boolean direct) {
        var engine = new Engine(Tier.JIT, ExecutionOptions.DEFAULT.withNativeAot(direct), FeatureSet.ALL);
        var aot = (Artifact.Aot) Readers.read(ByteString.wrap(file));
        return new Replayer(
                        Trace.read(ByteString.wrap(trace)),
                        PluginModule.load(engine, aot.module()).module(),
                        ReplayLevel.A,
                        true,
                        () -> newStore(engine))
                .replay();
    }

    /** What came of it: the outcome, and of a difference the call and what differs first. */
    static String inWords(byte[] trace, byte[] file, boolean direct) {
        ReplayResult result = of(trace, file, direct);
        return result.divergences().stream()
                .findFirst()
                .map(first ->
                        "%s in %s: %s, not %s".formatted(first.aspect(), first.call(), first.found(), first.expected()))
                .orElse(result.outcome().text());
    }

    private static Store newStore(Engine engine) {
        Store store = engine.newStore();
        Store.Deadline deadline = store.interruptAfter(TIME);
        store.onClose(deadline::close);
        return store;
    }
}
