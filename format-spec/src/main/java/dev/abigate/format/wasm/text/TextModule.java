package dev.abigate.format.wasm.text;

import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.custom.NameSection;
import java.util.List;
import java.util.Optional;

/**
 * A module as the text format gives it: indices are resolved and abbreviations are expanded, but function bodies and names
 * are not in bytes yet.
 *
 * @param before the sections before the code, in the order of the file
 * @param code the bodies of the functions
 * @param after the sections behind the code, in the order of the file
 * @param names which were identifiers in the text; the last section of the file
 * @param hints on branches, in ascending order of function and instruction
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Text format of modules</a>
 */
public record TextModule(
        List<Section> before,
        List<FunctionCode> code,
        List<Section> after,
        Optional<NameSection> names,
        List<BranchHint> hints) {
    public TextModule {
        before = List.copyOf(before);
        code = List.copyOf(code);
        after = List.copyOf(after);
        hints = List.copyOf(hints);
    }
}
