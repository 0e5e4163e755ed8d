package dev.abigate.reader.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.cursor.EncodingNotes;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.code.InstructionReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads one section: its size and its body. */
final class SectionReader {
    private final Cursor in;
    private final TypeReader types;
    private final InstructionReader instructions;

    private SectionReader(Cursor in) {
        this.in = in;
        this.types = new TypeReader(in);
        this.instructions = new InstructionReader(in);
    }

    /** The section of which {@code file} has the id behind it. */
    static Section read(SectionId id, Cursor file) {
        int sizeStart = file.offset();
        int size = file.size("section size");
        int sizeWidth = file.offset() - sizeStart;
        var notes = new EncodingNotes(file.offset());
        String name = "section " + id.code() + " '" + id.text() + "'";
        Cursor body = file.window(size, name, Flaw.UNEXPECTED_END_OF_SECTION).noting(notes);
        Content content = new SectionReader(body).content(id);
        if (!body.atEnd()) {
            throw body.fail(Flaw.SECTION_SIZE, "section size", body.remaining() + " bytes left over");
        }
        return content.section(new SectionEncoding(sizeWidth, notes.encoding()));
    }

    /** A section that lacks only the notes on its encoding. */
    private interface Content {
        Section section(SectionEncoding encoding);
    }

    private Content content(SectionId id) {
        return switch (id) {
            case CUSTOM -> custom();
            case TYPE -> {
                List<RecType> groups = vector("type", types::recType);
                yield encoding -> new Section.Types(groups, encoding);
            }
            case IMPORT -> {
                List<Import> imports = vector("import", this::imported);
                yield encoding -> new Section.Imports(imports, encoding);
            }
            case FUNCTION -> {
                List<Integer> typeIndices = types.indices("function");
                yield encoding -> new Section.Functions(typeIndices, encoding);
            }
            case TABLE -> {
                List<Table> tables = vector("table", this::table);
                yield encoding -> new Section.Tables(tables, encoding);
            }
            case MEMORY -> {
                List<MemoryType> memories = vector("memory", types::memoryType);
                yield encoding -> new Section.Memories(memories, encoding);
            }
            case TAG -> {
                List<Integer> tags = vector("tag", types::tagType);
                yield encoding -> new Section.Tags(tags, encoding);
            }
            case GLOBAL -> {
                List<Global> globals = vector("global", this::global);
                yield encoding -> new Section.Globals(globals, encoding);
            }
            case EXPORT -> {
                List<Export> exports = vector("export", this::export);
                yield encoding -> new Section.Exports(exports, encoding);
            }
            case START -> {
                int function = in.index("function index");
                yield encoding -> new Section.Start(function, encoding);
            }
            case ELEMENT -> {
                List<ElementSegment> segments = vector("element segment", this::elementSegment);
                yield encoding -> new Section.Elements(segments, encoding);
            }
            case DATA_COUNT -> {
                int count = in.leb32("data count");
                yield encoding -> new Section.DataCount(count, encoding);
            }
            case CODE -> {
                List<FunctionBody> bodies = bodies();
                yield encoding -> new Section.Code(bodies, encoding);
            }
            case DATA -> {
                List<DataSegment> segments = vector("data segment", this::dataSegment);
                yield encoding -> new Section.Data(segments, encoding);
            }
        };
    }

