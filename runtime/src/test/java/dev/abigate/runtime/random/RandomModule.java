package dev.abigate.runtime.random;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.writer.wasm.CodeWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A random module, with its code still as instructions.
 *
 * @param before the sections before the code
 * @param after the sections behind the code
 */
record RandomModule(
        long seed,
        Dialect dialect,
        Declarations declarations,
        List<Section> before,
        List<FunctionCode> code,
        List<Section> after) {
    RandomModule {
        before = List.copyOf(before);
        code = List.copyOf(code);
        after = List.copyOf(after);
    }

    /** The module of a seed. */
    static RandomModule of(long seed, Dialect dialect) {
        return new ModuleGenerator(seed, dialect).generate();
    }

    /** The same declarations with other code. */
    RandomModule withCode(List<FunctionCode> other) {
        return new RandomModule(seed, dialect, declarations, before, other, after);
    }

    WasmModule module() {
        var sections = new ArrayList<Section>(before);
        List<FunctionBody> bodies = code.stream()
                .map(body -> new FunctionBody(0, CodeWriter.write(body, Encoding.SHORTEST)))
                .toList();
        sections.add(new Section.Code(bodies, SectionEncoding.SHORTEST));
        sections.addAll(after);
        return new WasmModule(sections);
    }
}
