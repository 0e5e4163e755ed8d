package dev.abigate.format.aarch64;

/** A field of an encoding, by its name in the manual's diagrams; letters where the manual repeats a digit say which. */
public enum Field {
    SF("sf", 1),
    SH("sh", 1),
    N("N", 1),
    S("S", 1),
    Q("Q", 1),
    V("V", 1),
    L("L", 1),
    H("H", 1),
    O0("o0", 1),
    B5("b5", 1),
    HIGH("op", 1),
    RD("Rd", 5),
    RN("Rn", 5),
    RM("Rm", 5),
    RA("Ra", 5),
    RT("Rt", 5),
    RT2("Rt2", 5),
    RS("Rs", 5),
    SHIFT("shift", 2),
    SIZE("size", 2),
    OPC("opc", 2),
    HW("hw", 2),
    IMMLO("immlo", 2),
    PTYPE("ptype", 2),
    RMODE("rmode", 2),
    LEN("len", 2),
    MODE("mode", 2),
    OPTION("option", 3),
    IMM3("imm3", 3),
    OP1("op1", 3),
    OP2("op2", 3),
    IMMB("immb", 3),
    ABC("abc", 3),
    COND("cond", 4),
    NZCV("nzcv", 4),
    CRN("CRn", 4),
    CRM("CRm", 4),
    IMM4("imm4", 4),
    IMMH("immh", 4),
    CMODE("cmode", 4),
    OPCODE("opcode", 4),
    IMM5("imm5", 5),
    B40("b40", 5),
    DEFGH("defgh", 5),
    IMMR("immr", 6),
    IMMS("imms", 6),
    IMM6("imm6", 6),
    SCALE("scale", 6),
    IMM7("imm7", 7),
    IMM8("imm8", 8),
    IMM9("imm9", 9),
    IMM12("imm12", 12),
    IMM14("imm14", 14),
    IMM16("imm16", 16),
    IMMHI("immhi", 19),
    IMM19("imm19", 19),
    IMM26("imm26", 26);

    private final String notation;
    private final int width;

    Field(String notation, int width) {
        this.notation = notation;
        this.width = width;
    }

    /** The name in the diagrams. */
    public String notation() {
        return notation;
    }

    /** The number of bits. */
    public int width() {
        return width;
    }
}
