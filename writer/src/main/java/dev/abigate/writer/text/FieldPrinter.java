package dev.abigate.writer.text;

import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Prints the fields of a module: what a module is made of, in the order of its sections but for the code. */
final class FieldPrinter {
    private static final int LEVEL = 1;

    private final WasmModule module;
    /** The names of custom sections that the text has in another form. */
    private final Set<String> annotated;

    private final BodySource bodies;
    private final WatStyle style;
    private final Lines lines;
    private final StringBuilder out;
    private final IndexSpaces spaces;
    private final Names names;
    private final InlineExports exports;
    private final TypeText types;
    private final ExpressionPrinter expressions;
    private final FunctionPrinter functions;
    private final SegmentPrinter segments;

    FieldPrinter(
            WasmModule module,
            NameSection names,
            List<BranchHint> hints,
            BodySource bodies,
            WatStyle style,
            Lines lines) {
        this.module = module;
        this.annotated = hints.isEmpty() ? Set.of(NameSection.NAME) : Set.of(NameSection.NAME, BranchHint.SECTION);
        this.bodies = bodies;
        this.style = style;
        this.lines = lines;
        this.out = lines.text();
        this.spaces = IndexSpaces.of(module);
        this.names = Names.of(module, spaces, names);
        this.exports = new InlineExports(module);
        var functionTypes = new FunctionTypes(module, spaces);
        this.types = new TypeText(this.names, out);
        this.expressions = new ExpressionPrinter(this.names, functionTypes, style.folded(), lines);
        this.functions = new FunctionPrinter(this.names, functionTypes, hints, expressions, lines);
        this.segments = new SegmentPrinter(this.names, expressions, lines);
    }

    void module() throws IOException {
        out.append("(module");
        names.module()
                .ifPresent(name -> out.append(' ')
                        .append(name.isEmpty() ? Identifiers.annotation(name) : Identifiers.identifier(name)));
        types();
        imports();
        definitions();
        if (!exports.possible()) {
            for (Export export : module.exports()) {
                export(export);
            }
        }
        if (module.start().isPresent()) {
            begin("start ");
            names.functions().refer(module.start().getAsInt(), out);
            out.append(')');
        }
        int index = 0;
        for (ElementSegment segment : module.elements()) {
            segments.elements(index++, segment);
        }
        index = spaces.functions().size() - module.functions().size();
        for (FunctionBody body : module.bodies()) {
            lines.begin(LEVEL);
            function(index++, body);
        }
        index = 0;
        for (DataSegment segment : module.data()) {
            segments.data(index++, segment);
        }
        if (style.customSections()) {
            new CustomSectionPrinter(segments, lines).print(module, annotated);
        }
        lines.begin(0);
        out.append(")\n");
        lines.flush();
    }

    /** One function alone. */
    void function(int function) throws IOException {
        Objects.checkIndex(function, spaces.functions().size());
        int imported = spaces.functions().size() - module.functions().size();
        if (function >= imported) {
            lines.indent(LEVEL);
            function(function, module.bodies().get(function - imported));
        } else {
            int index = 0;
            for (Import candidate : module.imports()) {
                if (candidate.type() instanceof ExternType.Function && index++ == function) {
                    lines.indent(LEVEL);
                    imported(candidate, function);
                }
            }
        }
        out.append('\n');
        lines.flush();
    }

    private void types() throws IOException {
        int index = 0;
        for (RecType group : module.types()) {
            boolean single = group.types().size() == 1;
            if (!single) {
                begin("rec");
            }
            for (SubType type : group.types()) {
                lines.begin(single ? LEVEL : LEVEL + 1);
                out.append("(type");
                names.types().declare(index, out);
                types.definition(index++, type);
                out.append(')');
            }
            if (!single) {
                lines.begin(LEVEL);
                out.append(')');
            }
        }
    }

    private void imports() throws IOException {
        var indices = new EnumMap<ExternKind, Integer>(ExternKind.class);
        for (Import imported : module.imports()) {
            lines.begin(LEVEL);
            imported(imported, indices.merge(imported.type().kind(), 1, Integer::sum) - 1);
        }
    }

