package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassTablesTest {
    private static Map<String, List<String>> tables(String data) {
        return tables("", data);
    }

    private static Map<String, List<String>> tables(String exports, String data) {
        WasmModule module = Wat.module("""
            (module
              (memory 1)
              (table 3 funcref)
              (elem (i32.const 1) $draw $free)
              (func $draw) (func $free)
              (global $v i32 (i32.const 16)) (global $t i32 (i32.const 40))
              (global $k i32 (i32.const 64)) (global $b i32 (i32.const 80))
              (export "_ZN5shape4drawEv" (func $draw))
              (export "_ZN5shapeD1Ev" (func $free)) (export "_ZN5shapeD2Ev" (func $free))
              (export "_ZTV5shape" (global $v)) (export "_ZTI5shape" (global $t))
              (export "_ZTVN10__cxxabiv120__si_class_type_infoE" (global $k)) (export "_ZTI4base" (global $b))
              %s
              (data (i32.const 16) "%s"))
            """.formatted(exports, data));
        return ClassTables.of(module, new InitialMemory(module));
    }

    private static String words(int... words) {
        var text = new StringBuilder();
        for (int word : words) {
            for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
                text.append("\\%02x".formatted(word >>> i & 0xff));
            }
        }
        return text.toString();
    }

    @Test
    void nameTheFunctionsOfSlotsAndTheBasesOfTypeInformation() {
        assertEquals(
                Map.of("_ZTV5shape", List.of("_ZN5shape4drawEv", "_ZN5shapeD1Ev"), "_ZTI5shape", List.of("_ZTI4base")),
                tables(words(0, 40, 1, 2, 0, 0, 72, 0, 80)));
    }

    @Test
    void endAtTheNextSymbolAndAtWhatIsNoFunction() {
        assertEquals(
                List.of("_ZN5shape4drawEv"),
                tables(words(0, 40, 1, 9, 2, 0, 72, 0, 80)).get("_ZTV5shape"));
        assertEquals(
                List.of("_ZN5shape4drawEv", "_ZN5shape4drawEv", "_ZN5shapeD1Ev", "_ZN5shapeD1Ev"),
                tables(words(0, 40, 1, 1, 2, 2, 72, 0, 80)).get("_ZTV5shape"));
    }

    @Test
    void haveOffsetsBeforeTheFunctionsWhereTheClassHasVirtualBases() {
        String export = "(global $w i32 (i32.const 96)) (export \"_ZTT5shape\" (global $w))";
        Map<String, List<String>> tables = tables(export, words(-8, 12, 0, 40, 1, 2, 72, 0, 80));
        assertEquals(List.of("12", "-8"), tables.get("_ZTT5shape"));
        assertEquals(List.of("_ZN5shape4drawEv", "_ZN5shapeD1Ev"), tables.get("_ZTV5shape"));
        assertEquals(Map.of(), tables(export, words(0, 40, 1, 2)));
        assertEquals(Map.of(), tables(export, words(12, 0, 44, 1, 2)));
    }

    @Test
    void leaveOutWhatIsNotLaidOutLikeATable() {
        assertEquals(Map.of(), tables(words(4, 40, 1, 2)));
        assertEquals(Map.of(), tables(words(0, 44, 1, 2)));
        assertEquals(Map.of(), tables(""));
    }
}
