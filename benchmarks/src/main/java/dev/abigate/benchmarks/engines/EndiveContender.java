package dev.abigate.benchmarks.engines;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** Endive, the most used engine in Java. */
final class EndiveContender implements Contender {
    private final Path folder;
    private final boolean compiled;
    private final Map<String, ExportFunction> loaded = new HashMap<>();

    EndiveContender(Path folder, boolean compiled) {
        this.folder = folder;
        this.compiled = compiled;
    }

    @Override
    public String title() {
        return compiled ? "endive-compiled" : "endive-interp";
    }

    /** They are interpreted only, by a machine in an artifact of its own. */
    @Override
    public boolean takes(boolean vectors) {
        return !vectors;
    }

    @Override
    public void load(String module) {
        WasmModule parsed = Parser.parse(folder.resolve(module + ".wasm"));
        Instance.Builder builder = Instance.builder(parsed);
        if (compiled) {
            builder.withMachineFactory(MachineFactoryCompiler.compile(parsed));
        }
        loaded.put(module, builder.build().export("run"));
    }

    @Override
    public Outcome run(String module, int size) {
        ExportFunction run = loaded.getOrDefault(module, _ -> new long[1]);
        return ThreadTime.of(() -> run.apply(size)[0]);
    }
}
