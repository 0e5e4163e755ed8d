package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The values of one instance in the form of a trace: references by what they refer to, or numbered as they cross. */
final class TraceValues {
    private final Instance instance;
    private final IdentityHashMap<Object, Integer> handles = new IdentityHashMap<>();
    private final List<Object> objects = new ArrayList<>();

    TraceValues(Instance instance) {
        this.instance = instance;
    }

    List<TraceValue> traced(List<Value> values) {
        // Most calls have few values, and a stream costs more than those.
        if (values.isEmpty()) {
            return List.of();
        }
        var traced = new ArrayList<TraceValue>(values.size());
        for (Value value : values) {
            traced.add(traced(value));
        }
        return List.copyOf(traced);
    }

    TraceValue traced(Value value) {
        return switch (value) {
            case Value.I32(int bits) -> new TraceValue.Numeric(NumType.I32, Integer.toUnsignedLong(bits));
            case Value.I64(long bits) -> new TraceValue.Numeric(NumType.I64, bits);
            case Value.F32(int bits) -> new TraceValue.Numeric(NumType.F32, Integer.toUnsignedLong(bits));
            case Value.F64(long bits) -> new TraceValue.Numeric(NumType.F64, bits);
            case Value.V128(long low, long high) -> new TraceValue.Vector(low, high);
            case Value.Null() -> new TraceValue.Null();
            case Value.Reference(Object object) -> reference(object);
        };
    }

    private TraceValue reference(Object object) {
        if (object instanceof I31(int bits)) {
            return new TraceValue.Scalar(bits);
        }
        if (object instanceof InstanceFunction function && function.owner() == instance) {
            return new TraceValue.Function(function.declaration().index());
        }
        if (object instanceof Function function) {
            for (int i = 0; i < instance.module().declarations().importedFunctions(); i++) {
                if (instance.function(i) == function) {
                    return new TraceValue.Function(i);
                }
            }
        }
        return new TraceValue.Handle(handle(object));
    }

    private int handle(Object object) {
        return handles.computeIfAbsent(object, added -> {
            objects.add(added);
            return objects.size() - 1;
        });
    }

    List<Value> values(List<TraceValue> traced) {
        return traced.stream().map(this::value).toList();
    }

    /** The value; a handle that has not crossed yet becomes something new of the host. */
    Value value(TraceValue traced) {
        return switch (traced) {
            case TraceValue.Numeric number -> number(number);
            case TraceValue.Vector(long low, long high) -> new Value.V128(low, high);
            case TraceValue.Null() -> new Value.Null();
            case TraceValue.Function(int index) -> new Value.Reference(instance.function(checked(index)));
            case TraceValue.Scalar(int bits) -> new Value.Reference(I31.of(bits));
            case TraceValue.Handle(int number) -> new Value.Reference(object(number));
        };
    }

    static Value number(TraceValue.Numeric number) {
        long bits = number.bits();
        return switch (number.type()) {
            case I32 -> new Value.I32((int) bits);
            case I64 -> new Value.I64(bits);
            case F32 -> new Value.F32((int) bits);
            case F64 -> new Value.F64(bits);
        };
    }

    private int checked(int function) {
        int count = instance.module().declarations().functionCount();
        if (function >= count) {
            throw new UnreplayableException("function %d, of %d".formatted(function, count));
        }
        return function;
    }

    private Object object(int number) {
        if (number > objects.size()) {
            throw new UnreplayableException("handle %d before handle %d".formatted(number, objects.size()));
        }
        if (number == objects.size()) {
            handle(new HostReference(number));
        }
        return objects.get(number);
    }
}
