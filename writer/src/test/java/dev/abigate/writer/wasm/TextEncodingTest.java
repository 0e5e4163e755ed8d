package dev.abigate.writer.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.text.WatReader;
import dev.abigate.reader.wasm.WasmReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
    /** The sections as bytes in their shortest encoding, without custom ones. */
    private static List<ByteString> content(WasmModule module) {
        return module.sections().stream()
                .filter(section -> !(section instanceof Section.Custom))
                .map(SectionWriter::body)
                .toList();
    }

    @Test
    void encodesEveryTextOfTheSuiteAsItsMakersDid() {
        var different = new ArrayList<String>();
        int same = 0;
        for (Conformance.Case c : Conformance.cases(_ -> true)) {
            if (c.source() instanceof ModuleSource.Quote quote) {
                WasmModule ours = TextModuleEncoder.encode(WatReader.read(quote.text()));
                if (content(ours).equals(content(WasmReader.read(c.bytes())))) {
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
