package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCodes;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * How compiled functions of a type are called: a static method over the parameters, the instance and the call stack. One
 * result that is no vector is the method's; otherwise the results are in the slots from the call stack's top on.
 */
record Signature(List<Kind> parameters, List<Kind> results) {
    /** Of a method's parameters, in local variables; the JVM allows 255. */
    private static final int MAX_PARAMETER_SLOTS = 240;

    static Signature of(DefinedType.Shape.Function type) {
        return new Signature(kinds(type.parameters()), kinds(type.results()));
    }

    static List<Kind> kinds(TypeCodes types) {
        var kinds = new ArrayList<Kind>(types.size());
        for (int i = 0; i < types.size(); i++) {
            kinds.add(Kind.of(types.get(i)));
        }
        return List.copyOf(kinds);
    }

    /** Whether a method can take the parameters; if not, they are passed in slots of the call stack. */
    boolean fitsMethod() {
        return parameters.stream().mapToInt(Kind::slots).sum() <= MAX_PARAMETER_SLOTS;
    }

    /** Whether the results are in slots of the call stack. */
    boolean returnsInSlots() {
        return results.size() > 1 || results.contains(Kind.VECTOR);
    }

    /** The slots of the call stack that values take. */
    static int width(List<Kind> kinds) {
        return kinds.stream().mapToInt(kind -> kind == Kind.VECTOR ? 2 : 1).sum();
    }

    ClassDesc returnDescriptor() {
        return results.isEmpty() || returnsInSlots()
                ? ConstantDescs.CD_void
                : results.getFirst().descriptor();
    }

    TypeKind returnKind() {
        return results.isEmpty() || returnsInSlots()
                ? TypeKind.VOID
                : results.getFirst().typeKind();
    }

    /** The type of the method: parameters, further ones, then instance and call stack. */
    MethodTypeDesc method(ClassDesc... further) {
        var types = new ArrayList<ClassDesc>();
        for (Kind kind : parameters) {
            types.add(kind.descriptor());
            if (kind == Kind.VECTOR) {
                types.add(kind.descriptor());
            }
        }
        types.addAll(List.of(further));
        types.add(Names.INSTANCE);
        types.add(Names.CALL_STACK);
        return MethodTypeDesc.of(returnDescriptor(), types);
    }
}
