package dev.abigate.runtime.jit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a function that is compiled to a method of its own. It has to do with the operands of no block but the one that it
 * is in, and with those only where it has no way out but the end.
 *
 * @param start index of the first instruction
 * @param end index behind the last instruction
 * @param parameters locals that the method takes, by index
 * @param taken operands that the method takes behind them, the lowest first: all that the block has
 * @param results locals that it changes and that matter afterwards, by index
 * @param left operands that the block has afterwards
 * @param exits the ways out: labels as they are named where the region begins, or {@link #THROUGH}
 * @param passed the local whose value the branch to a label takes along, by label, where it takes one
 * @param calls whether a memory may grow meanwhile
 * @param accesses whether there are loads or stores
 * @param parts what of it is in methods of their own, in order
 */
record Region(
        int start,
        int end,
        List<Integer> parameters,
        List<Kind> taken,
        List<Integer> results,
        List<Kind> left,
        List<Integer> exits,
        Map<Integer, Integer> passed,
        boolean calls,
        boolean accesses,
        List<Region> parts) {
    /** The way out to the instruction that follows. */
    static final int THROUGH = -1;

    Region {
        parameters = List.copyOf(parameters);
        taken = List.copyOf(taken);
        results = List.copyOf(results);
        left = List.copyOf(left);
        exits = List.copyOf(exits);
        passed = Map.copyOf(passed);
        parts = List.copyOf(parts);
    }

    Region of(List<Region> divided) {
        return new Region(start, end, parameters, taken, results, left, exits, passed, calls, accesses, divided);
    }

    boolean contains(int instruction) {
        return instruction >= start && instruction < end;
    }

    /** Whether the method returns its only result. */
    boolean returnsResult(List<Kind> locals) {
        return left.isEmpty()
                && exits.size() == 1
                && results.size() == 1
                && locals.get(results.getFirst()) != Kind.VECTOR;
    }

    /** Whether there are several ways out, so that the method returns the number of one. */
    boolean returnsExit() {
        return exits.size() > 1;
    }

    /**
     * Whether the method returns two numbers of 32 bits as one of 64, the first in the lower half: the number of the way out
     * and the only result, or two results.
     */
    boolean returnsPair(List<Kind> locals) {
        return left.isEmpty()
                && results.size() == (returnsExit() ? 1 : 2)
                && results.stream().map(locals::get).allMatch(kind -> kind == Kind.INT || kind == Kind.FLOAT);
    }

    /** Whether results are in the slots from the stack's top on, since the method cannot return them. */
    boolean usesSlots(List<Kind> locals) {
        return !(results.isEmpty() && left.isEmpty()) && !returnsResult(locals) && !returnsPair(locals);
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
        taken.forEach(kind -> types.add(kind.descriptor()));
        types.add(Names.INSTANCE);
        types.add(Names.CALL_STACK);
        return MethodTypeDesc.of(returned(locals), types);
    }

    private ClassDesc returned(List<Kind> locals) {
        if (returnsPair(locals)) {
            return ConstantDescs.CD_long;
        }
        if (returnsExit()) {
            return ConstantDescs.CD_int;
        }
        return returnsResult(locals) ? locals.get(results.getFirst()).descriptor() : ConstantDescs.CD_void;
    }

    String methodName(int function) {
        return "r" + function + "_" + start + "_" + end;
    }

    /** Whether the method of a name is this one's or that of a part. */
    boolean owns(String method, int function) {
        return method.equals(methodName(function)) || parts.stream().anyMatch(part -> part.owns(method, function));
    }
}