    /** An import around what it declares, or inside of it where that is exported at once. */
    private void imported(Import imported, int index) {
        ExternKind kind = imported.type().kind();
        boolean inside = !exports.of(kind, index).isEmpty();
        if (!inside) {
            importName(imported);
            out.append(' ');
        }
        declare(kind, index);
        if (inside) {
            out.append(' ');
            importName(imported);
            out.append(')');
        }
        externType(imported.type());
        out.append(inside ? ")" : "))");
    }

    private void importName(Import imported) {
        out.append("(import ");
        Quoted.name(imported.module(), out);
        out.append(' ');
        Quoted.name(imported.name(), out);
    }

    private void externType(ExternType type) {
        switch (type) {
            case ExternType.Function(int typeIndex, boolean exact) -> {
                if (exact) {
                    out.append(" (exact");
                    types.use(typeIndex);
                    out.append(')');
                } else {
                    functions.signature(typeIndex);
                }
            }
            case ExternType.Table(var table) -> {
                out.append(' ');
                types.tableType(table);
            }
            case ExternType.Memory(var memory) -> {
                out.append(' ');
                types.memoryType(memory);
            }
            case ExternType.Global(var global) -> {
                out.append(' ');
                types.globalType(global);
            }
            case ExternType.Tag(int typeIndex) -> functions.signature(typeIndex);
        }
    }

    private void definitions() throws IOException {
        int index = spaces.tables().size() - module.tables().size();
        for (Table table : module.tables()) {
            define(ExternKind.TABLE, index++);
            out.append(' ');
            types.tableType(table.type());
            if (table.initial().isPresent()) {
                expressions.constant(table.initial().get());
            }
            out.append(')');
        }
        index = spaces.memories().size() - module.memories().size();
        for (MemoryType memory : module.memories()) {
            define(ExternKind.MEMORY, index++);
            out.append(' ');
            types.memoryType(memory);
            out.append(')');
        }
        index = spaces.tags().size() - module.tags().size();
        for (int typeIndex : module.tags()) {
            define(ExternKind.TAG, index++);
            functions.signature(typeIndex);
            out.append(')');
        }
        index = spaces.globals().size() - module.globals().size();
        for (Global global : module.globals()) {
            define(ExternKind.GLOBAL, index++);
            out.append(' ');
            types.globalType(global.type());
            expressions.constant(global.initial());
            out.append(')');
        }
    }

    private void function(int index, FunctionBody body) throws IOException {
        declare(ExternKind.FUNCTION, index);
        FunctionCode code = bodies.decoder().decode(body, index);
        int[] offsets = style.offsets() ? bodies.offsets().of(body, index) : new int[0];
        int type = spaces.functions().get(index);
        functions.definition(index, type, code, offsets);
        if (code.instructions().size() > 1) {
            lines.begin(LEVEL);
        }
        out.append(')');
    }

    private void define(ExternKind kind, int index) throws IOException {
        lines.begin(LEVEL);
        declare(kind, index);
    }

    /** The keyword, the name and the names of export. */
    private void declare(ExternKind kind, int index) {
        out.append('(').append(kind.text());
        identifiers(kind).declare(index, out);
        for (String name : exports.of(kind, index)) {
            out.append(" (export ");
            Quoted.name(name, out);
            out.append(')');
        }
    }

    private void export(Export export) throws IOException {
        begin("export ");
        Quoted.name(export.name(), out);
        out.append(" (").append(export.kind().text()).append(' ');
        identifiers(export.kind()).refer(export.index(), out);
        out.append("))");
    }

    private Identifiers identifiers(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> names.functions();
            case TABLE -> names.tables();
            case MEMORY -> names.memories();
            case GLOBAL -> names.globals();
            case TAG -> names.tags();
        };
    }

    private void begin(String keyword) throws IOException {
        lines.begin(LEVEL);
        out.append('(').append(keyword);
    }
}
