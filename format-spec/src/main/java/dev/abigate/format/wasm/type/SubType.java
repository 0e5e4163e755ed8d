package dev.abigate.format.wasm.type;

import java.util.List;
import java.util.OptionalInt;

/**
 * A defined type with its place in the hierarchy.
 *
 * @param isFinal whether it may not have subtypes
 * @param supertypes type indices; at most one in a valid module
 * @param describes index of the type that values of this one describe (custom descriptors proposal)
 * @param descriptor index of the type that describes this one (custom descriptors proposal)
 */
public record SubType(
        boolean isFinal,
        List<Integer> supertypes,
        OptionalInt describes,
        OptionalInt descriptor,
        CompositeType composite) {
    /** The byte of a type that is open for subtypes. */
    public static final int OPEN = 0x50;
    /** The byte of a final type with supertypes. */
    public static final int FINAL = 0x4F;
    /** The byte before the index of the described type. */
    public static final int DESCRIBES = 0x4C;
    /** The byte before the index of the descriptor. */
    public static final int DESCRIPTOR = 0x4D;

    public SubType {
        supertypes = List.copyOf(supertypes);
    }

    /** A final type without supertypes: what every type was before version 3.0. */
    public static SubType of(CompositeType composite) {
        return new SubType(true, List.of(), OptionalInt.empty(), OptionalInt.empty(), composite);
    }
}
