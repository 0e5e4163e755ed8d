package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.CallingConvention;
import dev.abigate.runtime.aot.emulator.Processor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a compiled function finds its arguments by the convention of its machine: ExecEnv first, then the parameters, then
 * a pointer for each result but the first.
 */
final class FunctionConvention {
    private final CallingConvention convention;
    private final List<ValueType> parameters;
    private final List<ValueType> results;
    /** Of each parameter, then each pointer: a register's number, or behind those a place on the stack. */
    private final List<Place> places = new ArrayList<>();

    private int stackWords;

    private sealed interface Place {
        record Register(int number) implements Place {}

        record FloatRegister(int number) implements Place {}

        record Stack(int word) implements Place {}
    }

    FunctionConvention(AotType.Signature signature, CallingConvention convention) {
        this.convention = convention;
        this.parameters = signature.parameters();
        this.results = signature.results();
        int floats = 0;
        int integers = 1;
        for (ValueType parameter : parameters) {
            if (isFloat(parameter) && floats < convention.arguments()) {
                places.add(new Place.FloatRegister(convention.firstFloat() + floats++));
            } else if (isFloat(parameter) && !convention.floatsInIntegers()) {
                places.add(new Place.Stack(stackWords++));
            } else {
                places.add(integerPlace(integers++));
            }
        }
        for (int i = 1; i < results.size(); i++) {
            places.add(integerPlace(integers++));
        }
    }

    private Place integerPlace(int number) {
        return number < convention.arguments()
                ? new Place.Register(convention.firstInteger() + number)
                : new Place.Stack(stackWords++);
    }

    List<ValueType> parameters() {
        return parameters;
    }

    List<ValueType> results() {
        return results;
    }

    /** Bytes of the stack for arguments and for the results behind pointers, a multiple of 16. */
    long stackBytes() {
        long words = (long) stackWords + Math.max(0, results.size() - 1);
        return (words * Long.BYTES + 15) & -16;
    }

    /** Puts an argument where the function finds it; the stack pointer is already that of the call. */
    void putArgument(int parameter, long bits, Processor processor, AddressSpace space) {
        long value = canonical(parameters.get(parameter), bits);
        switch (places.get(parameter)) {
            case Place.Register(int number) -> processor.setRegister(number, value);
            case Place.FloatRegister(int number) ->
                processor.setRegister(number, boxed(parameters.get(parameter), bits));
            case Place.Stack(int word) -> space.putLong(processor.stackPointer() + (long) word * Long.BYTES, value);
        }
    }

    /** The bits of an argument as the function finds it. */
    long argument(int parameter, Processor processor, AddressSpace space) {
        return switch (places.get(parameter)) {
            case Place.Register(int number) -> processor.register(number);
            case Place.FloatRegister(int number) -> processor.register(number);
            case Place.Stack(int word) -> space.getLong(processor.stackPointer() + (long) word * Long.BYTES);
        };
    }

    /** Puts the pointers to where all results but the first belong, which is on the stack behind the arguments. */
    void putResultPointers(Processor processor, AddressSpace space) {
        for (int i = 1; i < results.size(); i++) {
            switch (places.get(parameters.size() + i - 1)) {
                case Place.Register(int number) -> processor.setRegister(number, resultAddress(i, processor));
                case Place.Stack(int word) ->
                    space.putLong(processor.stackPointer() + (long) word * Long.BYTES, resultAddress(i, processor));
                case Place.FloatRegister _ -> throw new IllegalStateException("a pointer in a floating-point register");
            }
        }
    }

    /** The bits of a result after the call. */
    long result(int result, Processor processor, AddressSpace space) {
        ValueType type = results.get(result);
        if (result == 0) {
            return processor.register(isFloat(type) ? convention.firstFloat() : convention.firstInteger());
        }
        long address = resultAddress(result, processor);
        return isWide(type) ? space.getLong(address) : space.getInt(address);
    }

    /** Sets the first result, as a function does before it returns. */
    void putResult(long bits, Processor processor) {
        ValueType type = results.getFirst();
        if (isFloat(type)) {
            processor.setRegister(convention.firstFloat(), boxed(type, bits));
        } else {
            processor.setResult(canonical(type, bits));
        }
    }

    private long resultAddress(int result, Processor processor) {
        return processor.stackPointer() + (long) (stackWords + result - 1) * Long.BYTES;
    }

    /** Whether a value takes two cells of 32 bits. */
    static boolean isWide(ValueType type) {
        return type.equals(ValueType.I64) || type.equals(ValueType.F64);
    }

    private static boolean isFloat(ValueType type) {
        return type.equals(ValueType.F32) || type.equals(ValueType.F64);
    }

    /** Numbers of 32 bits are sign-extended. */
    private static long canonical(ValueType type, long bits) {
        return isWide(type) ? bits : (int) bits;
    }

    private long boxed(ValueType type, long bits) {
        return isWide(type) ? bits : convention.floatBox() | Integer.toUnsignedLong((int) bits);
    }
}
