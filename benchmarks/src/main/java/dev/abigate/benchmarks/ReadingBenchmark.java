package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.WasmReader;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a file that is in memory, on one core. */
@State(Scope.Benchmark)
public class ReadingBenchmark {
    @Param({"ESBUILD", "SQLITE"})
    private LargeModule module = LargeModule.ESBUILD;

    private ByteString file = ByteString.EMPTY;

    @Setup
    public void fetch() throws IOException {
        file = module.bytes();
    }

    /** Sections, types, imports and exports; function bodies are delimited and left alone. */
    @Benchmark
    public WasmModule structure(Megabytes read) {
        read.add(file.length());
        return WasmReader.read(file);
    }

    /** The same, and every instruction of every body. */
    @Benchmark
    public WasmModule structureAndBodies(Megabytes read) {
        read.add(file.length());
        WasmModule result = WasmReader.read(file);
        WasmChecker.checkBodies(result);
        return result;
    }

    /** Reading, and the types of every instruction. */
    @Benchmark
    public ValidModule validated(Megabytes read) {
        read.add(file.length());
        return ModuleValidator.validate(WasmReader.read(file), FeatureSet.ALL, new CanonicalTypes());
    }
}
