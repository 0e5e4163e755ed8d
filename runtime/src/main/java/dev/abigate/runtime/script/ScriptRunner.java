package dev.abigate.runtime.script;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.format.wast.Script;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.instance.Store;
import java.util.function.Function;

/**
 * Runs scripts of the test suite on an engine. Each script begins anew, with nothing but the module {@code spectest} to
 * import from; its threads are real ones.
 */
public final class ScriptRunner {
    private final Engine engine;
    private final Function<TextModule, WasmModule> encoder;

    /** @param encoder makes the binary form of a module in the text format */
    public ScriptRunner(Engine engine, Function<TextModule, WasmModule> encoder) {
        this.engine = engine;
        this.encoder = encoder;
    }

    /** Runs all commands of a script, also those after a failure. */
    public ScriptResult run(Script script) {
        try (Store store = engine.newStore()) {
            var thread = new ScriptThread(engine, store, encoder);
            thread.run(script.commands());
            return thread.tally().result();
        }
    }
}
