package dev.abigate.writer.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.writer.bytes.ByteSink;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts what the text format leaves open into bytes: function bodies, names, and hints on branches. */
public final class TextModuleEncoder {
    private TextModuleEncoder() {}

    /** The module, everything in its shortest encoding. */
    public static WasmModule encode(TextModule text) {
        var sections = new ArrayList<>(text.before());
        if (!text.hints().isEmpty()) {
            sections.add(custom(BranchHint.SECTION, branchHints(text)));
        }
        if (!text.code().isEmpty()) {
            List<FunctionBody> bodies = text.code().stream()
                    .map(code -> new FunctionBody(0, CodeWriter.write(code, Encoding.SHORTEST)))
                    .toList();
            sections.add(new Section.Code(bodies, SectionEncoding.SHORTEST));
        }
        sections.addAll(text.after());
        text.names().ifPresent(names -> sections.add(custom(NameSection.NAME, NameSectionWriter.write(names))));
        return new WasmModule(sections);
    }

    private static Section custom(String name, ByteString content) {
        return new Section.Custom(name, content, SectionEncoding.SHORTEST);
    }

    private static ByteString branchHints(TextModule text) {
        var byFunction = new TreeMap<Integer, List<BranchHint>>();
        for (BranchHint hint : text.hints()) {
            byFunction.computeIfAbsent(hint.function(), _ -> new ArrayList<>()).add(hint);
        }
        int imported = (int) new WasmModule(text.before())
                .imports().stream()
                        .filter(item -> item.type() instanceof ExternType.Function)
                        .count();
        var out = new ByteSink().leb32(byFunction.size());
        byFunction.forEach((function, hints) -> {
            int[] offsets = CodeWriter.offsets(text.code().get(function - imported));
            out.leb32(function).leb32(hints.size());
            for (BranchHint hint : hints) {
                out.leb32(offsets[hint.instruction()]).leb32(1).u8(hint.likely() ? 1 : 0);
            }
        });
        return out.toByteString();
    }
}
