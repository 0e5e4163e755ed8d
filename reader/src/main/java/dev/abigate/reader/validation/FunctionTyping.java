package dev.abigate.reader.validation;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The types of a function body, instruction by instruction: checks that the body is well typed, and shows an engine the
 * state before and after each instruction, so that it can translate in the same pass.
 *
 * <pre>{@code
 * typing.begin(function);
 * while (typing.next()) {
 *     // typing.code() is decoded, the stack is as before the instruction
 *     typing.apply();
 *     // the stack is as after it
 * }
 * }</pre>
 *
 * <p>One object serves any number of functions, one after the other; not for use by several threads. Takes time linear in
 * the size of the body, its types included.
 */
public final class FunctionTyping {
    private static final Map<Signature, Numbers> SIGNATURES = signatures();

    private final ValidModule module;
    private final List<FunctionBody> bodies;
    private final boolean allFeatures;
    private final Place place = this::fail;
    private final OperandStack stack;
    private final LocalTypes locals;
    private final ControlRules control;
    private final CallRules calls;
    private final StoreRules stores;
    private final ReferenceRules references;
    private final AggregateRules aggregates;

    private int body;
    private boolean inLocals;
    private List<FunctionCode.Locals> declared = List.of();
    private Cursor in = Cursor.over(ByteString.EMPTY);
    private InstructionDecoder code = new InstructionDecoder(in);

    /** Types bodies of {@code module}. */
    public FunctionTyping(ValidModule module) {
        this.module = module;
        this.bodies = module.module().bodies();
        this.allFeatures = module.features().equals(FeatureSet.ALL);
        this.stack = new OperandStack(module, place);
        this.locals = new LocalTypes(place);
        this.control = new ControlRules(module, stack, locals, place);
        this.calls = new CallRules(module, stack, place);
        this.stores = new StoreRules(module, stack, place);
        this.references = new ReferenceRules(module, stack, place);
        this.aggregates = new AggregateRules(module, stack, place);
    }

    /**
     * Begins with a function and reads its locals.
     *
     * @param function index, imports first; the function must have a body
     * @throws MalformedBinaryException where the locals are malformed
     * @throws InvalidModuleException where they are invalid
     */
    public void begin(int function) {
        body = function - module.importedFunctions();
        inLocals = true;
        in = CodeReader.cursor(bodies.get(body), body);
        DefinedType.Shape.Function type = module.function(function).signature();
        stack.begin(type.results());
        declared = CodeReader.locals(in);
        code = new InstructionDecoder(in);
        locals.begin(type.parameters(), declared, each -> type(each.type()));
    }

    /**
     * Decodes the next instruction; its effect waits for {@link #apply}.
     *
     * @return false where the function's closing {@code end} was applied
     * @throws MalformedBinaryException where there is no well-formed instruction, or bytes follow the last one
     */
    public boolean next() {
        inLocals = false;
        if (code.next()) {
            return true;
        }
        CodeReader.requireEnd(in);
        return false;
    }

    /** The decoder, which shows the current instruction. */
    public InstructionDecoder code() {
        return code;
    }

    /**
     * Checks the current instruction and applies it.
     *
     * @throws InvalidModuleException where it does not fit
     */
    public void apply() {
        Opcode op = code.op();
        if (!allFeatures) {
            place.require(op.feature(), module.features());
        }
        // Asked of each instruction, where a switch over patterns takes its time.
        if (op.typing() instanceof Signature signature) {
            apply(op, signature);
        } else {
            apply(op, (TypingRule) op.typing());
        }
    }

    private void apply(Opcode op, Signature signature) {
        Numbers types = Objects.requireNonNull(SIGNATURES.get(signature));
        if (op.immediates() != Immediates.NONE) {
            checkLanes(op);
        }
        if (signature.addressed()) {
            int address = stores.address(code);
            stack.pop(types.operands);
            stack.pop(address);
        } else {
            stack.pop(types.operands);
        }
        stack.push(types.results);
    }

    private void checkLanes(Opcode op) {
        switch (op.immediates()) {
            case LANE, MEMARG_LANE -> checkLane(code.lane(), 16 / op.accessBytes());
            case LANES -> {
                for (byte lane : code.vector().toArray()) {
                    checkLane(lane & 0xff, 32);
                }
            }
            default -> {}
        }
    }

    private void checkLane(int lane, int lanes) {
        if (lane >= lanes) {
            throw fail("invalid lane index: found %d, there are %d".formatted(lane, lanes));
        }
    }

    private void apply(Opcode op, TypingRule rule) {
        switch (rule) {
            case CONTROL -> control.control(code);
            case EXCEPTION -> control.exception(code);
            case BRANCH -> control.branch(code);
            case CALL -> calls.call(code);
            case PARAMETRIC -> parametric(op);
            case VARIABLE -> variable(op);
            case TABLE -> stores.table(code);
            case MEMORY -> {
                requireDataCount(op);
                stores.memory(code);
            }
            case REFERENCE -> reference(op);
            case STRUCT -> aggregates.struct(op, code.index(), code.secondIndex());
            case ARRAY -> {
                requireDataCount(op);
                aggregates.array(op, code.index(), code.secondIndex());
            }
        }
    }

