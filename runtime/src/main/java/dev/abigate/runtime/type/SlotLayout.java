package dev.abigate.runtime.type;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;

/** How many slots of a call stack values take: a vector two, any other value one. */
public final class SlotLayout {
    private SlotLayout() {}

    /** The slots of a value of a type of {@link TypeCode}. */
    public static int width(int type) {
        return type == TypeCode.V128 ? 2 : 1;
    }

    /** The slots of values side by side. */
    public static int width(TypeCodes types) {
        int slots = 0;
        for (int i = 0; i < types.size(); i++) {
            slots += width(types.get(i));
        }
        return slots;
    }

    /** The slot of a value among values side by side. */
    public static int slot(TypeCodes types, int index) {
        int slot = 0;
        for (int i = 0; i < index; i++) {
            slot += width(types.get(i));
        }
        return slot;
    }
}
