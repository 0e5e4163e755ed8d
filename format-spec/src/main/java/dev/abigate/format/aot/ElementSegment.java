package dev.abigate.format.aot;

import java.util.List;

/**
 * Initial content of a part of a table (section 5.3).
 *
 * @param mode the flag word of WebAssembly, 0 to 7; 0 in dialects without the field
 * @param elementType since 2.0.0 {@link ValueType#REF} also for plain function segments (trap 17.4); {@link
 *     ValueType#FUNCREF} in dialects without the field
 * @param table index; 0 in dialects without the field
 * @param offset {@link ConstExpr.None} for segments that are not active
 * @param referenceType the plain element type in dialects without the record
 * @param values in dialects without expressions all are {@link ConstExpr.RefFunc}
 */
public record ElementSegment(
        int mode,
        ValueType elementType,
        int table,
        ConstExpr offset,
        ReferenceType referenceType,
        List<ConstExpr> values) {
    /** The largest value of {@code mode}. */
    public static final int LAST_MODE = 7;

    public ElementSegment {
        values = List.copyOf(values);
    }
}
