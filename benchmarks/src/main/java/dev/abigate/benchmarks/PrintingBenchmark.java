package dev.abigate.benchmarks;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.custom.BranchHintReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.writer.text.BodySource;
import dev.abigate.writer.text.WatPrinter;
import dev.abigate.writer.text.WatStyle;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Printing a module in the text format, function bodies decoded on the way, on one core. The rate counts characters. */
@State(Scope.Benchmark)
public class PrintingBenchmark {
    @Param({"ESBUILD", "SQLITE"})
    private LargeModule module = LargeModule.ESBUILD;

    private WasmModule read = new WasmModule(List.of());

    @Setup
    public void fetch() throws IOException {
        read = WasmReader.read(module.bytes());
    }

    /** Operands inside the instructions that take them. */
    @Benchmark
    public long folded(Megabytes printed) throws IOException {
        return print(WatStyle.FOLDED, printed);
    }

    /** One instruction a line. */
    @Benchmark
    public long flat(Megabytes printed) throws IOException {
        return print(WatStyle.FLAT, printed);
    }

    private long print(WatStyle style, Megabytes printed) throws IOException {
        var bodies = new BodySource(CodeReader::read, CodeReader::offsets);
        var counter = new Counter();
        new WatPrinter(read, CustomSections.names(read), BranchHintReader.read(read), bodies, style).print(counter);
        printed.add((int) counter.characters);
        return counter.characters;
    }

    /** Takes text and keeps nothing but its length. */
    private static final class Counter implements Appendable {
        private long characters;

        @Override
        public Counter append(CharSequence text) {
            characters += text.length();
            return this;
        }

        @Override
        public Counter append(CharSequence text, int start, int end) {
            characters += end - start;
            return this;
        }

        @Override
        public Counter append(char c) {
            characters++;
            return this;
        }
    }
}
