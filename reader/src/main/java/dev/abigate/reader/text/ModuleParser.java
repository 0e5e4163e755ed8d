package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.NameSection.Kind;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the fields of a module: first the types, then all other fields in their order.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Text format of modules</a>
 */
final class ModuleParser {
    private final TokenReader in;
    private final Scope scope = new Scope();
    private final DefinedTypes defined = new DefinedTypes();
    private final Labels labels = new Labels();
    private final TypeParser types;
    private final ExpressionParser expressions;
    private final SegmentParser segments;
    private final NameCollector names;
    private final SectionCollector sections = new SectionCollector();
    private final List<BranchHint> hints = new ArrayList<>();

    ModuleParser(TokenReader in) {
        this.in = in;
        this.types = new TypeParser(in, scope, defined);
        this.expressions = new ExpressionParser(in, labels, new ImmediateParser(in, scope, defined, types, labels));
        this.segments = new SegmentParser(in, scope, types, labels, expressions);
        this.names = new NameCollector(in.lexer().symbols());
    }

    /** The module whose fields begin here, behind its identifier; the token behind the last of them is left. */
    TextModule fields(int identifier) {
        in.lexer().takeAnnotation(Annotation.Kind.NAME).ifPresent(this::moduleName);
        names.moduleSymbol(identifier);
        var indexer = new FieldIndexer(in, scope);
        indexer.index();
        int end = in.place();
        indexer.types().forEach(this::typeField);
        indexer.others().forEach(this::field);
        in.lexer().moveTo(end);
        in.next();
        return new TextModule(
                sections.before(defined.groups(), indexer.customs()),
                sections.code(),
                sections.after(indexer.customs()),
                collectNames(),
                hints);
    }

    private void moduleName(Annotation annotation) {
        names.module(AnnotationParser.name(in.lexer().source(), annotation));
        in.lexer().takeAnnotation(Annotation.Kind.NAME).ifPresent(second -> {
            throw second.fail(in.lexer().source(), "multiple module names");
        });
    }

    private Optional<NameSection> collectNames() {
        names.add(Kind.FUNCTION, scope.functions);
        names.add(Kind.TYPE, scope.types);
        names.add(Kind.TABLE, scope.tables);
        names.add(Kind.MEMORY, scope.memories);
        names.add(Kind.GLOBAL, scope.globals);
        names.add(Kind.ELEMENT, scope.elements);
        names.add(Kind.DATA, scope.data);
        names.add(Kind.TAG, scope.tags);
        defined.fields().forEach((type, space) -> names.add(Kind.FIELD, type, space));
        return names.section();
    }

    private void begin(int place) {
        in.lexer().moveTo(place);
        in.next();
    }

    private void typeField(int place) {
        begin(place);
        defined.add(types.recType());
    }

    private void field(int place) {
        begin(place);
        Word word = in.word();
        in.next();
        switch (word) {
            case FUNC -> function(place);
            case TABLE -> table(place);
            case MEMORY -> memory(place);
            case GLOBAL -> global(place);
            case TAG -> tag(place);
            case IMPORT -> imported(place);
            case EXPORT -> exported();
            case START -> start(place);
            case ELEM -> {
                in.skipBinding();
                sections.add(segments.elementSegment());
            }
            case DATA -> {
                in.skipBinding();
                sections.add(segments.dataSegment());
            }
            case null, default -> throw new IllegalStateException("no field at " + place);
        }
        in.close();
    }

    /** The exports within an item. */
    private void inlineExports(ExternKind kind) {
        while (in.takeOpen(Word.EXPORT)) {
            sections.addExport(in.name(), kind, sections.count(kind));
            in.close();
        }
    }

    /** Whether the item is an import, whose names come next. */
    private boolean isImport(int place) {
        if (!in.takeOpen(Word.IMPORT)) {
            return false;
        }
        requireNoDefinition(place);
        return true;
    }

    private void requireNoDefinition(int place) {
        sections.firstDefinition().ifPresent(kind -> {
            throw in.fail(TextFlaw.IMPORT_ORDER, place, kind.text());
        });
    }

    private void inlineImport(ExternTypeParser parser) {
        String module = in.name();
        String name = in.name();
        in.close();
        sections.add(new Import(module, name, parser.type()));
    }

    private interface ExternTypeParser {
        ExternType type();
    }

    private ExternType functionType() {
        scope.locals.clear();
        boolean exact = in.takeOpen(Word.EXACT);
        var type = new ExternType.Function(types.typeUse(scope.locals), exact);
        if (exact) {
            in.close();
        }
        return type;
    }

    private ExternType tagType() {
        scope.locals.clear();
        return new ExternType.Tag(types.typeUse(scope.locals));
    }

    private ExternType tableType() {
        return new ExternType.Table(types.tableType());
    }

    private ExternType memoryType() {
        return new ExternType.Memory(types.memoryType(types.addressType()));
    }

    private ExternType globalType() {
        return new ExternType.Global(types.globalType());
    }

    private void function(int place) {
        int index = sections.count(ExternKind.FUNCTION);
        in.skipBinding();
        inlineExports(ExternKind.FUNCTION);
        if (isImport(place)) {
            inlineImport(this::functionType);
            names.add(Kind.LOCAL, index, scope.locals);
            return;
        }
        scope.locals.clear();
        labels.clear();
        int type = types.typeUse(scope.locals);
        List<FunctionCode.Locals> locals = locals();
        List<Instruction> body = expressions.instructions();
        body.add(ImmediateParser.plain(Opcode.END));
        for (ExpressionParser.Hint hint : expressions.hints()) {
            hints.add(new BranchHint(index, hint.instruction(), hint.likely()));
        }
        sections.addFunction(type, new FunctionCode(locals, body));
        names.add(Kind.LOCAL, index, scope.locals);
        names.labels(index, labels);
    }

