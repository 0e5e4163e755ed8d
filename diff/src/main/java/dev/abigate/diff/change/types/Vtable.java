package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Field;
import dev.abigate.diff.source.Program;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Virtuality;
import java.util.Optional;
import java.util.OptionalInt;

/** What the debug information tells of the virtual table of a class: slots, and what of them is inherited. */
final class Vtable {
    private static final int DEEPEST = 64;
    private static final String DESTRUCTOR = "~";

    /** One for objects of their own, and one for those that are freed after it. */
    private static final int DESTRUCTOR_SLOTS = 2;

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
        return inherited(program, struct, 0);
    }

    private static long inherited(Program program, StructType struct, int depth) {
        return depth == DEEPEST
                ? 0
                : primaryBase(program, struct)
                        .map(base -> slots(program, base, depth + 1))
                        .orElse(0L);
    }

    private static Optional<StructType> primaryBase(Program program, StructType struct) {
        return struct.bases().stream()
                .filter(base -> !base.virtual() && base.offset() == 0)
                .map(base -> program.type(program.stripped(base.type())))
                .filter(StructType.class::isInstance)
                .map(StructType.class::cast)
                .findFirst();
    }

    private static long slots(Program program, StructType struct, int depth) {
        long inherited = inherited(program, struct, depth);
        long highest = inherited;
        long own = 0;
        for (FunctionDeclaration function : struct.functions()) {
            long slot = slot(function).orElse(-1);
            highest = Math.max(highest, slot + 1);
            own += slot >= inherited ? 1 : 0;
        }
        boolean pair = hasOwnDestructor(struct) && !inheritsDestructor(program, struct, depth);
        return Math.max(highest, inherited + own + (pair ? DESTRUCTOR_SLOTS : 0));
    }

    private static boolean hasOwnDestructor(StructType struct) {
        return struct.functions().stream()
                .anyMatch(function -> function.virtuality() != Virtuality.NONE && isDestructor(function));
    }

    /** Whether the first base has slots for a destructor, so that the class overrides them. */
    static boolean inheritsDestructor(Program program, StructType struct) {
        return inheritsDestructor(program, struct, 0);
    }

    private static boolean inheritsDestructor(Program program, StructType struct, int depth) {
        return depth < DEEPEST
                && primaryBase(program, struct)
                        .filter(base -> hasOwnDestructor(base) || inheritsDestructor(program, base, depth + 1))
                        .isPresent();
    }

    static boolean isDestructor(FunctionDeclaration function) {
        return function.name().simple().startsWith(DESTRUCTOR);
    }

    /** The slot of a virtual function; compilers give none for a destructor, or 0 whichever two slots it has. */
    static OptionalInt slot(FunctionDeclaration function) {
        return function.virtuality() == Virtuality.NONE || isDestructor(function)
                ? OptionalInt.empty()
                : function.vtableSlot();
    }
}
