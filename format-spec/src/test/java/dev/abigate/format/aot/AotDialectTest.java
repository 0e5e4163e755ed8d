package dev.abigate.format.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.ImportTableForm;
import dev.abigate.format.aot.AotDialect.MemoryForm;
import dev.abigate.format.aot.AotDialect.StringForm;
import dev.abigate.format.aot.AotDialect.TableForm;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AotDialectTest {
    private static final Map<String, StringForm> STRINGS =
            Map.of("no-nul", StringForm.BARE, "nul-if-xip", StringForm.NUL_IF_XIP, "nul", StringForm.NUL);
    private static final Map<String, MemoryForm> MEMORIES =
            Map.of("2words", MemoryForm.LIMITS, "3words", MemoryForm.PAGE_SIZE_AND_LIMITS, "list", MemoryForm.LIST);
    private static final Map<String, TableForm> TABLES = Map.of(
            "v1", TableForm.SIZE,
            "v2", TableForm.WORDS,
            "v3", TableForm.WORDS_AND_GROWTH,
            "v4", TableForm.BYTES_AND_LIMITS);
    private static final Map<String, List<AuxForm>> AUX = Map.of(
            "none", List.of(AuxForm.NONE),
            "4xu32", List.of(AuxForm.FOUR_WORDS),
            "7xu32", List.of(AuxForm.SEVEN_WORDS),
            "7xu32 then mixed", List.of(AuxForm.SEVEN_MIXED, AuxForm.SEVEN_WORDS),
            "mixed", List.of(AuxForm.SEVEN_MIXED));

    @Test
    void hasARowForEachDescribedDialectInOrder() {
        var described = new ArrayList<String>();
        FormatDescription.read()
                .get("dialects")
                .forEach(row -> described.add(row.get("id").asString()));
        assertEquals(
                described,
                Arrays.stream(AotDialect.values()).map(AotDialect::id).toList());
    }

    @Test
    void agreesWithTheDescribedLayouts() {
        JsonNode rows = FormatDescription.read().get("dialects");
        for (AotDialect dialect : AotDialect.values()) {
            JsonNode row = rows.valueStream()
                    .filter(each -> each.get("id").asString().equals(dialect.id()))
                    .findFirst()
                    .orElseThrow();
            JsonNode layout = row.get("layout");
            String id = dialect.id();
            assertEquals(row.get("version").asInt(), dialect.version().number(), id);
            assertEquals(layout.get("target_info_size").asInt(), dialect.targetInfoBytes(), id);
            assertEquals(
                    layout.path("bin_type_u32").asBoolean(false),
                    dialect.targetInfo() == TargetInfoForm.WIDE_BIN_TYPE,
                    id);
            assertEquals(STRINGS.get(layout.get("strings").asString()), dialect.strings(), id);
            assertEquals(MEMORIES.get(layout.get("memory_block").asString()), dialect.memories(), id);
            assertEquals(TABLES.get(layout.get("tables").asString()), dialect.tables(), id);
            assertEquals(AUX.get(layout.get("aux").asString()), dialect.auxForms(), id);
            assertEquals(importTableWords(layout), importTableWords(dialect), id);
            assertEquals(layout.get("literal_word").asBoolean(), dialect.has(Feature.LITERAL_SIZE), id);
            assertEquals(layout.get("segment_prefix").asBoolean(), dialect.has(Feature.SEGMENT_PREFIX), id);
            assertEquals(layout.get("export_kind").asBoolean(), dialect.has(Feature.EXPORT_KIND), id);
            assertEquals(layout.get("func_cells").asBoolean(), dialect.has(Feature.CELL_COUNTS), id);
            assertEquals(layout.get("types").asString().equals("u16"), dialect.has(Feature.SHORT_TYPE_COUNTS), id);
            assertEquals(
                    layout.get("data_offset").asString().equals("init_expr"),
                    dialect.has(Feature.CONSTANT_EXPRESSIONS),
                    id);
            assertEquals(
                    layout.get("elem_offset").asString().equals("init_expr"),
                    dialect.has(Feature.ELEMENT_OFFSET_EXPRESSIONS),
                    id);
            assertEquals(layout.path("extended_const").asBoolean(false), dialect.has(Feature.EXTENDED_CONSTANTS), id);
            assertEquals(
                    layout.path("xtensa_xip_doubled_functions").asBoolean(false),
                    dialect.has(Feature.DOUBLED_FUNCTIONS),
                    id);
        }
    }

    private static int importTableWords(JsonNode layout) {
        return layout.path("import_table_words").asInt(0);
    }

    private static int importTableWords(AotDialect dialect) {
        return switch (dialect.importTables()) {
            case NONE, BYTES_AND_LIMITS -> 0;
            case LIMITS_AND_GROWTH -> 3;
            case TYPE_LIMITS_AND_GROWTH -> 4;
        };
    }

    @Test
    void namesTheReleasesThatWroteIt() {
        for (JsonNode row : FormatDescription.read().get("dialects")) {
            List<String> releases =
                    row.get("released_in").valueStream().map(JsonNode::asString).toList();
            AotDialect dialect = dialect(row.get("id").asString());
            assertEquals(releases.stream().findFirst(), dialect.firstRelease(), dialect.id());
            assertEquals(
                    releases.isEmpty() ? List.of() : List.of(releases.getLast()),
                    dialect.lastRelease().stream().toList(),
                    dialect.id());
        }
    }

    @Test
    void isTheDialectThatEachReleaseEmits() {
        JsonNode description = FormatDescription.read();
        for (JsonNode row : description.get("releases")) {
            AotDialect dialect = dialect(row.get("emits_dialect").asString());
            assertEquals(row.get("aot_version").asInt(), dialect.version().number(), row.toString());
        }
        for (JsonNode row : description.get("releases_before_1_0")) {
            AotDialect dialect = dialect(row.get("dialect").asString());
            assertEquals(row.get("aot_version").asInt(), dialect.version().number(), row.toString());
        }
    }

    @Test
    void offersTheYoungestCandidateFirst() {
        assertEquals(
                List.of(AotDialect.V1C, AotDialect.V1B, AotDialect.V1A, AotDialect.V1_0),
                AotDialect.candidates(AotVersion.V1, 36));
        assertEquals(List.of(AotDialect.V3B, AotDialect.V3A), AotDialect.candidates(AotVersion.V3, 36));
        assertEquals(List.of(AotDialect.V3E, AotDialect.V3D, AotDialect.V3C), AotDialect.candidates(AotVersion.V3, 48));
        assertEquals(List.of(AotDialect.V4B, AotDialect.V4A), AotDialect.candidates(AotVersion.V4, 48));
        assertEquals(List.of(), AotDialect.candidates(AotVersion.V5, 36));
    }

    @Test
    void knowsThatSomeImportTablesHaveNoForm() {
        assertEquals(ImportTableForm.NONE, AotDialect.V2.importTables());
    }

    private static AotDialect dialect(String id) {
        return Arrays.stream(AotDialect.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
