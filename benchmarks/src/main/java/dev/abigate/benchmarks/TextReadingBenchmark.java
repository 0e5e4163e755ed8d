package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.writer.text.BodySource;
import dev.abigate.writer.text.WatPrinter;
import dev.abigate.writer.text.WatStyle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a module in the text format that is in memory, on one core. */
@State(Scope.Benchmark)
public class TextReadingBenchmark {
    private static final NameSection NO_NAMES = new NameSection(Optional.empty(), Map.of(), Map.of());

    @Param({"true", "false"})
    private boolean folded = true;

    private ByteString text = ByteString.EMPTY;

    @Setup
    public void print() throws IOException {
        WasmModule module = WasmReader.read(LargeModule.SQLITE.bytes());
        var out = new StringBuilder();
        var style = folded ? WatStyle.FOLDED : WatStyle.FLAT;
        new WatPrinter(module, NO_NAMES, List.of(), new BodySource(CodeReader::read, CodeReader::offsets), style)
                .print(out);
        text = ByteString.utf8(out.toString());
    }

    /** Every token and instruction; bodies are not encoded. */
    @Benchmark
    public TextModule module(Megabytes read) {
        read.add(text.length());
        return WatReader.read(text);
    }
}
