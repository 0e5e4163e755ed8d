package dev.abigate.runtime.script;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wast.Pattern;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.instance.Value;
import java.util.List;

/** Whether results look as a script expects. */
final class ResultMatcher {
    private static final int F32_QUIET = 0x0040_0000;
    private static final int F32_INFINITY = 0x7F80_0000;
    private static final long F64_QUIET = 0x0008_0000_0000_0000L;
    private static final long F64_INFINITY = 0x7FF0_0000_0000_0000L;

    private final CanonicalTypes types;

    ResultMatcher(CanonicalTypes types) {
        this.types = types;
    }

    boolean matches(List<Value> results, List<Pattern> patterns) {
        if (results.size() != patterns.size()) {
            return false;
        }
        for (int i = 0; i < results.size(); i++) {
            if (!matches(results.get(i), patterns.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(Value result, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exactly(var expected) -> equal(result, expected);
            case Pattern.Nan(NumType type, Pattern.NanKind kind) ->
                switch (result) {
                    case Value.F32(int bits) when type == NumType.F32 -> isNan(bits, kind);
                    case Value.F64(long bits) when type == NumType.F64 -> isNan(bits, kind);
                    default -> false;
                };
            case Pattern.Lanes(NumType type, var lanes) ->
                result instanceof Value.V128(long low, long high) && lanesMatch(low, high, type, lanes);
            case Pattern.AnyNull() -> result instanceof Value.Null;
            case Pattern.NonNull(HeapType.Abstract type) ->
                result instanceof Value.Reference && result.isA(code(type), types);
            case Pattern.Either(var alternatives) ->
                alternatives.stream().anyMatch(alternative -> matches(result, alternative));
        };
    }

    private static int code(HeapType.Abstract type) {
        return TypeCode.of(new RefType(false, type), index -> {
            throw new IllegalArgumentException("an abstract type refers to type " + index);
        });
    }

    private static boolean equal(Value result, dev.abigate.format.wast.Value expected) {
        return switch (expected) {
            case dev.abigate.format.wast.Value.Numeric(NumType type, long bits) -> result.equals(number(type, bits));
            case dev.abigate.format.wast.Value.Vector(ByteString bytes) -> result.equals(vector(bytes));
            case dev.abigate.format.wast.Value.Null _ -> result instanceof Value.Null;
            case dev.abigate.format.wast.Value.Host(var _, long number) ->
                result.equals(new Value.Reference(new HostReference(number)));
        };
    }

    private static Value number(NumType type, long bits) {
        return switch (type) {
            case I32 -> new Value.I32((int) bits);
            case I64 -> new Value.I64(bits);
            case F32 -> new Value.F32((int) bits);
            case F64 -> new Value.F64(bits);
        };
    }

    private static Value vector(ByteString bytes) {
        Cursor in = Cursor.over(bytes);
        return new Value.V128(in.u64("lower half"), in.u64("upper half"));
    }

    /** The value that a script passes as an argument. */
    static Value argument(dev.abigate.format.wast.Value value) {
        return switch (value) {
            case dev.abigate.format.wast.Value.Numeric(NumType type, long bits) -> number(type, bits);
            case dev.abigate.format.wast.Value.Vector(ByteString bytes) -> vector(bytes);
            case dev.abigate.format.wast.Value.Null _ -> new Value.Null();
            case dev.abigate.format.wast.Value.Host(var _, long number) ->
                new Value.Reference(new HostReference(number));
        };
    }

    private boolean lanesMatch(long low, long high, NumType type, List<Pattern> lanes) {
        int bits = 2 * Long.SIZE / lanes.size();
        for (int i = 0; i < lanes.size(); i++) {
            int from = i * bits;
            long lane = (from < Long.SIZE ? low : high) >>> (from % Long.SIZE);
            if (!matches(number(type, lane), lanes.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNan(int bits, Pattern.NanKind kind) {
        int unsigned = bits & Integer.MAX_VALUE;
        int quiet = F32_INFINITY | F32_QUIET;
        return switch (kind) {
            case CANONICAL -> unsigned == quiet;
            case ARITHMETIC -> (unsigned & quiet) == quiet;
        };
    }

    private static boolean isNan(long bits, Pattern.NanKind kind) {
        long unsigned = bits & Long.MAX_VALUE;
        long quiet = F64_INFINITY | F64_QUIET;
        return switch (kind) {
            case CANONICAL -> unsigned == quiet;
            case ARITHMETIC -> (unsigned & quiet) == quiet;
        };
    }
}
