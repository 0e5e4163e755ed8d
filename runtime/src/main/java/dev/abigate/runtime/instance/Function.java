package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.type.SlotLayout;
import dev.abigate.runtime.type.TypedReference;
import java.util.List;

/** A function of a store, which is what a function reference refers to. */
public abstract sealed class Function implements TypedReference permits InstanceFunction, HostFunction {
    private final Store store;
    private final DefinedType type;
    private final int slots;

    Function(Store store, DefinedType type) {
        this.store = store;
        this.type = type;
        DefinedType.Shape.Function signature = (DefinedType.Shape.Function) type.shape();
        this.slots = Math.max(SlotLayout.width(signature.parameters()), SlotLayout.width(signature.results()));
    }

    public final Store store() {
        return store;
    }

    @Override
    public final DefinedType type() {
        return type;
    }

    /** The parameters and results. */
    public final DefinedType.Shape.Function signature() {
        return (DefinedType.Shape.Function) type.shape();
    }

    /** The slots that arguments or results need. */
    public final int slots() {
        return slots;
    }

    /** Calls by the convention of {@link CallStack}; arguments are not checked. */
    public abstract void call(CallStack stack, int base);

    /** As {@link Code#step}. */
    void step(CallStack stack, int base) {
        call(stack, base);
    }

    /**
     * Calls with values.
     *
     * @throws IllegalArgumentException where the arguments are not of the parameters' types
     * @throws Trap where the guest traps
     * @throws WasmException where it throws an exception that nobody catches
     */
    public final List<Value> call(Value... arguments) {
        checkArguments(arguments);
        CallStack stack = store.callStack();
        int base = stack.top();
        stack.reserve(base, slots);
        int slot = base;
        for (Value argument : arguments) {
            argument.put(stack, slot);
            slot += argument.width();
        }
        stack.useReferences(base + slots);
        enter(stack, base);
        List<Value> results = Value.list(stack, base, signature().results());
        stack.clearUnusedReferences();
        return results;
    }

    /** @throws IllegalArgumentException where the arguments are not of the parameters' types */
    final void checkArguments(Value... arguments) {
        TypeCodes parameters = signature().parameters();
        if (arguments.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "found %d arguments, expected %d".formatted(arguments.length, parameters.size()));
        }
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].isA(parameters.get(i), store.types())) {
                throw new IllegalArgumentException("argument %d: found %s, expected %s"
                        .formatted(i, arguments[i], TypeText.of(parameters.get(i))));
            }
        }
    }

    /** Calls with plain numbers, without an object for each. */
    public final TypedFunction typed() {
        return new TypedFunction(this);
    }

    /** As {@link #call(CallStack, int)}, from outside: whatever happens, the stack is afterwards as it was. */
    final void enter(CallStack stack, int base) {
        BoundaryObserver observer = store.boundaryObserver();
        if (observer == null) {
            enterUnobserved(stack, base);
        } else {
            observer.call(this, stack, base, () -> enterUnobserved(stack, base));
        }
    }

    private void enterUnobserved(CallStack stack, int base) {
        enter(stack, base, slots, () -> call(stack, base));
    }

    /**
     * Makes calls from outside: whatever happens, the stack is afterwards as it was.
     *
     * @param slots how many of the stack, from {@code base} on, are in use meanwhile
     */
    static void enter(CallStack stack, int base, int slots, Runnable calls) {
        int used = stack.used();
        stack.setTop(base + slots);
        try {
            stack.store().checkInterruption();
            if (stack.enter(FrameSize.HOST)) {
                calls.run();
            } else {
                stack.continueDeep(() -> {
                    stack.enterApart(FrameSize.HOST);
                    calls.run();
                });
            }
        } catch (StackOverflowError e) {
            throw new Trap(TrapKind.STACK_EXHAUSTED);
        } catch (OutOfMemoryError e) {
            throw new Trap(TrapKind.MEMORY_LIMIT, "the heap of the host is exhausted");
        } finally {
            stack.setTop(base);
            stack.setUsed(used);
        }
    }
}
