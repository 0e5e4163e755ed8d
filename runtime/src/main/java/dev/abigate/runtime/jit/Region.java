package dev.abigate.runtime.jit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a function that is compiled to a method of its own. It takes nothing from the operands and leaves nothing there.
 *
 * @param start index of the first instruction
 * @param end index behind the last instruction
 * @param parameters locals that the method takes, by index
 * @param results locals that it changes and that matter afterwards, by index
 * @param exits the ways out: labels as they are named where the region begins, or {@link #THROUGH}
 * @param calls whether a memory may grow meanwhile
 * @param bytes whether the method also takes the array that the function has at hand, as its last parameter
 */
record Region(
        int start,
        int end,
        List<Integer> parameters,
        List<Integer> results,
        List<Integer> exits,
        boolean calls,
        boolean bytes) {
    /** The way out to the instruction that follows. */
    static final int THROUGH = -1;

    Region {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        exits = List.copyOf(exits);
    }

    /** Whether the method returns its only result; otherwise results are in the slots from the stack's top on. */
    boolean returnsResult(List<Kind> locals) {
        return exits.size() == 1 && results.size() == 1 && locals.get(results.getFirst()) != Kind.VECTOR;
    }

    /** Whether the method returns the number of the way out. */
    boolean returnsExit() {
        return exits.size() > 1;
    }

    MethodTypeDesc method(List<Kind> locals) {
        var types = new ArrayList<ClassDesc>();
        for (int parameter : parameters) {
            Kind kind = locals.get(parameter);
            types.add(kind.descriptor());
            if (kind == Kind.VECTOR) {
                types.add(kind.descriptor());
            }
        }
        types.add(Names.INSTANCE);
        types.add(Names.CALL_STACK);
        if (bytes) {
            types.add(Names.BYTES);
        }
        ClassDesc result = returnsExit()
                ? ConstantDescs.CD_int
                : returnsResult(locals) ? locals.get(results.getFirst()).descriptor() : ConstantDescs.CD_void;
        return MethodTypeDesc.of(result, types);
    }

    String methodName(int function) {
        return "r" + function + "_" + start;
    }
}
