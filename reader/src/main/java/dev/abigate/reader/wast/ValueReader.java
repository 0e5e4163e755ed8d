package dev.abigate.reader.wast;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wast.Pattern;
import dev.abigate.format.wast.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments and the expected results of actions. */
final class ValueReader {
    private static final int VECTOR_BITS = 128;

    private ValueReader() {}

    /** An argument. */
    static Value value(Members in) {
        if (!(pattern(in) instanceof Pattern.Exactly(Value value))) {
            throw in.fail(TextFlaw.UNKNOWN_VALUE, "a pattern where an argument has to be");
        }
        return value;
    }

    /** What a result has to look like. */
    static Pattern pattern(Members in) {
        String type = in.string("type");
        return switch (type) {
            case "either" -> {
                var alternatives = new ArrayList<Pattern>();
                in.objects("values").forEach(alternative -> alternatives.add(pattern(alternative)));
                yield new Pattern.Either(alternatives);
            }
            case "v128" -> vector(in);
            case "refnull" -> new Pattern.AnyNull();
            case "i32" -> number(in, NumType.I32, in.string("value"));
            case "i64" -> number(in, NumType.I64, in.string("value"));
            case "f32" -> number(in, NumType.F32, in.string("value"));
            case "f64" -> number(in, NumType.F64, in.string("value"));
            default -> reference(in, type);
        };
    }

    private static Pattern number(Members in, NumType type, String text) {
        boolean floating = type == NumType.F32 || type == NumType.F64;
        for (Pattern.NanKind kind : Pattern.NanKind.values()) {
            if (floating && kind.keyword().equals(text)) {
                return new Pattern.Nan(type, kind);
            }
        }
        long bits = type == NumType.I32 || type == NumType.F32 ? (int) bits(in, text, 32) : bits(in, text, 64);
        return new Pattern.Exactly(new Value.Numeric(type, bits));
    }

    /** The bits of an unsigned number, or of a negative one in two's complement. */
    private static long bits(Members in, String text, int width) {
        try {
            var number = new BigInteger(text);
            if (number.bitLength() <= width && (number.signum() >= 0 || number.bitLength() < width)) {
                return number.longValue();
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw in.fail(TextFlaw.CONSTANT_OUT_OF_RANGE, "'%s' for %d bits".formatted(text, width));
    }

    private static Pattern vector(Members in) {
        String type = in.string("lane_type");
        return switch (type) {
            case "i8" -> bytes(in, 8);
            case "i16" -> bytes(in, 16);
            case "i32" -> bytes(in, 32);
            case "i64" -> bytes(in, 64);
            case "f32" -> lanes(in, NumType.F32, 32);
            case "f64" -> lanes(in, NumType.F64, 64);
            default -> throw in.fail(TextFlaw.UNKNOWN_VALUE, "lane type '" + type + "'");
        };
    }

    private static Pattern bytes(Members in, int width) {
        List<String> lanes = in.strings("value");
        if (lanes.size() != VECTOR_BITS / width) {
            throw in.fail(TextFlaw.WRONG_LANE_COUNT, "found %d, needs %d".formatted(lanes.size(), VECTOR_BITS / width));
        }
        var bytes = new int[VECTOR_BITS / Byte.SIZE];
        int laneBytes = width / Byte.SIZE;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (int) (bits(in, lanes.get(i / laneBytes), width) >>> (Byte.SIZE * (i % laneBytes)));
        }
        return new Pattern.Exactly(new Value.Vector(ByteString.of(bytes)));
    }

    private static Pattern lanes(Members in, NumType type, int width) {
        List<String> lanes = in.strings("value");
        boolean plain = lanes.stream().noneMatch(lane -> lane.startsWith("nan:"));
        if (plain || lanes.size() != VECTOR_BITS / width) {
            return bytes(in, width);
        }
        var patterns = new ArrayList<Pattern>();
        lanes.forEach(lane -> patterns.add(number(in, type, lane)));
        return new Pattern.Lanes(type, patterns);
    }

    private static Pattern reference(Members in, String type) {
        HeapType.Abstract heapType = HeapType.Abstract.ofShorthand(type)
                .orElseThrow(() -> in.fail(TextFlaw.UNKNOWN_VALUE, "type '" + type + "'"));
        Optional<String> value = in.optionalString("value");
        if (value.isEmpty()) {
            return new Pattern.NonNull(heapType);
        }
        return new Pattern.Exactly(
                value.get().equals("null")
                        ? new Value.Null(heapType)
                        : new Value.Host(heapType, bits(in, value.get(), 64)));
    }
}
