package dev.abigate.writer.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.cursor.EncodingNotes;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasmRoundTripTest {
    private static List<ByteString> modules() {
        var modules = new ArrayList<ByteString>();
        SharedFiles.below("corpus", ".wasm").forEach(file -> modules.add(SharedFiles.read(file)));
        SharedFiles.below("bench", ".wasm").forEach(file -> modules.add(SharedFiles.read(file)));
        Conformance.cases(Conformance.Case::isValid).forEach(c -> modules.add(c.bytes()));
        return modules;
    }

    @Test
    void writesEveryModuleAsItWasRead() {
        List<ByteString> modules = modules();
        for (ByteString module : modules) {
            assertEquals(-1, module.mismatch(WasmWriter.write(WasmReader.read(module))));
        }
        System.out.printf("wasm modules read and written alike: %d%n", modules.size());
        assertTrue(modules.size() > 2_500);
    }

    @Test
    void writesEveryFunctionBodyAsItWasDecoded() {
        int bodies = 0;
        for (ByteString module : modules()) {
            for (FunctionBody body : WasmReader.read(module).bodies()) {
                var notes = new EncodingNotes(0);
                FunctionCode code = CodeReader.read(Cursor.overPart(body.bytes(), 0, "body", Flaw.UNEXPECTED_END)
                        .noting(notes));
                assertEquals(body.bytes(), CodeWriter.write(code, notes.encoding()));
                bodies++;
            }
        }
        System.out.printf("function bodies decoded and encoded alike: %d%n", bodies);
        assertTrue(bodies > 9_000);
    }
}
