package dev.abigate.writer.wasm;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.reader.wasm.code.CodeReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes from a module what the text format has no words for: custom sections, integers and constructs that are longer than
 * they need to be, sections without content, data counts that nothing needs, and how runs of locals of one type are divided.
 */
public final class ShortestForm {
    private boolean needsDataCount;

    private ShortestForm() {}

    /** The module without all that. */
    public static WasmModule of(WasmModule module) {
        return new ShortestForm().module(module);
    }

    private WasmModule module(WasmModule module) {
        List<FunctionBody> bodies = bodies(module.bodies());
        var sections = new ArrayList<Section>();
        for (Section section : module.sections()) {
            Section shortest = section(section, bodies);
            boolean kept = switch (shortest) {
                case Section.Custom _ -> false;
                case Section.Start _ -> true;
                case Section.DataCount _ -> needsDataCount;
                default -> SectionWriter.body(shortest).length() > 1;
            };
            if (kept) {
                sections.add(shortest);
            }
        }
        return new WasmModule(sections);
    }

    private static Section section(Section section, List<FunctionBody> bodies) {
        SectionEncoding shortest = SectionEncoding.SHORTEST;
        return switch (section) {
            case Section.Custom s -> s;
            case Section.Types s -> new Section.Types(s.types(), shortest);
            case Section.Imports s -> new Section.Imports(s.imports(), shortest);
            case Section.Functions s -> new Section.Functions(s.typeIndices(), shortest);
            case Section.Tables s -> new Section.Tables(s.tables(), shortest);
            case Section.Memories s -> new Section.Memories(s.memories(), shortest);
            case Section.Tags s -> new Section.Tags(s.typeIndices(), shortest);
            case Section.Globals s -> new Section.Globals(s.globals(), shortest);
            case Section.Exports s -> new Section.Exports(s.exports(), shortest);
            case Section.Start s -> new Section.Start(s.function(), shortest);
            case Section.Elements s -> new Section.Elements(s.segments(), shortest);
            case Section.DataCount s -> new Section.DataCount(s.count(), shortest);
            case Section.Code _ -> new Section.Code(bodies, shortest);
            case Section.Data s -> new Section.Data(s.segments(), shortest);
        };
    }

    private List<FunctionBody> bodies(List<FunctionBody> bodies) {
        var shortest = new ArrayList<FunctionBody>();
        for (int i = 0; i < bodies.size(); i++) {
            FunctionCode code = CodeReader.read(bodies.get(i), i);
            needsDataCount |= code.instructions().stream().anyMatch(instruction -> {
                Immediates immediates = instruction.op().immediates();
                return immediates == Immediates.DATA
                        || immediates == Immediates.DATA_MEMORY
                        || immediates == Immediates.TYPE_DATA;
            });
            var whole = new FunctionCode(locals(code.locals()), code.instructions());
            shortest.add(new FunctionBody(0, CodeWriter.write(whole, Encoding.SHORTEST)));
        }
        return shortest;
    }

    private static List<FunctionCode.Locals> locals(List<FunctionCode.Locals> runs) {
        var joined = new ArrayList<FunctionCode.Locals>();
        for (FunctionCode.Locals run : runs) {
            if (run.count() == 0) {
                continue;
            }
            if (!joined.isEmpty() && joined.getLast().type().equals(run.type())) {
                FunctionCode.Locals last = joined.removeLast();
                joined.add(new FunctionCode.Locals(last.count() + run.count(), run.type()));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }
}
