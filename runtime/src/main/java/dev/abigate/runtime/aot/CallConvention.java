package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.RiscvProcessor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a compiled function finds its arguments on RISC-V by the calling convention LP64D: ExecEnv first, then the
 * parameters, then a pointer for each result but the first.
 *
 * @see <a href="https://github.com/riscv-non-isa/riscv-elf-psabi-doc">RISC-V ABIs Specification</a>
 */
final class CallConvention {
    private static final int REGISTERS = 8;
    private static final long BOX = 0xffff_ffff_0000_0000L;

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

    CallConvention(AotType.Signature signature) {
        this.parameters = signature.parameters();
        this.results = signature.results();
        int floats = 0;
        int integers = 1;
        for (ValueType parameter : parameters) {
            if (isFloat(parameter) && floats < REGISTERS) {
                places.add(new Place.FloatRegister(RiscvProcessor.A0 + floats++));
            } else {
                places.add(integerPlace(integers++));
            }
        }
        for (int i = 1; i < results.size(); i++) {
            places.add(integerPlace(integers++));
        }
    }

    private Place integerPlace(int number) {
        return number < REGISTERS ? new Place.Register(RiscvProcessor.A0 + number) : new Place.Stack(stackWords++);
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
    void putArgument(int parameter, long bits, RiscvProcessor processor, AddressSpace space) {
        long value = canonical(parameters.get(parameter), bits);
        switch (places.get(parameter)) {
            case Place.Register(int number) -> processor.setRegister(number, value);
            case Place.FloatRegister(int number) ->
                processor.setFloatRegister(number, boxed(parameters.get(parameter), bits));
            case Place.Stack(int word) ->
                space.putLong(processor.register(RiscvProcessor.SP) + (long) word * Long.BYTES, value);
        }
    }

    /** The bits of an argument as the function finds it. */
    long argument(int parameter, RiscvProcessor processor, AddressSpace space) {
        return switch (places.get(parameter)) {
            case Place.Register(int number) -> processor.register(number);
            case Place.FloatRegister(int number) -> processor.floatRegister(number);
            case Place.Stack(int word) ->
                space.getLong(processor.register(RiscvProcessor.SP) + (long) word * Long.BYTES);
        };
    }

    /** Puts the pointers to where all results but the first belong, which is on the stack behind the arguments. */
    void putResultPointers(RiscvProcessor processor, AddressSpace space) {
        for (int i = 1; i < results.size(); i++) {
            switch (places.get(parameters.size() + i - 1)) {
                case Place.Register(int number) -> processor.setRegister(number, resultAddress(i, processor));
                case Place.Stack(int word) ->
                    space.putLong(
                            processor.register(RiscvProcessor.SP) + (long) word * Long.BYTES,
                            resultAddress(i, processor));
                case Place.FloatRegister _ -> throw new IllegalStateException("a pointer in a floating-point register");
            }
        }
    }

    /** The bits of a result after the call. */
    long result(int result, RiscvProcessor processor, AddressSpace space) {
        ValueType type = results.get(result);
        if (result == 0) {
            return isFloat(type) ? processor.floatRegister(RiscvProcessor.A0) : processor.register(RiscvProcessor.A0);
        }
        long address = resultAddress(result, processor);
        return isWide(type) ? space.getLong(address) : space.getInt(address);
    }

    /** Sets the first result, as a function does before it returns. */
    void putResult(long bits, RiscvProcessor processor) {
        ValueType type = results.getFirst();
        if (isFloat(type)) {
            processor.setFloatRegister(RiscvProcessor.A0, boxed(type, bits));
        } else {
            processor.setRegister(RiscvProcessor.A0, canonical(type, bits));
        }
    }

    private long resultAddress(int result, RiscvProcessor processor) {
        return processor.register(RiscvProcessor.SP) + (long) (stackWords + result - 1) * Long.BYTES;
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

    private static long boxed(ValueType type, long bits) {
        return isWide(type) ? bits : BOX | Integer.toUnsignedLong((int) bits);
    }
}
