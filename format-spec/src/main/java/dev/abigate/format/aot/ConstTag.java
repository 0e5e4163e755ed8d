package dev.abigate.format.aot;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a constant expression begins with (section 5.2). Closed: a loader refuses other numbers. */
public enum ConstTag {
    NONE(0x00, "none", Need.NOTHING),
    I32_CONST(0x41, "i32.const", Need.NOTHING),
    I64_CONST(0x42, "i64.const", Need.NOTHING),
    F32_CONST(0x43, "f32.const", Need.NOTHING),
    F64_CONST(0x44, "f64.const", Need.NOTHING),
    V128_CONST(0xfd, "v128.const", Need.NOTHING),
    GLOBAL_GET(0x23, "global.get", Need.NOTHING),
    REF_NULL(0xd0, "ref.null", Need.NOTHING),
    REF_FUNC(0xd2, "ref.func", Need.NOTHING),
    REF_I31(0xd8, "ref.i31", Need.GC),
    STRUCT_NEW(0xd3, "struct.new", Need.GC),
    STRUCT_NEW_DEFAULT(0xd4, "struct.new_default", Need.GC),
    ARRAY_NEW(0xd5, "array.new", Need.GC),
    ARRAY_NEW_DEFAULT(0xd6, "array.new_default", Need.GC),
    ARRAY_NEW_FIXED(0xd7, "array.new_fixed", Need.GC),
    I32_ADD(0x6a, "i32.add", Need.EXTENDED_CONSTANTS),
    I32_SUB(0x6b, "i32.sub", Need.EXTENDED_CONSTANTS),
    I32_MUL(0x6c, "i32.mul", Need.EXTENDED_CONSTANTS),
    I64_ADD(0x7c, "i64.add", Need.EXTENDED_CONSTANTS),
    I64_SUB(0x7d, "i64.sub", Need.EXTENDED_CONSTANTS),
    I64_MUL(0x7e, "i64.mul", Need.EXTENDED_CONSTANTS);

    private static final Map<Integer, ConstTag> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ConstTag::code, tag -> tag));

    private final int code;
    private final String instruction;
    private final Need need;

    ConstTag(int code, String instruction, Need need) {
        this.code = code;
        this.instruction = instruction;
        this.need = need;
    }

    /** The tag with the given number, empty where none has it. */
    public static Optional<ConstTag> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The number in the file. */
    public int code() {
        return code;
    }

    /** Whether files of the given layout may hold it. */
    public boolean isIn(AotLayout layout) {
        return switch (need) {
            case NOTHING -> true;
            case GC -> layout.hasGcRecords();
            case EXTENDED_CONSTANTS -> layout.has(AotDialect.Feature.EXTENDED_CONSTANTS);
        };
    }

    /** The instruction as WebAssembly's text format names it. */
    @Override
    public String toString() {
        return instruction;
    }

    private enum Need {
        NOTHING,
        GC,
        EXTENDED_CONSTANTS
    }
}
