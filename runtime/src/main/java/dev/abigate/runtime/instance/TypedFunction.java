package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.TypeText;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Calls of a function with plain numbers of Java. The types are checked once, when the handle is made: with an {@link
 * IllegalArgumentException} where the function has others. A call ends as {@link Function#call(Value...)} does.
 */
public final class TypedFunction {
    private final Function function;

    TypedFunction(Function function) {
        this.function = function;
    }

    /** A function without parameters and results. */
    public Runnable procedure() {
        require(TypeCodes.EMPTY, TypeCodes.EMPTY);
        return () -> {
            CallStack stack = prepare();
            finish(stack, stack.top());
        };
    }

    /** Of an i32 an i32. */
    public IntUnaryOperator intUnary() {
        require(TypeCodes.of(TypeCode.I32), TypeCodes.of(TypeCode.I32));
        return a -> (int) callUnary(a);
    }

    /** Of two i32 an i32. */
    public IntBinaryOperator intBinary() {
        require(TypeCodes.of(TypeCode.I32, TypeCode.I32), TypeCodes.of(TypeCode.I32));
        return (a, b) -> (int) callBinary(a, b);
    }

    /** Of an i32 an i64. */
    public IntToLongFunction intToLong() {
        require(TypeCodes.of(TypeCode.I32), TypeCodes.of(TypeCode.I64));
        return this::callUnary;
    }

    /** Of an i64 an i64. */
    public LongUnaryOperator longUnary() {
        require(TypeCodes.of(TypeCode.I64), TypeCodes.of(TypeCode.I64));
        return this::callUnary;
    }

    /** Of two i64 an i64. */
    public LongBinaryOperator longBinary() {
        require(TypeCodes.of(TypeCode.I64, TypeCode.I64), TypeCodes.of(TypeCode.I64));
        return this::callBinary;
    }

    /** Of an f64 an f64. */
    public DoubleUnaryOperator doubleUnary() {
        require(TypeCodes.of(TypeCode.F64), TypeCodes.of(TypeCode.F64));
        return a -> Double.longBitsToDouble(callUnary(Double.doubleToRawLongBits(a)));
    }

    /** Of two f64 an f64. */
    public DoubleBinaryOperator doubleBinary() {
        require(TypeCodes.of(TypeCode.F64, TypeCode.F64), TypeCodes.of(TypeCode.F64));
        return (a, b) ->
                Double.longBitsToDouble(callBinary(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
    }

    private void require(TypeCodes parameters, TypeCodes results) {
        var signature = function.signature();
        if (!signature.parameters().equals(parameters) || !signature.results().equals(results)) {
            throw new IllegalArgumentException("found %s, expected %s"
                    .formatted(TypeText.of(function.type()), TypeText.function(parameters, results)));
        }
    }

    private CallStack prepare() {
        CallStack stack = function.store().callStack();
        stack.reserve(stack.top(), function.slots());
        return stack;
    }

    private long callUnary(long a) {
        CallStack stack = prepare();
        int base = stack.top();
        stack.slots()[base] = a;
        return finish(stack, base);
    }

    private long callBinary(long a, long b) {
        CallStack stack = prepare();
        int base = stack.top();
        stack.slots()[base] = a;
        stack.slots()[base + 1] = b;
        return finish(stack, base);
    }

    /** Calls, and tells what is in the first slot afterwards. */
    private long finish(CallStack stack, int base) {
        function.enter(stack, base);
        stack.clearUnusedReferences();
        return stack.slots()[base];
    }
}
