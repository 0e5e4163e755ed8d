package dev.abigate.format.aot;

import java.util.Map;

/**
 * What a reference refers to.
 *
 * @param type in garbage-collected modules {@link ValueType#REF}, {@link ValueType#REF_NULL} or a type that needs no more
 * @param nullable 1 if the reference may be null, else 0
 * @param heapType index of a defined type, or a negative number for an abstract one
 */
public record ReferenceType(ValueType type, int nullable, int heapType) {
    private static final Map<Integer, String> ABSTRACT = Map.ofEntries(
            Map.entry(-13, "nofunc"),
            Map.entry(-14, "noextern"),
            Map.entry(-15, "none"),
            Map.entry(-16, "func"),
            Map.entry(-17, "extern"),
            Map.entry(-18, "any"),
            Map.entry(-19, "eq"),
            Map.entry(-20, "i31"),
            Map.entry(-21, "struct"),
            Map.entry(-22, "array"),
            Map.entry(-25, "stringref"),
            Map.entry(-26, "stringview_wtf8"),
            Map.entry(-30, "stringview_wtf16"),
            Map.entry(-31, "stringview_iter"));

    /** The type without further record, as modules without garbage collection have it. */
    public static ReferenceType plain(ValueType type) {
        return new ReferenceType(type, 0, 0);
    }

    /** The type as WebAssembly's text format writes it. */
    @Override
    public String toString() {
        if (!type.needsReferenceType()) {
            return type.toString();
        }
        String heap =
                heapType >= 0 ? Integer.toString(heapType) : ABSTRACT.getOrDefault(heapType, "heap type " + heapType);
        return type.equals(ValueType.REF_NULL) ? "(ref null " + heap + ")" : "(ref " + heap + ")";
    }
}
