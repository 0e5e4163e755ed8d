package dev.abigate.reader.component;

import dev.abigate.format.Flaw;
import dev.abigate.format.component.CoreInstance;
import dev.abigate.format.component.Export;
import dev.abigate.format.component.ExternName;
import dev.abigate.format.component.Instance;
import dev.abigate.format.component.NamedItem;
import dev.abigate.format.component.Section;
import dev.abigate.format.component.SectionId;
import dev.abigate.format.component.Sort;
import dev.abigate.format.component.SortIndex;
import dev.abigate.format.component.TypeReference;
import dev.abigate.format.component.Value;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.List;

/** Reads one section: its size and its body. */
final class SectionReader {
    private final Cursor in;
    private final DefinitionReader definitions;

    private SectionReader(Cursor in, int depth) {
        this.in = in;
        this.definitions = new DefinitionReader(in, depth);
    }

    /**
     * The section of which {@code file} has the id behind it.
     *
     * @param depth how many components are around the one that the section is in
     */
    static Section read(SectionId id, Cursor file, int depth) {
        int size = file.size("section size");
        Cursor body = file.window(size, "section '%s'".formatted(id.text()), Flaw.UNEXPECTED_END_OF_SECTION);
        Section section = new SectionReader(body, depth).section(id, depth);
        if (!body.atEnd()) {
            throw body.fail(Flaw.SECTION_SIZE, "section size", body.remaining() + " bytes left over");
        }
        return section;
    }

    private Section section(SectionId id, int depth) {
        return switch (id) {
            case CUSTOM -> {
                String name = in.name("name");
                yield new Section.Custom(new dev.abigate.format.wasm.Section.Custom(
                        name, in.bytes(in.remaining(), "content"), SectionEncoding.SHORTEST));
            }
            case CORE_MODULE -> new Section.CoreModule(WasmReader.read(in));
            case CORE_INSTANCE -> new Section.CoreInstances(Vectors.read(in, "core instance", this::coreInstance));
            case CORE_TYPE -> new Section.CoreTypes(Vectors.read(in, "core type", definitions::coreType));
            case COMPONENT -> new Section.Nested(ComponentReader.read(in, depth + 1));
            case INSTANCE -> new Section.Instances(Vectors.read(in, "instance", this::instance));
            case ALIAS -> new Section.Aliases(Vectors.read(in, "alias", definitions::alias));
            case TYPE -> new Section.Types(Vectors.read(in, "type", definitions::type));
            case CANON -> new Section.Canons(Vectors.read(in, "canon", new CanonReader(in, definitions)::canon));
            case START -> {
                int function = in.index("function index");
                List<Integer> arguments = new TypeReader(in).indices("argument");
                yield new Section.Start(function, arguments, in.leb32("result count"));
            }
            case IMPORT -> new Section.Imports(Vectors.read(in, "import", definitions::imported));
            case EXPORT -> new Section.Exports(Vectors.read(in, "export", this::export));
            case VALUE -> new Section.Values(Vectors.read(in, "value", this::value));
        };
    }

    private CoreInstance coreInstance() {
        int start = in.offset();
        int code = in.u8("expression");
        return switch (code) {
            case CoreInstance.Instantiate.CODE -> {
                int module = in.index("module index");
                yield new CoreInstance.Instantiate(module, Vectors.read(in, this::coreArgument));
            }
            case CoreInstance.Collect.CODE ->
                new CoreInstance.Collect(Vectors.read(in, () -> new NamedItem(in.name("name"), coreSortIndex())));
            default -> throw in.fail(Flaw.INSTANCE_EXPRESSION, start, "expression", "found 0x%02x".formatted(code));
        };
    }

    private Instance instance() {
        int start = in.offset();
        int code = in.u8("expression");
        return switch (code) {
            case Instance.Instantiate.CODE -> {
                int component = in.index("component index");
                yield new Instance.Instantiate(
                        component, Vectors.read(in, () -> new NamedItem(in.name("name"), sortIndex())));
            }
            case Instance.Collect.CODE ->
                new Instance.Collect(Vectors.read(in, () -> {
                    ExternName name = definitions.externName();
                    return new Instance.NamedExport(name, sortIndex());
                }));
            default -> throw in.fail(Flaw.INSTANCE_EXPRESSION, start, "expression", "found 0x%02x".formatted(code));
        };
    }

    /** A module imports from instances only. */
    private NamedItem coreArgument() {
        String name = in.name("name");
        int start = in.offset();
        SortIndex item = coreSortIndex();
        if (item.sort() != Sort.CORE_INSTANCE) {
            throw in.fail(Flaw.SORT, start, "sort", "found a " + item.sort().text());
        }
        return new NamedItem(name, item);
    }

    private SortIndex coreSortIndex() {
        Sort sort = definitions.sort(true);
        return new SortIndex(sort, in.index("index"));
    }

    private SortIndex sortIndex() {
        Sort sort = definitions.sort();
        return new SortIndex(sort, in.index("index"));
    }

    private Export export() {
        ExternName name = definitions.externName();
        SortIndex item = sortIndex();
        return new Export(name, item, definitions.optional(definitions::externType));
    }

    private Value value() {
        TypeReference type = definitions.typeReference();
        int size = in.size("size");
        return new Value(type, in.bytes(size, "value"));
    }
}