    private <T> List<T> vector(String what, Supplier<T> item) {
        int count = in.count("count");
        var items = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            in.item(what, i);
            items.add(item.get());
        }
        in.endItem();
        return items;
    }

    private Content custom() {
        String name = in.name("name");
        ByteString content;
        if (in.isMapping()) {
            content = in.quiet().bytes(in.remaining(), "content");
            CustomSections.map(name, in);
        } else {
            content = in.bytes(in.remaining(), "content");
        }
        return encoding -> new Section.Custom(name, content, encoding);
    }

    private Import imported() {
        String module = in.name("module");
        String name = in.name("name");
        return new Import(module, name, types.externType());
    }

    private Table table() {
        if (in.peek("type") != Table.INITIAL_PREFIX) {
            return new Table(types.tableType(), Optional.empty());
        }
        in.u8("initial value prefix");
        int start = in.offset();
        int reserved = in.u8("reserved");
        if (reserved != 0) {
            throw in.fail(Flaw.TABLE_PREFIX, start, "reserved", "found 0x%02x".formatted(reserved));
        }
        TableType type = types.tableType();
        return new Table(type, Optional.of(constExpr()));
    }

    private Global global() {
        GlobalType type = types.globalType();
        return new Global(type, constExpr());
    }

    private Export export() {
        String name = in.name("name");
        int start = in.offset();
        int code = in.u8("kind");
        Optional<ExternKind> kind = ExternKind.of(code);
        if (kind.isEmpty()) {
            throw in.fail(Flaw.EXPORT_KIND, start, "kind", "found 0x%02x".formatted(code));
        }
        return new Export(name, kind.get(), in.index("index"));
    }

    private ConstExpr constExpr() {
        List<Instruction> expression = instructions.expression();
        return new ConstExpr(expression.subList(0, expression.size() - 1));
    }

    private ElementSegment elementSegment() {
        int start = in.offset();
        int flags = in.leb32("flags");
        int known = ElementSegment.NOT_ACTIVE | ElementSegment.EXPLICIT | ElementSegment.EXPRESSIONS;
        if ((flags & ~known) != 0) {
            throw in.fail(Flaw.ELEMENT_SEGMENT_FLAGS, start, "flags", "found 0x%x".formatted(flags));
        }
        boolean explicit = (flags & ElementSegment.EXPLICIT) != 0;
        boolean active = (flags & ElementSegment.NOT_ACTIVE) == 0;
        boolean expressions = (flags & ElementSegment.EXPRESSIONS) != 0;
        ElementSegment.Mode mode = active
                ? activeElements(explicit)
                : explicit ? new ElementSegment.Mode.Declarative() : new ElementSegment.Mode.Passive();
        boolean typed = !active || explicit;
        RefType type = expressions
                ? (typed ? types.refType() : RefType.FUNCREF)
                : (typed ? elementKind() : ElementSegment.FUNCTIONS);
        var segment = new ElementSegment(mode, type, expressions ? elementExpressions() : elementFunctions());
        if (explicit && !segment.needsExplicitForm()) {
            in.noteLongForm(start);
        }
        return segment;
    }

    private ElementSegment.Mode activeElements(boolean explicit) {
        int table = explicit ? in.index("table index") : 0;
        return new ElementSegment.Mode.Active(table, constExpr());
    }

    private RefType elementKind() {
        int start = in.offset();
        int kind = in.u8("element kind");
        if (kind != 0) {
            throw in.fail(Flaw.ELEMENT_KIND, start, "element kind", "found 0x%02x".formatted(kind));
        }
        return ElementSegment.FUNCTIONS;
    }

    private ElementSegment.Items elementFunctions() {
        int count = in.count("function count");
        var functions = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) {
            functions.add(in.index("function index"));
        }
        return new ElementSegment.Items.Functions(functions);
    }

    private ElementSegment.Items elementExpressions() {
        int count = in.count("expression count");
        var expressions = new ArrayList<ConstExpr>(count);
        for (int i = 0; i < count; i++) {
            expressions.add(constExpr());
        }
        return new ElementSegment.Items.Expressions(expressions);
    }

    private List<FunctionBody> bodies() {
        int count = in.count("count");
        var bodies = new ArrayList<FunctionBody>(count);
        for (int i = 0; i < count; i++) {
            in.item("function", i);
            int size = in.size("body size");
            if (in.isMapping()) {
                Cursor body = in.quiet();
                bodies.add(new FunctionBody(in.offset(), body.bytes(size, "body")));
                map(in.window(size, "body", Flaw.UNEXPECTED_END_OF_SECTION));
            } else {
                bodies.add(new FunctionBody(in.offset(), in.bytes(size, "body")));
            }
        }
        in.endItem();
        return bodies;
    }

    /** Maps a body by instructions, or as a whole where it is malformed. */
    private static void map(Cursor body) {
        try {
            CodeReader.read(body.quiet());
        } catch (MalformedBinaryException _) {
            body.bytes(body.remaining(), "malformed code");
            return;
        }
        CodeReader.read(body);
    }

    private DataSegment dataSegment() {
        int start = in.offset();
        int flags = in.leb32("flags");
        DataSegment.Mode mode = switch (flags) {
            case DataSegment.ACTIVE -> new DataSegment.Mode.Active(0, constExpr());
            case DataSegment.PASSIVE -> new DataSegment.Mode.Passive();
            case DataSegment.ACTIVE_EXPLICIT -> {
                int memory = in.index("memory index");
                if (memory == 0) {
                    in.noteLongForm(start);
                }
                yield new DataSegment.Mode.Active(memory, constExpr());
            }
            default -> throw in.fail(Flaw.DATA_SEGMENT_FLAGS, start, "flags", "found 0x%x".formatted(flags));
        };
        int size = in.size("size");
        return new DataSegment(mode, in.bytes(size, "bytes"));
    }
}