    /** The format demands the count before any instruction that names a data segment. */
    private void requireDataCount(Opcode op) {
        boolean namesSegment = op.immediates() == Immediates.DATA
                || op.immediates() == Immediates.DATA_MEMORY
                || op.immediates() == Immediates.TYPE_DATA;
        if (namesSegment && module.module().dataCount().isEmpty()) {
            throw in.fail(Flaw.DATA_COUNT_REQUIRED, code.offset(), "data index", "");
        }
    }

    private void parametric(Opcode op) {
        switch (op) {
            case DROP -> stack.pop();
            case SELECT -> {
                stack.pop(TypeCode.I32);
                int first = stack.pop();
                int second = stack.pop();
                int type = second == TypeCode.BOTTOM ? first : second;
                if (TypeCode.isReference(type)) {
                    throw fail("type mismatch: a selection between %s needs its type".formatted(module.text(type)));
                }
                if (first != second && first != TypeCode.BOTTOM && second != TypeCode.BOTTOM) {
                    throw fail("type mismatch: a selection between %s and %s"
                            .formatted(module.text(second), module.text(first)));
                }
                stack.push(type);
            }
            case SELECT_T -> {
                List<ValType> types = code.selectedTypes();
                if (types.size() != 1) {
                    throw fail("invalid result arity: found %d types, needed 1".formatted(types.size()));
                }
                int type = type(types.getFirst());
                stack.pop(TypeCode.I32);
                stack.pop(type);
                stack.pop(type);
                stack.push(type);
            }
            default -> throw InstructionRules.otherFamily(op);
        }
    }

    private void variable(Opcode op) {
        switch (op) {
            case LOCAL_GET -> {
                int type = locals.type(code.index());
                locals.requireSet(code.index());
                stack.push(type);
            }
            case LOCAL_SET -> {
                stack.pop(locals.type(code.index()));
                locals.set(code.index());
            }
            case LOCAL_TEE -> {
                int type = locals.type(code.index());
                stack.pop(type);
                stack.push(type);
                locals.set(code.index());
            }
            case GLOBAL_GET -> stack.push(global().type());
            case GLOBAL_SET -> {
                ValidModule.Global global = global();
                if (!global.mutable()) {
                    throw fail("immutable global " + code.index());
                }
                stack.pop(global.type());
            }
            default -> throw InstructionRules.otherFamily(op);
        }
    }

    private ValidModule.Global global() {
        if (code.index() >= module.globalCount()) {
            throw fail("unknown global %d: there are %d".formatted(code.index(), module.globalCount()));
        }
        return module.global(code.index());
    }

    private void reference(Opcode op) {
        switch (op.immediates()) {
            case NONE -> references.plain(op);
            case HEAP_TYPE -> references.typed(op, code.heapType());
            case TYPE -> references.descriptor(code.index());
            case FUNCTION -> {
                references.toFunction(code.index());
                if (!module.isDeclared(code.index())) {
                    throw fail("undeclared function reference: function %d is mentioned nowhere outside of bodies"
                            .formatted(code.index()));
                }
            }
            default -> throw InstructionRules.otherFamily(op);
        }
    }

    private int type(ValType type) {
        return control.code(type);
    }

    private InvalidModuleException fail(String reason) {
        int offset = inLocals ? bodies.get(body).offset() : code.offset();
        String part = inLocals ? "locals" : "instruction '" + code.op().mnemonic() + "'";
        return new InvalidModuleException(offset, "section 10 'code', function %d, %s".formatted(body, part), reason);
    }

    /** The locals of the function that were declared in its body. */
    List<FunctionCode.Locals> declaredLocals() {
        return declared;
    }

    /** How many locals there are, parameters included. */
    public int localCount() {
        return locals.count();
    }

    /** The type of a local, of {@link TypeCode}; parameters come first. */
    public int local(int index) {
        return locals.type(index);
    }

    /** Whether the current point of the code can be reached. */
    public boolean reachable() {
        return stack.reachable();
    }

    /** How many operands there are. */
    public int height() {
        return stack.height();
    }

    /** How many operands there were at most since the function began. */
    public int highest() {
        return stack.highest();
    }

    /**
     * The type of an operand, of {@link TypeCode}; {@link TypeCode#BOTTOM} where unreachable code takes it from nowhere.
     *
     * @param fromTop 0 for the topmost one
     */
    public int operand(int fromTop) {
        return stack.operand(fromTop);
    }

    /** How many blocks are open, the function itself included; 0 behind its closing {@code end}. */
    public int depth() {
        return stack.depth();
    }

    /**
     * An open block.
     *
     * @param index 0 for the innermost one
     * @throws InvalidModuleException where there is none: the current instruction names a label that does not exist
     */
    public Label label(int index) {
        return stack.label(index);
    }

    /** The operands and results of a signature as numbers. */
    private record Numbers(TypeCodes operands, TypeCodes results) {}

    private static Map<Signature, Numbers> signatures() {
        var numbers = new EnumMap<Signature, Numbers>(Signature.class);
        for (Signature signature : Signature.values()) {
            numbers.put(signature, new Numbers(numbers(signature.operands()), numbers(signature.results())));
        }
        return numbers;
    }

    private static TypeCodes numbers(List<ValType> types) {
        return TypeCodes.of(types.stream()
                .mapToInt(type -> TypeCode.of(type, index -> {
                    throw new IllegalArgumentException("a signature refers to type " + index);
                }))
                .toArray());
    }
}
