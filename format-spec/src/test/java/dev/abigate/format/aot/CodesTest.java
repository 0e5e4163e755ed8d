package dev.abigate.format.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Codes and their names against the description of the format. */
class CodesTest {
    @Test
    void knowEveryConstantTag() {
        JsonNode rows = FormatDescription.read().get("init_expr");
        assertEquals(rows.size(), ConstTag.values().length);
        for (JsonNode row : rows) {
            ConstTag tag = ConstTag.of(row.get("tag").asInt()).orElseThrow();
            assertEquals(row.get("name").asString(), tag.toString());
            assertEquals(row.get("gc_only").asBoolean(), !tag.isIn(plain(AotDialect.V6)), tag::toString);
            assertEquals(
                    row.get("payload").asString().contains("nested"),
                    tag.isIn(plain(AotDialect.V4B)) && !tag.isIn(plain(AotDialect.V4A)),
                    tag::toString);
        }
    }

    private static AotLayout plain(AotDialect dialect) {
        var target = new TargetInfo(
                new BinaryType(2), 0, ModuleType.RELOCATABLE, new Machine(62), 1, 0, FeatureFlags.NONE, 0, "x86_64");
        return new AotLayout(dialect, dialect.auxForms().getFirst(), target);
    }

    @Test
    void nameEveryFeatureFlag() {
        for (JsonNode row : FormatDescription.read().get("feature_flags")) {
            var flag = new FeatureFlag(row.get("bit").asInt());
            assertTrue(flag.isKnown());
            assertEquals(row.get("name").asString(), flag.toString());
            assertEquals(!row.get("runtime_option").isNull(), flag.isChecked(), flag::toString);
        }
        assertFalse(new FeatureFlag(40).isKnown());
        assertEquals("bit 40", new FeatureFlag(40).toString());
    }

    @Test
    void listTheFlagsThatAreSet() {
        var flags = new FeatureFlags(0x3040);
        assertEquals(
                List.of("TINY_STACK_FRAME", "FRAME_PER_FUNCTION", "FRAME_NO_FUNC_IDX"),
                flags.flags().stream().map(FeatureFlag::toString).toList());
        assertEquals(List.of(new FeatureFlag(63)), new FeatureFlags(Long.MIN_VALUE).flags());
    }

    @Test
    void nameEveryValueType() {
        for (JsonNode row : FormatDescription.read().get("value_types")) {
            String expected = row.get("name").asString();
            String name = new ValueType(row.get("code").asInt()).toString();
            assertTrue(expected.startsWith(name) || expected.startsWith("(" + name), expected);
        }
        assertEquals("unknown type 0x40", new ValueType(0x40).toString());
    }

    @Test
    void nameEveryHeapType() {
        FormatDescription.read().get("heap_types_i32").forEachEntry((name, code) -> {
            if (code.isNumber()) {
                assertEquals("(ref null " + name + ")", nullable(code.asInt()).toString());
            }
        });
        assertEquals("(ref null 7)", nullable(7).toString());
        assertEquals("(ref func)", new ReferenceType(ValueType.REF, 0, -16).toString());
    }

    private static ReferenceType nullable(int heapType) {
        return new ReferenceType(ValueType.REF_NULL, 1, heapType);
    }

    @Test
    void nameEveryMachineAndBinaryType() {
        JsonNode target = FormatDescription.read().get("target_info");
        for (JsonNode row : target.get("e_machine")) {
            assertFalse(new Machine(row.get("value").asInt()).toString().startsWith("unknown"), row::toString);
        }
        for (JsonNode row : target.get("bin_type")) {
            var type = new BinaryType(row.get("value").asInt());
            assertEquals(row.get("bits").asInt() == 64, type.is64Bit(), type::toString);
            assertEquals(row.get("big_endian").asBoolean(), type.isBigEndian(), type::toString);
            assertEquals(row.get("name").asString().startsWith("COFF"), type.isCoff(), type::toString);
        }
        for (JsonNode row : target.get("e_type")) {
            var type = new ModuleType(row.get("value").asInt());
            assertEquals(row.get("name").asString().startsWith("xip"), type.isXip(), type::toString);
        }
        assertEquals("unknown machine 7", new Machine(7).toString());
    }

    @Test
    void knowEverySectionAndExportKind() {
        JsonNode description = FormatDescription.read();
        for (Section.Id id : Section.Id.values()) {
            assertTrue(
                    description
                            .get("sections")
                            .get("ids")
                            .valueStream()
                            .anyMatch(row -> row.get("id").asInt() == id.code()
                                    && row.get("name")
                                            .asString()
                                            .replace('_', ' ')
                                            .equals(id.toString())),
                    id::toString);
        }
        JsonNode kinds = description.get("enums").get("export_kind");
        assertEquals(kinds.get("func").asInt(), ExportKind.FUNCTION.code());
        assertEquals(kinds.get("table").asInt(), ExportKind.TABLE.code());
        assertEquals(kinds.get("memory").asInt(), ExportKind.MEMORY.code());
        assertEquals(kinds.get("global").asInt(), ExportKind.GLOBAL.code());
    }

    @Test
    void tellWhatANativeSymbolAsksFor() {
        assertEquals(NativeSymbol.Kind.CONSTANT, new NativeSymbol("f32#3F800000").kind());
        assertEquals(NativeSymbol.Kind.CONSTANT, new NativeSymbol("i64#00000000ffffffff").kind());
        assertEquals(NativeSymbol.Kind.PADDING, new NativeSymbol("__ignore").kind());
        assertEquals(NativeSymbol.Kind.PADDING, new NativeSymbol("").kind());
        assertEquals(NativeSymbol.Kind.HELPER, new NativeSymbol("aot_intrinsic_fadd_f32").kind());
        assertEquals(NativeSymbol.Kind.HELPER, new NativeSymbol("i32#12").kind());
    }
}
