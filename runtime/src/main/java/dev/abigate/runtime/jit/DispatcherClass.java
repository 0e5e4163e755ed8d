package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the class that calls functions of a type by reference: its method {@code call} takes the arguments and a function. One
 * of the instance itself is called directly, by a switch over those that may be referred to; any other by the convention of
 * the call stack. Switches are kept small, so that HotSpot compiles each method.
 */
final class DispatcherClass {
    /** Cases of a method, each of some 20 bytes. */
    private static final int CASES = 200;

    private static final MethodTypeDesc OWN_INDEX =
            MethodTypeDesc.of(ConstantDescs.CD_int, Names.FUNCTION, Names.INSTANCE);
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(
            ConstantDescs.CD_void, Names.FUNCTION, ConstantDescs.CD_int, Names.INSTANCE, Names.CALL_STACK);

    private final CompilationUnit unit;
    private final DefinedType type;
    private final Signature signature;
    private final ClassDesc name;
    private final int calleeSlot;

    /** @param type number of the type in the engine */
    DispatcherClass(CompilationUnit unit, int type) {
        this.unit = unit;
        this.type = unit.module().types().type(type);
        this.signature = Signature.of(this.type.functionShape());
        this.name = CompilationUnit.dispatcherClass(type);
        this.calleeSlot = signature.parameters().stream().mapToInt(Kind::slots).sum();
    }

    byte[] make() {
        return GeneratedClass.classFile().build(name, builder -> {
            builder.withMethodBody("other", method(), ClassFile.ACC_STATIC, this::other);
            choose(builder, "call", ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC, candidates());
        });
    }

    private MethodTypeDesc method() {
        return signature.method(Names.FUNCTION);
    }

    /** The functions of the module that a reference of the type may refer to. */
    private List<Integer> candidates() {
        var candidates = new ArrayList<Integer>();
        var declarations = unit.declarations();
        for (int i = declarations.importedFunctions(); i < declarations.functionCount(); i++) {
            if (declarations.isDeclared(i) && declarations.function(i).type().isSubtypeOf(type)) {
                candidates.add(i);
            }
        }
        return candidates;
    }

    /** A method that chooses among candidates, by further methods if there are many. */
    private void choose(ClassBuilder builder, String method, int flags, List<Integer> candidates) {
        if (candidates.size() > CASES) {
            int middle = candidates.size() / 2;
            choose(builder, method + "0", ClassFile.ACC_STATIC, candidates.subList(0, middle));
            choose(builder, method + "1", ClassFile.ACC_STATIC, candidates.subList(middle, candidates.size()));
            builder.withMethodBody(method, method(), flags, code -> {
                Label second = code.newLabel();
                loadOwnIndex(code).loadConstant(candidates.get(middle)).if_icmpge(second);
                delegate(code, method + "0");
                code.labelBinding(second);
                delegate(code, method + "1");
            });
        } else {
            builder.withMethodBody(method, method(), flags, code -> choose(code, candidates));
        }
    }

    private CodeBuilder loadOwnIndex(CodeBuilder code) {
        return code.aload(calleeSlot)
                .aload(calleeSlot + 1)
                .invokestatic(Names.of(CallInstructions.class), "ownIndex", OWN_INDEX);
    }

    private void delegate(CodeBuilder code, String method) {
        GeneratedClass.loadParameters(code, signature);
        code.aload(calleeSlot).aload(calleeSlot + 1).aload(calleeSlot + 2);
        code.invokestatic(name, method, method());
        returnResult(code);
    }

    private void returnResult(CodeBuilder code) {
        code.return_(signature.returnKind());
    }

    private void choose(CodeBuilder code, List<Integer> candidates) {
        var cases = new ArrayList<SwitchCase>();
        candidates.forEach(function -> cases.add(SwitchCase.of(function, code.newLabel())));
        Label otherwise = code.newLabel();
        loadOwnIndex(code).lookupswitch(otherwise, cases);
        for (SwitchCase each : cases) {
            code.labelBinding(each.target());
            GeneratedClass.loadParameters(code, signature);
            code.aload(calleeSlot + 1).aload(calleeSlot + 2);
            unit.invokeFunction(code, each.caseValue());
            returnResult(code);
        }
        code.labelBinding(otherwise);
        delegate(code, "other");
    }

    private void other(CodeBuilder code) {
        var emission = new Emission(code, unit, calleeSlot + 1);
        int base = SlotTransfer.putParameters(emission, signature.parameters(), Signature.width(signature.results()));
        code.aload(calleeSlot).iload(base);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(Names.of(CallInstructions.class), "call", CALL);
        GeneratedClass.returnFromSlots(emission, signature, base);
    }
}
