package dev.abigate.writer.text;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.text.BranchHint;
import java.io.IOException;
import java.util.List;

/**
 * Prints modules in the text format. Reading the text gives the module again: the same types, indices, segments, instructions
 * and numbers, and the same names.
 *
 * <p>The text format has no words for some differences between binary files, and so these are not in the text: integers that
 * are padded or constructs in the longer of two forms (what {@link dev.abigate.format.wasm.Encoding} notes); sections without
 * content; a data count section where no instruction needs one; how runs of locals of one type are divided; names of things
 * that do not exist, of more parameters than any engine takes, and of blocks where they are empty or very long. Custom
 * sections are printed where the style asks for them, but for the {@code name} section, whose content are the identifiers.
 *
 * <p>Any well-formed module can be printed, also an invalid one. The text is in proportion to the file, and nothing is as deep
 * in calls as the code in blocks.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
public final class WatPrinter {
    private final WasmModule module;
    private final NameSection names;
    private final List<BranchHint> hints;
    private final BodySource bodies;
    private final WatStyle style;

    /**
     * A printer of one module.
     *
     * @param names what becomes identifiers
     * @param hints what becomes {@code (@metadata.code.branch_hint …)} annotations
     * @param bodies decodes function bodies
     */
    public WatPrinter(WasmModule module, NameSection names, List<BranchHint> hints, BodySource bodies, WatStyle style) {
        this.module = module;
        this.names = names;
        this.hints = List.copyOf(hints);
        this.bodies = bodies;
        this.style = style;
    }

    /**
     * Prints the whole module.
     *
     * @throws IOException where {@code out} throws it
     * @throws dev.abigate.format.MalformedBinaryException where a body is not well-formed
     * @throws dev.abigate.format.InvalidModuleException where a function has more locals than can be written down
     */
    public void print(Appendable out) throws IOException {
        fields(out).module();
    }

    /**
     * As {@link #print}, for a function alone: its import or its definition.
     *
     * @param function index, imported functions first
     * @throws IndexOutOfBoundsException where there is no such function
     */
    public void printFunction(int function, Appendable out) throws IOException {
        fields(out).function(function);
    }

    private FieldPrinter fields(Appendable out) {
        return new FieldPrinter(module, names, hints, bodies, style, new Lines(out));
    }
}
