package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The body of a function as far as it is made: instructions, locals, and the labels around the next instruction. */
final class Body {
    /** Instructions after which only the shortest code is made for what is still missing. */
    private static final int LENGTH = 100;

    /** Expressions within each other after which the shortest code is made. */
    private static final int DEPTH = 12;

    private final Declarations declarations;
    private final int parameters;
    private final List<ValType> locals;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private int depth;

    Body(Declarations declarations, List<ValType> parameters) {
        this.declarations = declarations;
        this.parameters = parameters.size();
        this.locals = new ArrayList<>(parameters);
    }

    /**
     * What a branch can go to.
     *
     * @param types of the values that the branch takes along
     * @param isCatch whether it is a legacy handler, whose exception can be thrown again
     */
    record Label(List<ValType> types, boolean isCatch) {}

    void add(Instruction instruction) {
        instructions.add(instruction);
    }

    void add(Opcode op) {
        add(new Instruction.Plain(op));
    }

    void add(Opcode op, int index) {
        add(new Instruction.Indexed(op, index));
    }

    void add(Opcode op, int first, int second) {
        add(new Instruction.IndexedPair(op, first, second));
    }

    void i32(int value) {
        add(new Instruction.Constant(Opcode.I32_CONST, value));
    }

    void i64(long value) {
        add(new Instruction.Constant(Opcode.I64_CONST, value));
    }

    /** The instructions made up to now, to which more can be added. */
    List<Instruction> instructions() {
        return instructions;
    }

    boolean isLong() {
        return instructions.size() > LENGTH || depth > DEPTH;
    }

    /** Runs something a level deeper. */
    void nested(Runnable part) {
        depth++;
        part.run();
        depth--;
    }

    /** A new local. One that has no default has to be set before it is read. */
    int newLocal(ValType type) {
        locals.add(type);
        return locals.size() - 1;
    }

    /** The locals that have a value whatever happened before. */
    List<Integer> readableLocals(ValType type) {
        var readable = new ArrayList<Integer>();
        for (int local = 0; local < locals.size(); local++) {
            ValType each = locals.get(local);
            if (declarations.isSubtype(each, type) && (local < parameters || isDefaultable(each))) {
                readable.add(local);
            }
        }
        return readable;
    }

    List<ValType> locals() {
        return locals;
    }

    private static boolean isDefaultable(ValType type) {
        return !(type instanceof RefType(boolean nullable, var _)) || nullable;
    }

    void push(Label label) {
        labels.add(label);
    }

    void pop() {
        labels.removeLast();
    }

    int labelCount() {
        return labels.size();
    }

    /** A label by its index, counted from the inside. */
    Label label(int index) {
        return labels.get(labels.size() - 1 - index);
    }

    /** The indices of the labels to which a branch takes values of exactly these types. */
    List<Integer> labelsOf(List<ValType> types) {
        return IntStream.range(0, labels.size())
                .filter(index -> label(index).types().equals(types))
                .boxed()
                .toList();
    }

    /** The indices of the legacy handlers around. */
    List<Integer> catches() {
        return IntStream.range(0, labels.size())
                .filter(index -> label(index).isCatch())
                .boxed()
                .toList();
    }

    /** Takes one of the steps that are left; where there is none, the module traps. */
    void step() {
        add(Opcode.GLOBAL_GET, Declarations.STEPS);
        add(Opcode.I32_EQZ);
        add(new Instruction.Block(Opcode.IF, new BlockType.Empty()));
        add(Opcode.UNREACHABLE);
        add(Opcode.END);
        add(Opcode.GLOBAL_GET, Declarations.STEPS);
        i32(1);
        add(Opcode.I32_SUB);
        add(Opcode.GLOBAL_SET, Declarations.STEPS);
    }

    FunctionCode code() {
        List<FunctionCode.Locals> own = locals.subList(parameters, locals.size()).stream()
                .map(type -> new FunctionCode.Locals(1, type))
                .toList();
        return new FunctionCode(own, instructions);
    }
}
