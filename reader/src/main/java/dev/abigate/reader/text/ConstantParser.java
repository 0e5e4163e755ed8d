package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the numbers and vectors of instructions and scripts. */
final class ConstantParser {
    static final int VECTOR_BYTES = 16;

    private final TokenReader in;

    ConstantParser(TokenReader in) {
        this.in = in;
    }

    /** The bits of an integer with or without a sign, sign-extended from {@code width} bits. */
    long integer(int width) {
        if (in.token() != Token.NATURAL && in.token() != Token.INTEGER) {
            throw in.unexpected(Token.INTEGER.text());
        }
        OptionalLong bits =
                NumberLiteral.integer(in.lexer().bytes(), in.place(), in.lexer().end(), width);
        if (bits.isEmpty()) {
            throw outOfRange("i" + width);
        }
        in.next();
        return bits.getAsLong();
    }

    /** The bits of a number. */
    int f32() {
        requireNumber();
        OptionalInt bits =
                NumberLiteral.f32(in.lexer().bytes(), in.place(), in.lexer().end());
        if (bits.isEmpty()) {
            throw outOfRange("f32");
        }
        in.next();
        return bits.getAsInt();
    }

    /** The bits of a number. */
    long f64() {
        requireNumber();
        OptionalLong bits =
                NumberLiteral.f64(in.lexer().bytes(), in.place(), in.lexer().end());
        if (bits.isEmpty()) {
            throw outOfRange("f64");
        }
        in.next();
        return bits.getAsLong();
    }

    private boolean isNumber() {
        return switch (in.token()) {
            case NATURAL, INTEGER, FLOAT -> true;
            case OPEN, CLOSE, KEYWORD, STRING, IDENTIFIER, OFFSET, ALIGN, END -> false;
        };
    }

    private void requireNumber() {
        if (!isNumber()) {
            throw in.unexpected("a number");
        }
    }

    private MalformedTextException outOfRange(String type) {
        return in.fail(TextFlaw.CONSTANT_OUT_OF_RANGE, in.place(), type);
    }

    /** A vector: the shape of its lanes, and one number for each. */
    ByteString vector() {
        Word shape = in.word();
        int laneBytes = laneBytes(shape);
        in.next();
        var bytes = new int[VECTOR_BYTES];
        for (int at = 0; at < VECTOR_BYTES; at += laneBytes) {
            requireLane(at / laneBytes, VECTOR_BYTES / laneBytes);
            long bits = lane(shape, laneBytes);
            for (int i = 0; i < laneBytes; i++) {
                bytes[at + i] = (int) (bits >>> (Byte.SIZE * i));
            }
        }
        if (isNumber()) {
            throw in.fail(
                    TextFlaw.WRONG_LANE_COUNT, in.place(), "found more than %d".formatted(VECTOR_BYTES / laneBytes));
        }
        return ByteString.of(bytes);
    }

    private void requireLane(int found, int needed) {
        if (!isNumber()) {
            throw in.fail(TextFlaw.WRONG_LANE_COUNT, in.place(), "found %d, needs %d".formatted(found, needed));
        }
    }

    private long lane(@Nullable Word shape, int laneBytes) {
        if (shape == Word.F32X4) {
            return f32();
        }
        return shape == Word.F64X2 ? f64() : integer(Byte.SIZE * laneBytes);
    }

    private int laneBytes(@Nullable Word shape) {
        return switch (shape) {
            case I8X16 -> 1;
            case I16X8 -> 2;
            case I32X4, F32X4 -> 4;
            case I64X2, F64X2 -> 8;
            case null, default -> throw in.unexpected("the shape of a vector");
        };
    }
}
