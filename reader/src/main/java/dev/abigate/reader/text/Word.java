package dev.abigate.reader.text;

/** The keywords of modules and scripts that are neither instructions nor names of types. */
enum Word {
    MODULE("module"),
    COMPONENT("component"),
    BINARY("binary"),
    QUOTE("quote"),
    DEFINITION("definition"),
    INSTANCE("instance"),

    TYPE("type"),
    REC("rec"),
    SUB("sub"),
    FINAL("final"),
    FUNC("func"),
    STRUCT("struct"),
    ARRAY("array"),
    FIELD("field"),
    MUT("mut"),
    PARAM("param"),
    RESULT("result"),
    LOCAL("local"),
    REF("ref"),
    NULL("null"),
    EXACT("exact"),
    DESCRIBES("describes"),
    DESCRIPTOR("descriptor"),
    SHARED("shared"),
    PAGESIZE("pagesize"),

    IMPORT("import"),
    EXPORT("export"),
    TABLE("table"),
    MEMORY("memory"),
    GLOBAL("global"),
    TAG("tag"),
    ELEM("elem"),
    DATA("data"),
    START("start"),
    ITEM("item"),
    OFFSET("offset"),
    DECLARE("declare"),

    THEN("then"),
    DO("do"),
    CATCH_REF("catch_ref"),
    CATCH_ALL_REF("catch_all_ref"),

    I8X16("i8x16"),
    I16X8("i16x8"),
    I32X4("i32x4"),
    I64X2("i64x2"),
    F32X4("f32x4"),
    F64X2("f64x2"),

    REGISTER("register"),
    INVOKE("invoke"),
    GET("get"),
    ASSERT_RETURN("assert_return"),
    ASSERT_TRAP("assert_trap"),
    ASSERT_EXCEPTION("assert_exception"),
    ASSERT_EXHAUSTION("assert_exhaustion"),
    ASSERT_INVALID("assert_invalid"),
    ASSERT_MALFORMED("assert_malformed"),
    ASSERT_INVALID_CUSTOM("assert_invalid_custom"),
    ASSERT_MALFORMED_CUSTOM("assert_malformed_custom"),
    ASSERT_UNLINKABLE("assert_unlinkable"),
    THREAD("thread"),
    WAIT("wait"),
    EITHER("either"),
    NAN_CANONICAL("nan:canonical"),
    NAN_ARITHMETIC("nan:arithmetic"),
    REF_EXTERN("ref.extern"),
    REF_HOST("ref.host"),
    REF_STRUCT("ref.struct"),
    REF_ARRAY("ref.array"),
    REF_EXN("ref.exn");

    private final String text;

    Word(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
