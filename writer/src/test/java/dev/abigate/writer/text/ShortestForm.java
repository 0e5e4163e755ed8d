package dev.abigate.writer.text;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.writer.wasm.CodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A module without what the text format has no words for: everything in its shortest encoding, no sections without content,
 * no count of data segments, locals of one type together; and without custom sections.
 */
final class ShortestForm {
    private static final SectionEncoding SHORTEST = SectionEncoding.SHORTEST;

    private ShortestForm() {}

    static WasmModule of(WasmModule module) {
        return new WasmModule(module.sections().stream()
                .map(ShortestForm::section)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Section> section(Section section) {
        return switch (section) {
            case Section.Types s -> present(s.types(), new Section.Types(s.types(), SHORTEST));
            case Section.Imports s -> present(s.imports(), new Section.Imports(s.imports(), SHORTEST));
            case Section.Functions s -> present(s.typeIndices(), new Section.Functions(s.typeIndices(), SHORTEST));
            case Section.Tables s -> present(s.tables(), new Section.Tables(s.tables(), SHORTEST));
            case Section.Memories s -> present(s.memories(), new Section.Memories(s.memories(), SHORTEST));
            case Section.Tags s -> present(s.typeIndices(), new Section.Tags(s.typeIndices(), SHORTEST));
            case Section.Globals s -> present(s.globals(), new Section.Globals(s.globals(), SHORTEST));
            case Section.Exports s -> present(s.exports(), new Section.Exports(s.exports(), SHORTEST));
            case Section.Start s -> Optional.of(new Section.Start(s.function(), SHORTEST));
            case Section.Elements s -> present(s.segments(), new Section.Elements(s.segments(), SHORTEST));
            case Section.Code s -> present(s.bodies(), new Section.Code(bodies(s.bodies()), SHORTEST));
            case Section.Data s -> present(s.segments(), new Section.Data(s.segments(), SHORTEST));
            case Section.DataCount _, Section.Custom _ -> Optional.empty();
        };
    }

    private static Optional<Section> present(List<?> items, Section section) {
        return items.isEmpty() ? Optional.empty() : Optional.of(section);
    }

    private static List<FunctionBody> bodies(List<FunctionBody> bodies) {
        return bodies.stream()
                .map(body -> CodeReader.read(body, 0))
                .map(code -> new FunctionCode(together(code.locals()), code.instructions()))
                .map(code -> new FunctionBody(0, CodeWriter.write(code, Encoding.SHORTEST)))
                .toList();
    }

    private static List<FunctionCode.Locals> together(List<FunctionCode.Locals> locals) {
        var together = new ArrayList<FunctionCode.Locals>();
        for (FunctionCode.Locals next : locals) {
            if (!together.isEmpty() && together.getLast().type().equals(next.type())) {
                FunctionCode.Locals last = together.removeLast();
                together.add(new FunctionCode.Locals(last.count() + next.count(), last.type()));
            } else if (next.count() != 0) {
                together.add(next);
            }
        }
        return together;
    }
}
