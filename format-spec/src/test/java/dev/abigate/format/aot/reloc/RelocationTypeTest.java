package dev.abigate.format.aot.reloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.FormatDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RelocationTypeTest {
    @Test
    void hasExactlyTheDescribedRows() {
        int rows = 0;
        for (JsonNode described : FormatDescription.read().get("architectures")) {
            Architecture architecture = architecture(described.get("id").asString());
            assertEquals(
                    described
                            .get("e_machine")
                            .valueStream()
                            .map(JsonNode::asInt)
                            .toList(),
                    architecture.machines());
            for (JsonNode row : described.get("relocations")) {
                RelocationType type = architecture
                        .relocationType(row.get("number").asInt())
                        .orElseThrow(() -> new AssertionError(architecture + " lacks " + row));
                assertEquals(row.get("name").asString(), type.toString());
                assertEquals(row.get("formula").asString(), type.formula());
                String since = row.get("since").asString().split(" ", 2)[0];
                assertEquals(since.equals("v1") ? "1" : since, type.since().name(), type::toString);
                rows++;
            }
        }
        assertEquals(rows, RelocationType.values().length);
    }

    @Test
    void patchesAtMostTwoInstructions() {
        for (RelocationType type : RelocationType.values()) {
            assertTrue(type.patchedBytes() >= 0 && type.patchedBytes() <= 8, type::toString);
        }
        assertEquals(8, RelocationType.R_X86_64_64.patchedBytes());
        assertEquals(4, RelocationType.R_X86_64_PC32.patchedBytes());
    }

    @Test
    void tellsArmFromThumbByTheArchString() {
        assertEquals(Optional.of(Architecture.ARM), Architecture.of(40, "armv7"));
        assertEquals(Optional.of(Architecture.THUMB), Architecture.of(40, "thumbv7em"));
        assertEquals(Optional.of(Architecture.X86_64_WINDOWS), Architecture.of(0x8664, "x86_64"));
        assertEquals(Optional.empty(), Architecture.of(7, "pdp11"));
        assertEquals(Optional.empty(), Architecture.MIPS.relocationType(4));
    }

    @Test
    void tellsHelpersFromWhatTheModuleHasItself() {
        Set<String> data = Set.of(".rodata.cst4", ".aot_stack_sizes");
        for (String local : List.of(
                "aot_func#12",
                "_aot_func_internal#3",
                ".text",
                ".ltext",
                ".literal",
                ".rodata.cst4",
                "__llvm_prf_cnts0",
                "__real@3ff0000000000000",
                "_real@40490fdb",
                "$CPI13_0",
                "$switch.table.f")) {
            assertNotEquals(SymbolKind.HELPER, SymbolKind.of(local, data), local);
        }
        for (String helper : List.of("aot_invoke_native", "memcpy", "__divdi3", "__llvm_profile_instrument_target")) {
            assertEquals(SymbolKind.HELPER, SymbolKind.of(helper, data), helper);
        }
        assertEquals(SymbolKind.FUNCTION, SymbolKind.of("aot_func#0", data));
        assertEquals(SymbolKind.OBJECT_DATA, SymbolKind.of(".aot_stack_sizes", data));
        assertEquals(SymbolKind.LABEL, SymbolKind.of(".rodata", data));
    }

    private static Architecture architecture(String id) {
        return Arrays.stream(Architecture.values())
                .filter(each -> each.toString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
