package dev.abigate.runtime.aot;

import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** References as compiled code has them: a function's index, or a number for anything else; all ones for null. */
final class ReferenceWords {
    static final int NULL = -1;

    private final Instance instance;
    private final int imports;
    private final List<Object> externals = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    ReferenceWords(Instance instance, int imports) {
        this.instance = instance;
        this.imports = imports;
    }

    /** Whether values of a type are references. */
    static boolean isReference(ValueType type) {
        return type.equals(ValueType.FUNCREF) || type.equals(ValueType.EXTERNREF);
    }

    /**
     * The word of a reference of a type.
     *
     * @throws Trap where it is a function, but no one of the instance
     */
    long word(ValueType type, @Nullable Object reference) {
        return type.equals(ValueType.EXTERNREF) ? externWord(reference) : functionWord(reference);
    }

    /**
     * What a word of a type refers to.
     *
     * @throws Trap where it refers to nothing
     */
    @Nullable
    Object reference(ValueType type, int word) {
        return type.equals(ValueType.EXTERNREF) ? external(word) : function(word);
    }

    /**
     * The word of a function reference.
     *
     * @throws Trap where the function is no one of the instance
     */
    private long functionWord(@Nullable Object reference) {
        if (reference == null) {
            return NULL;
        }
        if (reference instanceof InstanceFunction function && function.owner() == instance) {
            return function.declaration().index();
        }
        for (int i = 0; i < imports; i++) {
            if (instance.function(i) == reference) {
                return i;
            }
        }
        throw new Trap(TrapKind.HOST_ERROR, "compiled code can refer to functions of its own module only");
    }

    /** The word of any other reference; what was given a number is kept as long as the instance. */
    private long externWord(@Nullable Object reference) {
        if (reference == null) {
            return NULL;
        }
        return numbers.computeIfAbsent(reference, object -> {
            externals.add(object);
            return externals.size() - 1;
        });
    }

    /**
     * The function of a word.
     *
     * @throws Trap where there is none
     */
    private @Nullable Function function(int word) {
        if (word == NULL) {
            return null;
        }
        if (word < 0 || word >= instance.module().declarations().functionCount()) {
            throw new Trap(TrapKind.CRASHED, "a reference to function %d, which there is not".formatted(word));
        }
        return instance.function(word);
    }

    /**
     * What a word refers to.
     *
     * @throws Trap where it was given to nothing
     */
    private @Nullable Object external(int word) {
        if (word == NULL) {
            return null;
        }
        if (word < 0 || word >= externals.size()) {
            throw new Trap(TrapKind.CRASHED, "an external reference %d, which there is not".formatted(word));
        }
        return externals.get(word);
    }
}
