package dev.abigate.format.aarch64;

/** Which contents of the fields the manual leaves unallocated, or gives to extensions that the table does not have. */
final class Allocation {
    private Allocation() {}

    static boolean isAllocated(Instruction i) {
        int size = i.get(Field.SIZE);
        boolean full = i.get(Field.Q) == 1;
        return switch (i.form()) {
            case LOGICAL_IMMEDIATE -> i.bitmask().isPresent();
            case MOVE_WIDE -> i.wide() || i.get(Field.HW) < 2;
            case BITFIELD ->
                i.get(Field.N) == i.get(Field.SF)
                        && (i.wide() || (i.get(Field.IMMR) < Integer.SIZE && i.get(Field.IMMS) < Integer.SIZE));
            case EXTRACT -> i.get(Field.N) == i.get(Field.SF) && (i.wide() || i.get(Field.IMMS) < Integer.SIZE);
            case LOGICAL_SHIFTED -> i.wide() || i.get(Field.IMM6) < Integer.SIZE;
            case ADD_SUBTRACT_SHIFTED -> i.get(Field.SHIFT) < 3 && (i.wide() || i.get(Field.IMM6) < Integer.SIZE);
            case ADD_SUBTRACT_EXTENDED -> i.get(Field.IMM3) <= 4;
            case LOAD_LITERAL -> !i.isVector() || i.get(Field.OPC) < 3;
            case PAIR -> isPair(i);
            case LOAD_STORE_UNSIGNED_OFFSET -> isLoadStore(i, true);
            case LOAD_STORE_IMMEDIATE ->
                i.get(Field.MODE) == 2
                        ? !i.isVector() && isLoadStore(i, false)
                        : isLoadStore(i, i.get(Field.MODE) == 0);
            case LOAD_STORE_REGISTER -> (i.get(Field.OPTION) & 2) != 0 && isLoadStore(i, true);
            case FLOAT_ONE_SOURCE, FLOAT_TWO_SOURCES, FLOAT_THREE_SOURCES, FLOAT_COMPARE -> isSingleOrDouble(i);
            case FLOAT_COMPARE_ZERO, FLOAT_CONDITIONAL_COMPARE, FLOAT_SELECT, FLOAT_IMMEDIATE -> isSingleOrDouble(i);
            case FLOAT_CONVERT ->
                i.get(Field.OPC) != i.get(Field.PTYPE) && i.get(Field.OPC) != 2 && i.get(Field.PTYPE) != 2;
            case FLOAT_TO_INTEGER ->
                isSingleOrDouble(i)
                        && (i.operation() != Operation.FMOV_TO_GENERAL || i.get(Field.PTYPE) == i.get(Field.SF));
            case INTEGER_TO_FLOAT ->
                isSingleOrDouble(i)
                        && (i.operation() != Operation.FMOV_FROM_GENERAL || i.get(Field.PTYPE) == i.get(Field.SF));
            case FIXED_POINT -> isSingleOrDouble(i) && (i.wide() || i.get(Field.SCALE) >= Integer.SIZE);
            case VECTOR_THREE_SAME -> size < 3 || (full && hasDoubleLanes(i.operation()));
            case VECTOR_FLOAT_THREE_SAME, VECTOR_FLOAT_TWO_MISC, VECTOR_FLOAT_COMPARE_ZERO ->
                full || i.get(Field.S) == 0;
            case VECTOR_TWO_MISC -> size <= widestMisc(i.operation()) && (size < 3 || full);
            case VECTOR_COMPARE_ZERO, VECTOR_PERMUTE, STRUCTURE_INTERLEAVED, STRUCTURE_INTERLEAVED_POST ->
                size < 3 || full;
            case VECTOR_NARROW, VECTOR_PAIRWISE_LONG, VECTOR_THREE_DIFFERENT, VECTOR_THREE_NARROW -> size < 3;
            case VECTOR_FLOAT_ACROSS -> full && i.get(Field.S) == 0;
            case VECTOR_ELEMENT, VECTOR_ELEMENT_LONG -> size == 1 || size == 2;
            case VECTOR_FLOAT_ELEMENT -> i.get(Field.S) == 0 || (full && i.get(Field.L) == 0);
            case SCALAR_FLOAT_ELEMENT -> i.get(Field.S) == 0 || i.get(Field.L) == 0;
            case VECTOR_ACROSS -> size < 2 || (size == 2 && full);
            case VECTOR_COPY -> isCopy(i);
            case SCALAR_COPY -> (i.get(Field.IMM5) & 15) != 0;
            case VECTOR_EXTRACT -> full || i.get(Field.IMM4) < 8;
            case VECTOR_IMMEDIATE -> full || i.get(Field.CMODE) != 15 || i.get(Field.HIGH) == 0;
            case VECTOR_SHIFT_RIGHT, VECTOR_SHIFT_LEFT -> i.get(Field.IMMH) != 0 && (full || i.get(Field.IMMH) < 8);
            case VECTOR_SHIFT_NARROW, VECTOR_SHIFT_LONG -> i.get(Field.IMMH) != 0 && i.get(Field.IMMH) < 8;
            case SCALAR_SHIFT_RIGHT, SCALAR_SHIFT_LEFT -> i.get(Field.IMMH) >= 8;
            case STRUCTURE_MULTIPLE, STRUCTURE_MULTIPLE_POST ->
                switch (i.get(Field.OPCODE)) {
                    case 0b0010, 0b0110, 0b0111, 0b1010 -> true;
                    default -> false;
                };
            case STRUCTURE_LANE, STRUCTURE_LANE_POST ->
                switch (i.get(Field.OPTION)) {
                    case 0b000 -> true;
                    case 0b010 -> (size & 1) == 0;
                    case 0b100 -> size == 0 || (size == 1 && i.get(Field.S) == 0);
                    default -> false;
                };
            default -> true;
        };
    }

