package dev.abigate.benchmarks.engines;

import java.nio.file.Path;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** Endive, the most used engine in Java. */
final class EndiveContender implements Contender {
    private final boolean compiled;

    EndiveContender(boolean compiled) {
        this.compiled = compiled;
    }

    @Override
    public String title() {
        return compiled ? "endive-compiled" : "endive-interp";
    }

    /** Vectors are interpreted only, by a machine in an artifact of its own. */
    @Override
    public boolean takes(Kernel kernel) {
        return kernel.suite() != Kernel.Suite.VECTORS;
    }

    @Override
    public Loaded load(Path module) {
        WasmModule parsed = Parser.parse(module);
        Instance.Builder builder = Instance.builder(parsed);
        if (compiled) {
            builder.withMachineFactory(MachineFactoryCompiler.compile(parsed));
        }
        ExportFunction run = builder.build().export("run");
        return size -> ThreadTime.of(() -> run.apply(size)[0]);
    }
}
