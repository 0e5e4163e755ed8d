package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Calls of functions. */
final class Calls {
    private static final MethodTypeDesc BY_INDEX = MethodTypeDesc.of(
            ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, Names.INSTANCE, Names.CALL_STACK);
    private static final MethodTypeDesc BY_REFERENCE = MethodTypeDesc.of(
            ConstantDescs.CD_void, Names.FUNCTION, ConstantDescs.CD_int, Names.INSTANCE, Names.CALL_STACK);
    private static final MethodTypeDesc CALLEE_OF_TABLE =
            MethodTypeDesc.of(Names.FUNCTION, ConstantDescs.CD_long, Names.TABLE, Constants.DEFINED_TYPE);
    private static final MethodTypeDesc TABLE = MethodTypeDesc.of(Names.TABLE, ConstantDescs.CD_int);
    private static final MethodTypeDesc CALLEE = MethodTypeDesc.of(Names.FUNCTION, ConstantDescs.CD_Object);
    private static final MethodTypeDesc FUNCTION_AT =
            MethodTypeDesc.of(Names.FUNCTION, ConstantDescs.CD_int, Names.INSTANCE);
    private static final MethodTypeDesc TAIL =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.FUNCTION, Names.INSTANCE, Names.CALL_STACK);

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final CompilationUnit unit;
    private final Runnable afterCall;

    /** @param afterCall emits what has to follow a call that may have made a memory grow */
    Calls(Emission emission, Runnable afterCall) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.unit = emission.unit();
        this.afterCall = afterCall;
    }

    /** Calls a function of the module. */
    void direct(int function) {
        Signature signature = unit.functionSignature(function);
        if (signature.fitsMethod()) {
            loadArguments(signature);
            emission.loadInstance();
            emission.loadCallStack();
            unit.invokeFunction(code, function);
            takeResults(signature);
        } else {
            int base = SlotTransfer.putAtTop(emission, signature.parameters());
            code.loadConstant(function).iload(base);
            emission.loadInstance();
            emission.loadCallStack();
            code.invokestatic(Names.of(CallInstructions.class), "call", BY_INDEX);
            SlotTransfer.pushFromTop(emission, signature.results());
            afterCall.run();
        }
    }

    /** Calls the function that an element of a table refers to; its index is the topmost operand. */
    void indirect(int typeIndex, int table) {
        loadCalleeOfTable(typeIndex, table);
        operands.push(Kind.REFERENCE);
        dispatched(typeIndex);
    }

    /** Calls the function that the topmost operand refers to. */
    void byReference(int typeIndex) {
        loadCallee();
        operands.push(Kind.REFERENCE);
        dispatched(typeIndex);
    }

    private void loadCalleeOfTable(int typeIndex, int table) {
        boolean wide = operands.kind(0) == Kind.LONG;
        operands.take(1);
        if (!wide) {
            emission.widen();
        }
        loadTable(table);
        code.loadConstant(unit.constants().definedType(typeIndex));
        code.invokestatic(Names.of(CallInstructions.class), "callee", CALLEE_OF_TABLE);
    }

    private void loadTable(int table) {
        if (unit.instance().isPresent()) {
            code.loadConstant(Constants.table(table));
        } else {
            emission.loadInstance().loadConstant(table).invokevirtual(Names.INSTANCE, "table", TABLE);
        }
    }

    private void loadCallee() {
        operands.take(1);
        code.invokestatic(Names.of(CallInstructions.class), "callee", CALLEE);
    }

    /** Calls a function whose reference, of the JVM's type for functions, is the topmost operand. */
    private void dispatched(int typeIndex) {
        Signature signature = unit.typeSignature(typeIndex);
        if (signature.fitsMethod()) {
            loadCalleeLast(signature);
            emission.loadInstance();
            emission.loadCallStack();
            unit.invokeDispatcher(code, typeIndex, signature);
            takeResults(signature);
        } else {
            int callee = storeCallee();
            int base = SlotTransfer.putAtTop(emission, signature.parameters());
            code.aload(callee).iload(base);
            emission.loadInstance();
            emission.loadCallStack();
            code.invokestatic(Names.of(CallInstructions.class), "call", BY_REFERENCE);
            SlotTransfer.pushFromTop(emission, signature.results());
            afterCall.run();
        }
    }

    private int storeCallee() {
        int local = code.allocateLocal(Kind.REFERENCE.typeKind());
        operands.take(1);
        code.astore(local);
        return local;
    }

    private void loadCalleeLast(Signature signature) {
        if (signature.parameters().contains(Kind.VECTOR)) {
            int callee = storeCallee();
            loadArguments(signature);
            code.aload(callee);
        } else {
            operands.take(signature.parameters().size() + 1);
        }
    }

    /** Takes operands as arguments, in order, vectors as two. */
    private void loadArguments(Signature signature) {
        List<Kind> kinds = signature.parameters();
        if (kinds.contains(Kind.VECTOR)) {
            operands.spill(kinds.size());
            for (int i = kinds.size() - 1; i >= 0; i--) {
                Kind kind = operands.kind(i);
                int local = operands.slotOf(i);
                emission.variables().load(kind, local);
            }
            operands.pop(kinds.size());
        } else {
            operands.take(kinds.size());
        }
    }

    private void takeResults(Signature signature) {
        if (signature.returnsInSlots()) {
            SlotTransfer.pushFromTop(emission, signature.results());
        } else if (!signature.results().isEmpty()) {
            operands.push(signature.results().getFirst());
        }
        afterCall.run();
    }

    /** Leaves a call of a function of the module to whoever called this one. */
    void tailDirect(int function) {
        SlotTransfer.putAtTop(emission, unit.functionSignature(function).parameters());
        code.loadConstant(function);
        emission.loadInstance();
        code.invokestatic(Names.of(CallInstructions.class), "function", FUNCTION_AT);
        leaveTo();
    }

    /** As {@link #indirect}, left to whoever called this function. */
    void tailIndirect(int typeIndex, int table) {
        loadCalleeOfTable(typeIndex, table);
        tailDispatched(typeIndex);
    }

    /** As {@link #byReference}, left to whoever called this function. */
    void tailByReference(int typeIndex) {
        loadCallee();
        tailDispatched(typeIndex);
    }

    private void tailDispatched(int typeIndex) {
        operands.push(Kind.REFERENCE);
        int callee = storeCallee();
        SlotTransfer.putAtTop(emission, unit.typeSignature(typeIndex).parameters());
        code.aload(callee);
        leaveTo();
    }

    private void leaveTo() {
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(Names.of(CallInstructions.class), "tail", TAIL);
    }
}
