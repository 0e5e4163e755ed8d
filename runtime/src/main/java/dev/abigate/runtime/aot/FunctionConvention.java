package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.call.Cpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a function finds its arguments by the convention of its machine: one of a module ExecEnv first, then the
 * parameters, then a pointer for each result but the first. Values are words side by side: one each, a vector's lower half
 * before its upper.
 */
final class FunctionConvention {
    private final CallingConvention convention;
    private final List<ValueType> parameters;
    private final List<ValueType> results;
    private final int parameterWords;
    private final int resultWords;
    /** Of each parameter, then of each pointer. */
    private final List<Place> places = new ArrayList<>();
    /** Where on the stack each result but the first belongs. */
    private final List<Integer> resultOffsets = new ArrayList<>();

    private int stackBytes;

    private sealed interface Place {
        record Register(int number) implements Place {}

        record FloatRegister(int number) implements Place {}

        record Stack(int offset) implements Place {}
    }

    /** @param before how many integer arguments there are before the parameters */
    private FunctionConvention(AotType.Signature signature, CallingConvention convention, int before) {
        this.convention = convention;
        this.parameters = signature.parameters();
        this.results = signature.results();
        this.parameterWords = Cells.words(parameters);
        this.resultWords = Cells.words(results);
        int floats = 0;
        int integers = before;
        for (ValueType parameter : parameters) {
            if (isFloat(parameter) && floats < convention.floats()) {
                places.add(new Place.FloatRegister(convention.firstFloat() + floats++));
            } else if (isFloat(parameter) && !convention.floatsInIntegers()) {
                places.add(new Place.Stack(onStack(parameter)));
            } else {
                places.add(integerPlace(integers++));
            }
        }
        for (int i = 1; i < results.size(); i++) {
            places.add(integerPlace(integers++));
        }
        for (int i = 1; i < results.size(); i++) {
            resultOffsets.add(onStack(results.get(i)));
        }
    }

    /** Of a function of a module. */
    static FunctionConvention ofFunction(AotType.Signature signature, CallingConvention convention) {
        return new FunctionConvention(signature, convention, 1);
    }

    /** Of a helper, which does not take ExecEnv. */
    static FunctionConvention ofHelper(AotType.Signature signature, CallingConvention convention) {
        return new FunctionConvention(signature, convention, 0);
    }

    private Place integerPlace(int number) {
        return number < convention.integers()
                ? new Place.Register(convention.firstInteger() + number)
                : new Place.Stack(onStack(ValueType.I64));
    }

    /** Finds room on the stack: for a vector at a multiple of its size, for anything else eight bytes. */
    private int onStack(ValueType type) {
        int bytes = Math.max(Long.BYTES, Cells.bytes(type));
        int offset = (stackBytes + bytes - 1) & -bytes;
        stackBytes = offset + bytes;
        return offset;
    }

    List<ValueType> parameters() {
        return parameters;
    }

    List<ValueType> results() {
        return results;
    }

    /** How many words the arguments are. */
    int parameterWords() {
        return parameterWords;
    }

    /** How many words the results are. */
    int resultWords() {
        return resultWords;
    }

    /** Bytes of the stack for arguments and for the results behind pointers, a multiple of 16. */
    int stackBytes() {
        return (stackBytes + 15) & -16;
    }

    /**
     * The register of each parameter. Empty where a parameter has none, or two, or what it is says no number; and where there
     * is more than one result, or no number.
     */
    Optional<List<Integer>> registers() {
        var registers = new ArrayList<Integer>();
        for (Place place : places) {
            switch (place) {
                case Place.Register(int number) -> registers.add(number);
                case Place.FloatRegister(int number) -> registers.add(number);
                case Place.Stack _ -> {
                    return Optional.empty();
                }
            }
        }
        boolean simple = results.size() <= 1
                && Stream.concat(parameters.stream(), results.stream())
                        .noneMatch(type -> isVector(type) || ReferenceWords.isReference(type));
        return simple ? Optional.of(registers) : Optional.empty();
    }

    /** The register of the first result, empty where there is none. */
    OptionalInt resultRegister() {
        return results.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(isFloat(results.getFirst()) ? convention.firstFloat() : convention.firstInteger());
    }

