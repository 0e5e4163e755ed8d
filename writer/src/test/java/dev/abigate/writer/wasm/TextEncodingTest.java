package dev.abigate.writer.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.wasm.WasmReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
    @Test
    void encodesEveryTextOfTheSuiteAsItsMakersDid() {
        var different = new ArrayList<String>();
        int same = 0;
        for (Conformance.Case c : Conformance.cases(_ -> true)) {
            if (c.source() instanceof ModuleSource.Quote quote) {
                WasmModule ours = TextModuleEncoder.encode(WatReader.read(quote.text()));
                if (ShortestForm.of(ours).equals(ShortestForm.of(WasmReader.read(c.bytes())))) {
                    same++;
                } else {
                    different.add(c.toString());
                }
            }
        }
        System.out.printf("texts encoded as by the makers of the suite: %d, differently: %d%n", same, different.size());
        assertEquals(List.of(), different);
        assertTrue(same >= 15, "the suite has more texts: " + same);
    }
}
