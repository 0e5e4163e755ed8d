package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.type.SlotLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a host function: where it finds its arguments and leaves its results. Results take the place of arguments, so
 * arguments have to be read first.
 */
public final class HostCall {
    private final HostFunction function;
    private final CallStack stack;
    private final int base;
    private final @Nullable Instance caller;

    HostCall(HostFunction function, CallStack stack, int base) {
        this.function = function;
        this.stack = stack;
        this.base = base;
        this.caller = stack.caller();
    }

    public Store store() {
        return stack.store();
    }

    /** The instance that called, with its memories; nothing where the embedder called. */
    public Optional<Instance> caller() {
        return Optional.ofNullable(caller);
    }

    public int i32(int parameter) {
        return (int) stack.slots()[slot(parameter)];
    }

    public long i64(int parameter) {
        return stack.slots()[slot(parameter)];
    }

    public float f32(int parameter) {
        return Float.intBitsToFloat(i32(parameter));
    }

    public double f64(int parameter) {
        return Double.longBitsToDouble(i64(parameter));
    }

    public @Nullable Object reference(int parameter) {
        return stack.references()[slot(parameter)];
    }

    /** All arguments. */
    public List<Value> arguments() {
        return Value.list(stack, base, function.signature().parameters());
    }

    /** Lets another function of the same type answer the call. */
    public void forward(Function target) {
        stack.setCaller(caller);
        target.call(stack, base);
    }

    /** All results, once they are set. */
    public List<Value> results() {
        return Value.list(stack, base, function.signature().results());
    }

    /** Sets the only result, an integer of 32 bits. */
    public void result(int value) {
        stack.slots()[base] = value;
    }

    /** Sets the only result, an integer of 64 bits. */
    public void result(long value) {
        stack.slots()[base] = value;
    }

    /** Sets the only result, a number of single precision. */
    public void result(float value) {
        stack.slots()[base] = Float.floatToRawIntBits(value);
    }

    /** Sets the only result, a number of double precision. */
    public void result(double value) {
        stack.slots()[base] = Double.doubleToRawLongBits(value);
    }

    /** Sets the only result, a reference. */
    public void resultReference(@Nullable Object reference) {
        stack.references()[base] = reference;
    }

    /**
     * Sets all results.
     *
     * @throws IllegalArgumentException where they are not of the function's result types
     */
    public void results(List<Value> values) {
        TypeCodes types = function.signature().results();
        if (values.size() != types.size()) {
            throw new IllegalArgumentException("found %d results, expected %d".formatted(values.size(), types.size()));
        }
        int slot = base;
        for (int i = 0; i < types.size(); i++) {
            Value value = values.get(i);
            if (!value.isA(types.get(i), store().types())) {
                throw new IllegalArgumentException(
                        "result %d: found %s, expected %s".formatted(i, value, TypeText.of(types.get(i))));
            }
            value.put(stack, slot);
            slot += value.width();
        }
    }

    private int slot(int parameter) {
        return base + SlotLayout.slot(function.signature().parameters(), parameter);
    }
}
