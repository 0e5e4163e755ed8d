package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.dwarf.DwarfTypes;
import dev.abigate.reader.wasm.WasmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reading the types of a module's interface out of its debug information, on one core. The module is the file that the
 * system property {@code abigate.debug} names, or else a small sample; the rate is that of {@code .debug_info}.
 */
@State(Scope.Benchmark)
public class DebugInformationBenchmark {
    private WasmModule module = WasmReader.read(ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0));
    private int size;

    @Setup
    public void read() throws IOException {
        Path sample = Path.of(System.getProperty("abigate.samples", "."), "shapes_v1.wasm");
        Path file = Path.of(System.getProperty("abigate.debug", sample.toString()));
        module = WasmReader.read(ByteString.wrap(Files.readAllBytes(file)));
        size = module.customSection(DebugSection.INFO.text())
                .map(section -> section.content().length())
                .orElseThrow(() -> new IOException(file + ": no debug information"));
    }

    /** The types that exports and imports reach. */
    @Benchmark
    public TypeGraph reached(Megabytes read) {
        read.add(size);
        return DwarfTypes.read(module, DwarfOptions.DEFAULT);
    }

    /** All named types. */
    @Benchmark
    public TypeGraph all(Megabytes read) {
        read.add(size);
        return DwarfTypes.read(module, new DwarfOptions(List.of(), _ -> true, true));
    }
}
