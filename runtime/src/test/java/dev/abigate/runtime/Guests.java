package dev.abigate.runtime;

import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.writer.corpus.Wat;
import java.util.List;

/** Instances of small modules in the text format, on the interpreter. */
final class Guests {
    private Guests() {}

    static Instance instance(String module) {
        return instance(module, ExecutionOptions.DEFAULT, StoreLimits.DEFAULT);
    }

    static Instance instance(String module, ExecutionOptions options, StoreLimits limits) {
        Engine engine = new Engine(Tier.INTERPRETER, options, FeatureSet.ALL);
        Store store = engine.newStore(limits);
        return new Linker(store).instantiate(engine.load(Wat.bytes(module)));
    }

    /** The only result of a call with numbers of 32 bits. */
    static Value call(Function function, int... arguments) {
        Value[] values = new Value[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = Value.i32(arguments[i]);
        }
        List<Value> results = function.call(values);
        return results.getFirst();
    }
}
