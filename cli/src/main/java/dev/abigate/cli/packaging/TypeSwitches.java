package dev.abigate.cli.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * The pattern switches of a class. The compiler leaves to the JVM how one finds the first of its types that fits a value; here
 * each gets a method that does what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} says.
 */
final class TypeSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    private TypeSwitches() {}

    /** Whether a class has one whose cases are all types. */
    static boolean in(ClassModel model) {
        return model.methods().stream().anyMatch(TypeSwitches::in);
    }

    private static boolean in(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(TypeSwitches::isOne);
    }

    private static boolean isOne(Object element) {
        return element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    /** Writes them out. */
    static ClassTransform written(ClassModel model) {
        List<InvokeDynamicInstruction> switches = new ArrayList<>();
        ClassDesc owner = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        return ClassTransform.transformingMethodBodies(TypeSwitches::in, (code, element) -> {
                    if (isOne(element)) {
                        var call = (InvokeDynamicInstruction) element;
                        code.invokestatic(owner, name(switches.size()), call.typeSymbol(), isInterface);
                        switches.add(call);
                    } else {
                        code.with(element);
                    }
                })
                .andThen(ClassTransform.endHandler(builder -> {
                    for (int i = 0; i < switches.size(); i++) {
                        InvokeDynamicInstruction call = switches.get(i);
                        builder.withMethodBody(
                                name(i),
                                call.typeSymbol(),
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> write(call.bootstrapArgs(), code));
                    }
                }));
    }

    private static String name(int index) {
        return "typeSwitch$" + index;
    }

    /** The method (value, from): the index of the first type from {@code from} on that fits, their number, or -1 for null. */
    private static void write(List<ConstantDesc> types, CodeBuilder code) {
        List<Label> tests = types.stream().map(_ -> code.newLabel()).toList();
        Label none = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            cases.add(SwitchCase.of(i, tests.get(i)));
        }
        code.aload(0)
                .ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn())
                .iload(1)
                .tableswitch(none, cases);
        for (int i = 0; i < types.size(); i++) {
            int index = i;
            code.labelBinding(tests.get(i))
                    .aload(0)
                    .instanceOf((ClassDesc) types.get(i))
                    .ifThen(fits -> fits.loadConstant(index).ireturn());
        }
        code.labelBinding(none).loadConstant(types.size()).ireturn();
    }
}