    private List<FunctionCode.Locals> locals() {
        var all = new ArrayList<ValType>();
        while (in.takeOpen(Word.LOCAL)) {
            types.values(all, scope.locals, true);
        }
        var locals = new ArrayList<FunctionCode.Locals>();
        int start = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || !all.get(i).equals(all.get(start))) {
                locals.add(new FunctionCode.Locals(i - start, all.get(start)));
                start = i;
            }
        }
        return locals;
    }

    private void table(int place) {
        int index = sections.count(ExternKind.TABLE);
        in.skipBinding();
        inlineExports(ExternKind.TABLE);
        if (isImport(place)) {
            inlineImport(this::tableType);
            return;
        }
        AddressType addresses = types.addressType();
        if (types.isRefType()) {
            tableWithElements(index, addresses);
            return;
        }
        Limits limits = types.limits(addresses);
        var type = new TableType(types.refType(), limits);
        sections.add(new Table(type, in.token() == Token.CLOSE ? Optional.empty() : Optional.of(segments.constExpr())));
    }

    private void tableWithElements(int index, AddressType addresses) {
        RefType type = types.refType();
        ElementSegment.Items items = segments.tableElements(type);
        int count = switch (items) {
            case ElementSegment.Items.Functions functions -> functions.indices().size();
            case ElementSegment.Items.Expressions expressions ->
                expressions.expressions().size();
        };
        sections.add(new Table(new TableType(type, exactly(addresses, count)), Optional.empty()));
        sections.add(new ElementSegment(
                new ElementSegment.Mode.Active(index, SegmentParser.zero(addresses)),
                items instanceof ElementSegment.Items.Functions ? ElementSegment.FUNCTIONS : type,
                items));
    }

    private static Limits exactly(AddressType addresses, long size) {
        return new Limits(addresses, size, OptionalLong.of(size));
    }

    private void memory(int place) {
        int index = sections.count(ExternKind.MEMORY);
        in.skipBinding();
        inlineExports(ExternKind.MEMORY);
        if (isImport(place)) {
            inlineImport(this::memoryType);
            return;
        }
        AddressType addresses = types.addressType();
        if (in.token() != Token.OPEN) {
            sections.add(types.memoryType(addresses));
            return;
        }
        int pageSizeLog2 = types.pageSizeLog2();
        ByteString bytes = segments.memoryData();
        long page = pageSizeLog2 < Integer.SIZE ? 1L << pageSizeLog2 : 1L << Integer.SIZE;
        Limits limits = exactly(addresses, (bytes.length() + page - 1) / page);
        sections.add(new MemoryType(limits, false, pageSizeLog2));
        sections.add(new DataSegment(new DataSegment.Mode.Active(index, SegmentParser.zero(addresses)), bytes));
    }

    private void global(int place) {
        in.skipBinding();
        inlineExports(ExternKind.GLOBAL);
        if (isImport(place)) {
            inlineImport(this::globalType);
            return;
        }
        GlobalType type = types.globalType();
        ConstExpr initial = segments.constExpr();
        sections.add(new Global(type, initial));
    }

    private void tag(int place) {
        in.skipBinding();
        inlineExports(ExternKind.TAG);
        if (isImport(place)) {
            inlineImport(this::tagType);
            return;
        }
        scope.locals.clear();
        sections.addTag(types.typeUse(scope.locals));
    }

    private void imported(int place) {
        requireNoDefinition(place);
        String module = in.name();
        String name = in.name();
        Word word = in.word();
        in.next();
        ExternType type = switch (word) {
            case FUNC -> {
                int index = sections.count(ExternKind.FUNCTION);
                in.skipBinding();
                ExternType function = functionType();
                names.add(Kind.LOCAL, index, scope.locals);
                yield function;
            }
            case TABLE -> {
                in.skipBinding();
                yield tableType();
            }
            case MEMORY -> {
                in.skipBinding();
                yield memoryType();
            }
            case GLOBAL -> {
                in.skipBinding();
                yield globalType();
            }
            case TAG -> {
                in.skipBinding();
                yield tagType();
            }
            case null, default -> throw new IllegalStateException("no import at " + place);
        };
        in.close();
        sections.add(new Import(module, name, type));
    }

    private void exported() {
        String name = in.name();
        Word word = in.token() == Token.OPEN ? in.word() : null;
        if (word == null) {
            throw in.unexpected("what is exported");
        }
        in.next();
        switch (word) {
            case FUNC -> sections.addExport(name, ExternKind.FUNCTION, in.index(scope.functions, "function"));
            case TABLE -> sections.addExport(name, ExternKind.TABLE, in.index(scope.tables, "table"));
            case MEMORY -> sections.addExport(name, ExternKind.MEMORY, in.index(scope.memories, "memory"));
            case GLOBAL -> sections.addExport(name, ExternKind.GLOBAL, in.index(scope.globals, "global"));
            case TAG -> sections.addExport(name, ExternKind.TAG, in.index(scope.tags, "tag"));
            default -> throw in.unexpected("what is exported");
        }
        in.close();
    }

    private void start(int place) {
        if (sections.start().isPresent()) {
            throw in.fail(TextFlaw.MULTIPLE_STARTS, place, "");
        }
        sections.start(OptionalInt.of(in.index(scope.functions, "function")));
    }
}
