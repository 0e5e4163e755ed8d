package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Field;
import dev.abigate.diff.source.Program;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Virtuality;

/** What the debug information tells of the virtual table of a class: slots, and what of them is inherited. */
final class Vtable {
    private static final int DEEPEST = 64;
    private static final String DESTRUCTOR = "~";

    private Vtable() {}

    /** Whether objects of the class begin with, or contain, the address of a virtual table. */
    static boolean isPolymorphic(Program program, StructType struct) {
        return isPolymorphic(program, struct, 0);
    }

    private static boolean isPolymorphic(Program program, StructType struct, int depth) {
        return struct.vptrOwner().isPresent()
                || struct.members().stream().anyMatch(Field::isVtablePointer)
                || struct.bases().stream()
                        .anyMatch(base -> base.virtual()
                                || (depth < DEEPEST
                                        && program.type(program.stripped(base.type())) instanceof StructType inner
                                        && isPolymorphic(program, inner, depth + 1)));
    }

    /** The number of slots at the start of the table that come from the first base. */
    static long inherited(Program program, StructType struct) {
        for (Base base : struct.bases()) {
            if (!base.virtual()
                    && base.offset() == 0
                    && program.type(program.stripped(base.type())) instanceof StructType inner) {
                return slots(program, inner, 0);
            }
        }
        return 0;
    }

    private static long slots(Program program, StructType struct, int depth) {
        long slots = 0;
        for (Base base : struct.bases()) {
            if (depth < DEEPEST
                    && !base.virtual()
                    && base.offset() == 0
                    && program.type(program.stripped(base.type())) instanceof StructType inner) {
                slots = Math.max(slots, slots(program, inner, depth + 1));
            }
        }
        for (FunctionDeclaration function : struct.functions()) {
            if (function.virtuality() != Virtuality.NONE
                    && function.vtableSlot().isPresent()) {
                // A destructor has a slot for objects of their own and one for those that are freed after it.
                int width = function.name().simple().startsWith(DESTRUCTOR) ? 2 : 1;
                slots = Math.max(slots, (long) function.vtableSlot().getAsInt() + width);
            }
        }
        return slots;
    }
}