    private static boolean isPair(Instruction i) {
        int opc = i.get(Field.OPC);
        boolean signedWords = i.operation() == Operation.LDP && i.get(Field.MODE) != 0;
        return opc != 3 && (i.isVector() || opc != 1 || signedWords);
    }

    /** Whether the fields size, V and opc name an access. */
    private static boolean isLoadStore(Instruction i, boolean prefetches) {
        int size = i.get(Field.SIZE);
        int opc = i.get(Field.OPC);
        if (i.isVector()) {
            return opc < 2 || size == 0;
        }
        return switch (size) {
            case 3 -> opc < 2 || (opc == 2 && prefetches);
            case 2 -> opc < 3;
            default -> true;
        };
    }

    private static boolean isSingleOrDouble(Instruction i) {
        return i.get(Field.PTYPE) < 2;
    }

    private static boolean hasDoubleLanes(Operation operation) {
        return switch (operation) {
            case V_SQADD, V_UQADD, V_SQSUB, V_UQSUB, V_CMGT, V_CMHI, V_CMGE, V_CMHS, V_SSHL, V_USHL -> true;
            case V_ADD, V_SUB, V_CMTST, V_CMEQ, V_ADDP -> true;
            default -> false;
        };
    }

    private static int widestMisc(Operation operation) {
        return switch (operation) {
            case V_REV64, V_CLS, V_CLZ -> 2;
            case V_REV32 -> 1;
            case V_REV16, V_CNT -> 0;
            default -> 3;
        };
    }

    private static boolean isCopy(Instruction i) {
        int log2 = Integer.numberOfTrailingZeros(i.get(Field.IMM5));
        boolean full = i.get(Field.Q) == 1;
        return switch (i.operation()) {
            case V_UMOV -> full ? log2 == 3 : log2 < 3;
            case V_SMOV -> full ? log2 < 3 : log2 < 2;
            case V_INS_GENERAL, V_INS_ELEMENT -> log2 < 4;
            default -> log2 < 3 || (log2 == 3 && full);
        };
    }
}
