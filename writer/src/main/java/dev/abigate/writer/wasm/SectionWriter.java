package dev.abigate.writer.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.Table;
import dev.abigate.writer.bytes.ByteSink;
import java.util.List;
import java.util.function.Consumer;

/** Writes the body of one section. */
final class SectionWriter {
    private final ByteSink out;
    private final TypeWriter types;
    private final InstructionWriter instructions;

    private SectionWriter(ByteSink out) {
        this.out = out;
        this.types = new TypeWriter(out);
        this.instructions = new InstructionWriter(out);
    }

    static ByteString body(Section section) {
        var out = new ByteSink(section.encoding().body());
        new SectionWriter(out).write(section);
        return out.toByteString();
    }

    private void write(Section section) {
        switch (section) {
            case Section.Custom custom -> out.name(custom.name()).bytes(custom.content());
            case Section.Types s -> vector(s.types(), types::recType);
            case Section.Imports s -> vector(s.imports(), this::imported);
            case Section.Functions s -> vector(s.typeIndices(), out::leb32);
            case Section.Tables s -> vector(s.tables(), this::table);
            case Section.Memories s -> vector(s.memories(), types::memoryType);
            case Section.Tags s -> vector(s.typeIndices(), this::tag);
            case Section.Globals s -> vector(s.globals(), this::global);
            case Section.Exports s -> vector(s.exports(), this::export);
            case Section.Start s -> out.leb32(s.function());
            case Section.Elements s -> vector(s.segments(), this::elementSegment);
            case Section.DataCount s -> out.leb32(s.count());
            case Section.Code s -> vector(s.bodies(), this::body);
            case Section.Data s -> vector(s.segments(), this::dataSegment);
        }
    }

    private <T> void vector(List<T> items, Consumer<T> writer) {
        out.leb32(items.size());
        items.forEach(writer);
    }

    private void imported(Import imported) {
        out.name(imported.module()).name(imported.name());
        switch (imported.type()) {
            case ExternType.Function(int typeIndex, boolean exact) ->
                out.u8(exact ? ExternKind.EXACT_FUNCTION : ExternKind.FUNCTION.code())
                        .leb32(typeIndex);
            case ExternType.Table table -> {
                out.u8(ExternKind.TABLE.code());
                types.tableType(table.type());
            }
            case ExternType.Memory memory -> {
                out.u8(ExternKind.MEMORY.code());
                types.memoryType(memory.type());
            }
            case ExternType.Global global -> {
                out.u8(ExternKind.GLOBAL.code());
                types.globalType(global.type());
            }
            case ExternType.Tag(int typeIndex) -> {
                out.u8(ExternKind.TAG.code());
                tag(typeIndex);
            }
        }
    }

    private void tag(int typeIndex) {
        out.u8(0).leb32(typeIndex);
    }

    private void table(Table table) {
        if (table.initial().isPresent()) {
            out.u8(Table.INITIAL_PREFIX).u8(0);
        }
        types.tableType(table.type());
        table.initial().ifPresent(this::constExpr);
    }

    private void global(Global global) {
        types.globalType(global.type());
        constExpr(global.initial());
    }

    private void export(Export export) {
        out.name(export.name()).u8(export.kind().code()).leb32(export.index());
    }

    private void body(FunctionBody body) {
        out.leb32(body.bytes().length()).bytes(body.bytes());
    }

    private void constExpr(ConstExpr expression) {
        expression.instructions().forEach(instructions::write);
        instructions.end();
    }

    private void elementSegment(ElementSegment segment) {
        boolean explicit = out.takeLongForm() || segment.needsExplicitForm();
        int flags = explicit ? ElementSegment.EXPLICIT : 0;
        boolean active = segment.mode() instanceof ElementSegment.Mode.Active;
        if (!active) {
            flags |= ElementSegment.NOT_ACTIVE;
        }
        if (segment.items() instanceof ElementSegment.Items.Expressions) {
            flags |= ElementSegment.EXPRESSIONS;
        }
        out.leb32(flags);
        if (segment.mode() instanceof ElementSegment.Mode.Active(int table, ConstExpr offset)) {
            if (explicit) {
                out.leb32(table);
            }
            constExpr(offset);
        }
        boolean typed = explicit || !active;
        switch (segment.items()) {
            case ElementSegment.Items.Functions functions -> {
                if (typed) {
                    out.u8(0);
                }
                vector(functions.indices(), out::leb32);
            }
            case ElementSegment.Items.Expressions expressions -> {
                if (typed) {
                    types.refType(segment.type());
                }
                vector(expressions.expressions(), this::constExpr);
            }
        }
    }

    private void dataSegment(DataSegment segment) {
        switch (segment.mode()) {
            case DataSegment.Mode.Active(int memory, ConstExpr offset) -> {
                if (out.takeLongForm() || memory != 0) {
                    out.leb32(DataSegment.ACTIVE_EXPLICIT).leb32(memory);
                } else {
                    out.leb32(DataSegment.ACTIVE);
                }
                constExpr(offset);
            }
            case DataSegment.Mode.Passive _ -> out.leb32(DataSegment.PASSIVE);
        }
        out.leb32(segment.bytes().length()).bytes(segment.bytes());
    }
}
