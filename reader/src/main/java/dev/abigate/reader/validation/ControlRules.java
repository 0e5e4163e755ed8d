package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import java.util.HashSet;

/** Blocks, branches and exceptions. */
final class ControlRules extends InstructionRules {
    private static final TypeCodes EXN = TypeCodes.of(TypeCode.reference(false, TypeCode.EXN));
    private static final int EXNREF = TypeCode.reference(true, TypeCode.EXN);

    private final LocalTypes locals;

    ControlRules(ValidModule module, OperandStack stack, LocalTypes locals, Place place) {
        super(module, stack, place);
        this.locals = locals;
    }

    void control(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case UNREACHABLE -> stack.endReach();
            case BLOCK -> open(Label.Kind.BLOCK, code.blockType());
            case LOOP -> open(Label.Kind.LOOP, code.blockType());
            case IF -> {
                stack.pop(TypeCode.I32);
                open(Label.Kind.IF, code.blockType());
            }
            case ELSE -> {
                Label label = close();
                reopen(Label.Kind.ELSE, label.parameters(), label.results());
            }
            case END -> end();
            case TRY_TABLE -> {
                code.catchClauses().forEach(this::catchClause);
                open(Label.Kind.TRY_TABLE, code.blockType());
            }
            case TRY -> open(Label.Kind.TRY, code.blockType());
            case CATCH -> {
                TypeCodes parameters = tag(code.index()).functionShape().parameters();
                reopen(Label.Kind.CATCH, parameters, close().results());
            }
            case CATCH_ALL -> reopen(Label.Kind.CATCH_ALL, TypeCodes.EMPTY, close().results());
            case DELEGATE -> {
                Label label = close();
                place.index(code.label(), stack.depth(), "label");
                stack.push(label.results());
            }
            default -> throw otherFamily(op);
        }
    }

    private void open(Label.Kind kind, BlockType type) {
        TypeCodes parameters = TypeCodes.EMPTY;
        TypeCodes results = TypeCodes.EMPTY;
        switch (type) {
            case BlockType.Empty _ -> {}
            case BlockType.Result(var result) -> results = TypeCodes.of(code(result));
            case BlockType.TypeIndex(int index) -> {
                DefinedType.Shape.Function function = functionType(index);
                parameters = function.parameters();
                results = function.results();
                place.require(Feature.MULTI_VALUE, module.features());
            }
        }
        stack.pop(parameters);
        reopen(kind, parameters, results);
    }

    private void reopen(Label.Kind kind, TypeCodes parameters, TypeCodes results) {
        stack.open(kind, parameters, results);
        locals.enterBlock();
    }

    private Label close() {
        Label label = stack.close();
        locals.leaveBlock();
        return label;
    }

    private void end() {
        Label label = close();
        if (label.kind() == Label.Kind.IF) {
            // The missing else hands the parameters on.
            TypeCodes parameters = label.parameters();
            TypeCodes results = label.results();
            if (parameters.size() != results.size()) {
                throw place.fail("type mismatch: an if without else takes %d operands and leaves %d"
                        .formatted(parameters.size(), results.size()));
            }
            for (int i = 0; i < results.size(); i++) {
                stack.match(parameters.get(i), results.get(i));
            }
        }
        if (stack.depth() > 0) {
            stack.push(label.results());
        }
    }

    private void catchClause(CatchClause clause) {
        TypeCodes target = stack.label(clause.label()).branchTypes();
        TypeCodes caught =
                clause.kind().hasTag() ? tag(clause.tag()).functionShape().parameters() : TypeCodes.EMPTY;
        TypeCodes handedOn = switch (clause.kind()) {
            case CATCH, CATCH_ALL -> TypeCodes.EMPTY;
            case CATCH_REF, CATCH_ALL_REF -> EXN;
        };
        int size = caught.size() + handedOn.size();
        if (size != target.size()) {
            throw place.fail("type mismatch: %s gives %d values, its label takes %d"
                    .formatted(clause.kind().mnemonic(), size, target.size()));
        }
        for (int i = 0; i < size; i++) {
            int given = i < caught.size() ? caught.get(i) : handedOn.get(i - caught.size());
            stack.match(given, target.get(i));
        }
    }

    void exception(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case THROW -> stack.pop(tag(code.index()).functionShape().parameters());
            case THROW_REF -> stack.pop(EXNREF);
            case RETHROW -> {
                Label.Kind kind = stack.label(code.label()).kind();
                if (kind != Label.Kind.CATCH && kind != Label.Kind.CATCH_ALL) {
                    throw place.fail("invalid rethrow label: label %d is no catch block".formatted(code.label()));
                }
            }
            default -> throw otherFamily(op);
        }
        stack.endReach();
    }

    void branch(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case BR -> {
                stack.pop(stack.label(code.label()).branchTypes());
                stack.endReach();
            }
            case BR_IF -> {
                stack.pop(TypeCode.I32);
                retype(stack.label(code.label()).branchTypes());
            }
            case BR_TABLE -> branchTable(code);
            case RETURN -> {
                stack.pop(stack.label(stack.depth() - 1).results());
                stack.endReach();
            }
            case BR_ON_NULL -> {
                int reference = stack.popReference();
                retype(stack.label(code.label()).branchTypes());
                stack.push(TypeCode.nonNull(reference));
            }
            case BR_ON_NON_NULL -> {
                TypeCodes target = stack.label(code.label()).branchTypes();
                int reference = stack.popReference();
                stack.push(TypeCode.nonNull(reference));
                handOn(target, code.label());
                stack.pop();
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL, BR_ON_CAST_DESC_EQ, BR_ON_CAST_DESC_EQ_FAIL -> branchOnCast(code);
            default -> throw otherFamily(op);
        }
    }

    /** Types the topmost operands as a branch does that is not taken: they become what the label asks for. */
    private void retype(TypeCodes types) {
        stack.pop(types);
        stack.push(types);
    }

    /** As {@link #retype} for a label that takes a reference last; that one is on top. */
    private void handOn(TypeCodes target, int label) {
        if (target.size() == 0 || !TypeCode.isReference(target.get(target.size() - 1))) {
            throw place.fail("type mismatch: label %d takes no reference".formatted(label));
        }
        retype(target);
    }

    private void branchTable(InstructionDecoder code) {
        stack.pop(TypeCode.I32);
        int count = code.labelCount();
        TypeCodes last = stack.label(code.label(count)).branchTypes();
        // Many labels share their types; each list is checked once.
        var checked = new HashSet<TypeCodes>();
        for (int i = 0; i < count; i++) {
            TypeCodes target = stack.label(code.label(i)).branchTypes();
            if (!target.equals(last) && checked.add(target)) {
                if (target.size() != last.size()) {
                    throw place.fail("type mismatch: label %d takes %d operands, the default label %d"
                            .formatted(code.label(i), target.size(), last.size()));
                }
                stack.check(target);
            }
        }
        stack.pop(last);
        stack.endReach();
    }

    private void branchOnCast(InstructionDecoder code) {
        boolean byDescriptor = code.op() == Opcode.BR_ON_CAST_DESC_EQ || code.op() == Opcode.BR_ON_CAST_DESC_EQ_FAIL;
        boolean onFailure = code.op() == Opcode.BR_ON_CAST_FAIL || code.op() == Opcode.BR_ON_CAST_DESC_EQ_FAIL;
        int from = code(code.castFrom());
        int to = code(code.castTo());
        CanonicalTypes types = module.types();
        boolean castable = module.features().has(Feature.CUSTOM_DESCRIPTORS)
                ? types.top(from) == types.top(to)
                : types.matches(to, from);
        if (!castable) {
            throw place.fail("type mismatch: no cast from %s to %s".formatted(module.text(from), module.text(to)));
        }
        if (byDescriptor) {
            stack.pop(descriptorOf(to));
        }
        stack.pop(from);
        int rest = TypeCode.isNullable(to) ? TypeCode.nonNull(from) : from;
        stack.push(onFailure ? rest : to);
        handOn(stack.label(code.label()).branchTypes(), code.label());
        stack.pop();
        stack.push(onFailure ? to : rest);
    }
}
