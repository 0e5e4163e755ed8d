package dev.abigate.diff.source;

import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.OptionalLong;

/**
 * What all values of a type have in common as far as the machine goes.
 *
 * @param size in bytes; 0 where it has none or does not tell
 */
public record Values(Kind kind, long size) {
    private static final int MEMBER_POINTER_SIZE = 4;

    /** What hands a value over: a number in a register, an address, or memory. */
    public enum Kind {
        INTEGER,
        FLOAT,
        ADDRESS,
        AGGREGATE,
        NONE
    }

    /** What values of a type have in common. */
    public static Values of(Program program, TypeId id) {
        TypeId core = program.stripped(id);
        return switch (program.type(core)) {
            case BaseType base -> of(base);
            case EnumType enumeration -> new Values(Kind.INTEGER, enumeration.size());
            case PointerType pointer -> new Values(Kind.ADDRESS, pointer.size());
            case MemberPointerType pointer ->
                program.type(program.stripped(pointer.target())) instanceof FunctionType
                        ? new Values(Kind.AGGREGATE, 2L * MEMBER_POINTER_SIZE)
                        : new Values(Kind.ADDRESS, MEMBER_POINTER_SIZE);
            case ArrayType array -> array(program, array);
            case StructType struct -> new Values(Kind.AGGREGATE, struct.size());
            case IncompleteType _ -> new Values(Kind.AGGREGATE, 0);
            case FunctionType _, UnspecifiedType _, VoidType _ -> new Values(Kind.NONE, 0);
            // A chain of typedefs that is too long to follow.
            case TypedefType _, QualifiedType _ -> new Values(Kind.NONE, 0);
        };
    }

    /** What values of a type have in common. */
    public static Values of(BaseType base) {
        Kind kind = switch (base.encoding()) {
            case ADDRESS -> Kind.ADDRESS;
            case BOOLEAN, SIGNED, UNSIGNED, SIGNED_CHARACTER, UNSIGNED_CHARACTER, UTF, OTHER -> Kind.INTEGER;
            case FLOAT, DECIMAL_FLOAT -> Kind.FLOAT;
            case COMPLEX_FLOAT, IMAGINARY_FLOAT -> Kind.AGGREGATE;
        };
        return new Values(kind, base.size());
    }

    private static Values array(Program program, ArrayType array) {
        TypeId element = program.stripped(array.element());
        long size = program.type(element) instanceof ArrayType
                ? 0
                : of(program, element).size();
        for (OptionalLong count : array.counts()) {
            size = saturatedProduct(size, count.orElse(0));
        }
        return new Values(Kind.AGGREGATE, size);
    }

    private static long saturatedProduct(long size, long count) {
        return Math.multiplyHigh(size, count) == 0 && size * count >= 0 ? size * count : Long.MAX_VALUE;
    }
}
