package dev.abigate.reader.text;

import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects the items of a module, and makes sections of them. */
final class SectionCollector {
    private static final SectionEncoding SHORTEST = SectionEncoding.SHORTEST;

    private final List<Import> imports = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();
    private final List<FunctionCode> code = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<Integer> tags = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private final Map<ExternKind, Integer> imported = new EnumMap<>(ExternKind.class);
    private OptionalInt start = OptionalInt.empty();
    private Optional<ExternKind> firstDefinition = Optional.empty();

    /** How many items of a kind there are so far, imported ones among them. */
    int count(ExternKind kind) {
        int definitions = switch (kind) {
            case FUNCTION -> functions.size();
            case TABLE -> tables.size();
            case MEMORY -> memories.size();
            case GLOBAL -> globals.size();
            case TAG -> tags.size();
        };
        return imported.getOrDefault(kind, 0) + definitions;
    }

    /** The kind of the first item that is no import, if there is one already. */
    Optional<ExternKind> firstDefinition() {
        return firstDefinition;
    }

    OptionalInt start() {
        return start;
    }

    void start(OptionalInt function) {
        start = function;
    }

    void add(Import item) {
        imports.add(item);
        imported.merge(item.type().kind(), 1, Integer::sum);
    }

    void addFunction(int type, FunctionCode body) {
        define(ExternKind.FUNCTION);
        functions.add(type);
        code.add(body);
    }

    void add(Table table) {
        define(ExternKind.TABLE);
        tables.add(table);
    }

    void add(MemoryType memory) {
        define(ExternKind.MEMORY);
        memories.add(memory);
    }

    void add(Global global) {
        define(ExternKind.GLOBAL);
        globals.add(global);
    }

    void addTag(int type) {
        define(ExternKind.TAG);
        tags.add(type);
    }

    void addExport(String name, ExternKind kind, int index) {
        exports.add(new Export(name, kind, index));
    }

    void add(ElementSegment segment) {
        elements.add(segment);
    }

    void add(DataSegment segment) {
        data.add(segment);
    }

    private void define(ExternKind kind) {
        if (firstDefinition.isEmpty()) {
            firstDefinition = Optional.of(kind);
        }
    }

    /** The function bodies. */
    List<FunctionCode> code() {
        return code;
    }

    /** The sections in front of the code. */
    List<Section> before(List<RecType> types, List<AnnotationParser.PlacedSection> customs) {
        var sections = new ArrayList<Section>();
        for (SectionId id : SectionId.values()) {
            if (id.compareTo(SectionId.CODE) <= 0) {
                addCustoms(sections, customs, id, true);
            }
            if (id.compareTo(SectionId.CODE) < 0) {
                section(id, types).ifPresent(sections::add);
                addCustoms(sections, customs, id, false);
            }
        }
        return sections;
    }

    /** The sections behind the code. */
    List<Section> after(List<AnnotationParser.PlacedSection> customs) {
        var sections = new ArrayList<Section>();
        addCustoms(sections, customs, SectionId.CODE, false);
        addCustoms(sections, customs, SectionId.DATA, true);
        if (!data.isEmpty()) {
            sections.add(new Section.Data(data, SHORTEST));
        }
        addCustoms(sections, customs, SectionId.DATA, false);
        return sections;
    }

    private static void addCustoms(
            List<Section> sections, List<AnnotationParser.PlacedSection> customs, SectionId anchor, boolean before) {
        for (AnnotationParser.PlacedSection custom : customs) {
            if (custom.anchor() == anchor && custom.before() == before) {
                sections.add(custom.section());
            }
        }
    }

    private Optional<Section> section(SectionId id, List<RecType> types) {
        return switch (id) {
            case TYPE -> present(types, new Section.Types(types, SHORTEST));
            case IMPORT -> present(imports, new Section.Imports(imports, SHORTEST));
            case FUNCTION -> present(functions, new Section.Functions(functions, SHORTEST));
            case TABLE -> present(tables, new Section.Tables(tables, SHORTEST));
            case MEMORY -> present(memories, new Section.Memories(memories, SHORTEST));
            case TAG -> present(tags, new Section.Tags(tags, SHORTEST));
            case GLOBAL -> present(globals, new Section.Globals(globals, SHORTEST));
            case EXPORT -> present(exports, new Section.Exports(exports, SHORTEST));
            case START ->
                start.isPresent() ? Optional.of(new Section.Start(start.getAsInt(), SHORTEST)) : Optional.empty();
            case ELEMENT -> present(elements, new Section.Elements(elements, SHORTEST));
            case DATA_COUNT ->
                needsDataCount() ? Optional.of(new Section.DataCount(data.size(), SHORTEST)) : Optional.empty();
            case CUSTOM, CODE, DATA -> Optional.empty();
        };
    }

    private static Optional<Section> present(List<?> items, Section section) {
        return items.isEmpty() ? Optional.empty() : Optional.of(section);
    }

    private boolean needsDataCount() {
        return code.stream().flatMap(body -> body.instructions().stream()).anyMatch(instruction -> {
            Immediates immediates = instruction.op().immediates();
            return immediates == Immediates.DATA
                    || immediates == Immediates.DATA_MEMORY
                    || immediates == Immediates.TYPE_DATA;
        });
    }
}
