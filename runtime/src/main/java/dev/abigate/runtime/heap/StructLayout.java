package dev.abigate.runtime.heap;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.type.SlotLayout;
import java.util.List;

/**
 * Where a {@link StructObject} holds its fields. A subtype's fields begin with those of its supertype, so they are at the
 * same places.
 */
public final class StructLayout {
    /** A structure itself, and the headers of its arrays. */
    private static final int OBJECT_BYTES = 64;

    private final int[] places;
    private final int numbers;
    private final int references;
    private final int bytes;

    private StructLayout(int[] places, int numbers, int references) {
        this.places = places;
        this.numbers = numbers;
        this.references = references;
        this.bytes = OBJECT_BYTES + Long.BYTES * (numbers + references);
    }

    /** The layout of a structure type. */
    public static StructLayout of(DefinedType.Shape.Struct type) {
        List<DefinedType.Field> fields = type.fields();
        int[] places = new int[fields.size()];
        int numbers = 0;
        int references = 0;
        for (int i = 0; i < places.length; i++) {
            int field = fields.get(i).type();
            if (TypeCode.isReference(field)) {
                places[i] = references++;
            } else {
                places[i] = numbers;
                numbers += SlotLayout.width(field);
            }
        }
        return new StructLayout(places, numbers, references);
    }

    /** The place of a field among the numbers or among the references. */
    public int place(int field) {
        return places[field];
    }

    /** About what a structure takes. */
    int bytes() {
        return bytes;
    }

    int numbers() {
        return numbers;
    }

    int references() {
        return references;
    }
}
