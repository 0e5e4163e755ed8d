package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a variable holds, as its source would write it. */
final class Contents {
    private Contents() {}

    /** Bytes in hexadecimal as a number or as text where the type says so, and as they are for any other type. */
    static String text(Program program, TypeId id, String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        Type type = program.type(program.stripped(id));
        Values values = Values.of(program, id);
        if (values.kind() == Values.Kind.INTEGER && bytes.length <= Long.BYTES) {
            return number(type, bytes);
        }
        return type instanceof ArrayType array && isCharacter(program, array.element())
                ? text(bytes, hexadecimal)
                : hexadecimal;
    }

    private static String number(Type type, byte[] bytes) {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
        }
        int unused = Long.SIZE - bytes.length * Byte.SIZE;
        boolean signed = type instanceof BaseType base
                && (base.encoding() == BaseType.Encoding.SIGNED
                        || base.encoding() == BaseType.Encoding.SIGNED_CHARACTER);
        return signed ? Long.toString(value << unused >> unused) : Long.toUnsignedString(value);
    }

    private static boolean isCharacter(Program program, TypeId id) {
        return program.type(program.stripped(id)) instanceof BaseType base
                && (base.encoding() == BaseType.Encoding.SIGNED_CHARACTER
                        || base.encoding() == BaseType.Encoding.UNSIGNED_CHARACTER);
    }

    /** A string up to the zero behind it. */
    private static String text(byte[] bytes, String hexadecimal) {
        int end = 0;
        while (end < bytes.length && bytes[end] >= ' ' && bytes[end] < 0x7f) {
            end++;
        }
        boolean isText = end > 0 && end < bytes.length && bytes[end] == 0;
        return isText ? '"' + new String(bytes, 0, end, StandardCharsets.US_ASCII) + '"' : hexadecimal;
    }
}
