package dev.abigate.reader.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.corpus.Coverage;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasmAnatomyTest {
    @Test
    void mapsEveryByteOfEveryModuleOnce() {
        var modules = new ArrayList<ByteString>();
        SharedFiles.below("corpus", ".wasm").forEach(file -> modules.add(SharedFiles.read(file)));
        Conformance.cases(Conformance.Case::isValid).forEach(c -> modules.add(c.bytes()));
        long fields = 0;
        for (ByteString module : modules) {
            var coverage = new Coverage();
            WasmReader.read(Cursor.over(module, coverage));
            assertEquals(List.of(), coverage.defects(module.length()));
            fields += coverage.fields();
        }
        System.out.printf("wasm modules mapped: %d, fields: %d%n", modules.size(), fields);
    }

    @Test
    void namesTheFieldsOfAModule() {
        var paths = new ArrayList<String>();
        WasmReader.read(Cursor.over(
                ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0, 7, 5, 1, 1, 'm', 2, 0),
                (offset, _, path, value) -> paths.add(offset + " " + path + " = " + value)));
        assertEquals(
                List.of(
                        "0 magic = 1836278016",
                        "4 version = 1",
                        "8 section id = 7",
                        "9 section size = 5",
                        "10 section 7 'export' / count = 1",
                        "11 section 7 'export' / export 0 / name length = 1",
                        "12 section 7 'export' / export 0 / name = m",
                        "13 section 7 'export' / export 0 / kind = 2",
                        "14 section 7 'export' / export 0 / index = 0"),
                paths);
    }

    @Test
    void namesInstructionsOfBodies() {
        var paths = new ArrayList<String>();
        WasmReader.read(Cursor.over(
                ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 0x41, 7, 0x1A, 0x0B),
                (offset, _, path, value) -> paths.add(offset + " " + path + " = " + value)));
        assertEquals(
                List.of(
                        "15 section 10 'code' / function 0 / body size = 5",
                        "16 section 10 'code' / function 0 / body / locals count = 0",
                        "17 section 10 'code' / function 0 / body / i32.const 0 / opcode = 65",
                        "18 section 10 'code' / function 0 / body / i32.const 0 / value = 7",
                        "19 section 10 'code' / function 0 / body / drop 1 / opcode = 26",
                        "20 section 10 'code' / function 0 / body / end 2 / opcode = 11"),
                paths.subList(paths.size() - 6, paths.size()));
    }
}