    /** Puts arguments and pointers where the function finds them; the stack pointer is already that of the call. */
    void putArguments(long[] words, Cpu cpu, AddressedMemory space) {
        int word = 0;
        for (int i = 0; i < parameters.size(); i++) {
            ValueType type = parameters.get(i);
            long upper = isVector(type) ? words[word + 1] : 0;
            put(places.get(i), type, words[word], upper, cpu, space);
            word += Cells.words(type);
        }
        for (int i = 0; i < resultOffsets.size(); i++) {
            long pointer = cpu.stackPointer() + resultOffsets.get(i);
            put(places.get(parameters.size() + i), ValueType.I64, pointer, 0, cpu, space);
        }
    }

    private void put(Place place, ValueType type, long lower, long upper, Cpu cpu, AddressedMemory space) {
        switch (place) {
            case Place.Register(int number) -> cpu.setRegister(number, canonical(type, lower));
            case Place.FloatRegister(int number) -> putFloat(number, type, lower, upper, cpu);
            case Place.Stack(int offset) -> {
                space.putLong(cpu.stackPointer() + offset, canonical(type, lower));
                if (isVector(type)) {
                    space.putLong(cpu.stackPointer() + offset + Long.BYTES, upper);
                }
            }
        }
    }

    private void putFloat(int register, ValueType type, long lower, long upper, Cpu cpu) {
        boolean boxed = Cells.bytes(type) == Float.BYTES;
        cpu.setRegister(register, boxed ? convention.floatBox() | Integer.toUnsignedLong((int) lower) : lower);
        if (isVector(type)) {
            cpu.setRegister(register + convention.upperHalves(), upper);
        }
    }

    /** The arguments as the function finds them. */
    long[] arguments(Cpu cpu, AddressedMemory space) {
        long[] words = new long[parameterWords];
        int word = 0;
        for (int i = 0; i < parameters.size(); i++) {
            ValueType type = parameters.get(i);
            switch (places.get(i)) {
                case Place.Register(int number) -> words[word] = cpu.register(number);
                case Place.FloatRegister(int number) -> getFloat(number, type, cpu, words, word);
                case Place.Stack(int offset) -> Cells.load(type, space, cpu.stackArguments() + offset, words, word);
            }
            word += Cells.words(type);
        }
        return words;
    }

    /** The results after the call. */
    long[] results(Cpu cpu, AddressedMemory space) {
        long[] words = new long[resultWords];
        int word = 0;
        for (int i = 0; i < results.size(); i++) {
            ValueType type = results.get(i);
            if (i > 0) {
                Cells.load(type, space, cpu.stackPointer() + resultOffsets.get(i - 1), words, word);
            } else if (isFloat(type)) {
                getFloat(convention.firstFloat(), type, cpu, words, word);
            } else {
                words[word] = cpu.register(convention.firstInteger());
            }
            word += Cells.words(type);
        }
        return words;
    }

    /** A float that does not have above it what the machine wants there is a NaN. */
    private void getFloat(int register, ValueType type, Cpu cpu, long[] words, int word) {
        long lower = cpu.register(register);
        boolean boxed = Cells.bytes(type) > Float.BYTES || (lower & convention.floatBox()) == convention.floatBox();
        words[word] = boxed ? lower : Float.floatToIntBits(Float.NaN);
        if (isVector(type)) {
            words[word + 1] = cpu.register(register + convention.upperHalves());
        }
    }

    /** Sets the first result, as a function does before it returns. */
    void putResult(long[] words, Cpu cpu) {
        ValueType type = results.getFirst();
        if (isFloat(type)) {
            putFloat(convention.firstFloat(), type, words[0], isVector(type) ? words[1] : 0, cpu);
        } else {
            cpu.setResult(canonical(type, words[0]));
        }
    }

    private static boolean isFloat(ValueType type) {
        return type.equals(ValueType.F32) || type.equals(ValueType.F64) || isVector(type);
    }

    private static boolean isVector(ValueType type) {
        return type.equals(ValueType.V128);
    }

    /** Numbers of 32 bits are sign-extended. */
    private static long canonical(ValueType type, long bits) {
        return Cells.bytes(type) == Integer.BYTES ? (int) bits : bits;
    }
}
