package dev.abigate.diff.source;

import dev.abigate.format.types.Access;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import java.util.ArrayList;
import java.util.List;

/**
 * A data member as users of the record name it: those of anonymous structs and unions inside count as its own.
 *
 * @param bitOffset from the start of the record
 * @param bitSize of a bit-field; 0 for any other
 */
public record Field(String name, TypeId type, long bitOffset, int bitSize, Access access) {
    private static final int DEEPEST = 16;
    private static final String VTABLE_POINTER = "_vptr";

    /** The fields of a record in the order of the source, without the pointer to the virtual table. */
    public static List<Field> of(Program program, StructType struct) {
        var fields = new ArrayList<Field>();
        collect(program, struct, 0, 0, fields);
        return fields;
    }

    private static void collect(Program program, StructType struct, long base, int depth, List<Field> fields) {
        for (Member member : struct.members()) {
            long offset = base + member.bitOffset();
            if (member.name().isEmpty()
                    && depth < DEEPEST
                    && program.type(program.stripped(member.type())) instanceof StructType inner) {
                collect(program, inner, offset, depth + 1, fields);
            } else if (!member.name().isEmpty() && !isVtablePointer(member)) {
                fields.add(new Field(member.name(), member.type(), offset, member.bitSize(), member.access()));
            }
        }
    }

    public static boolean isVtablePointer(Member member) {
        return member.artificial() && member.name().startsWith(VTABLE_POINTER);
    }

    public boolean isBitField() {
        return bitSize != 0;
    }

    /** Its first byte. */
    public long offset() {
        return bitOffset / Byte.SIZE;
    }

    /** The bit behind its last one. */
    public long end(Program program) {
        return bitOffset + (isBitField() ? bitSize : Values.of(program, type).size() * Byte.SIZE);
    }

    /** Where it is: {@code byte 8}, or {@code bits 3..7}. */
    public String place() {
        return isBitField() ? "bits %d..%d".formatted(bitOffset, bitOffset + bitSize - 1) : "byte " + offset();
    }
}
