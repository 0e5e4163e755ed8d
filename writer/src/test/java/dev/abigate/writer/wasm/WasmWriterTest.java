package dev.abigate.writer.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.wasm.WasmReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasmWriterTest {
    private static ByteString module(int... sections) {
        var bytes = new int[8 + sections.length];
        System.arraycopy(new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}, 0, bytes, 0, 8);
        System.arraycopy(sections, 0, bytes, 8, sections.length);
        return ByteString.of(bytes);
    }

    private static void roundTrip(ByteString bytes) {
        assertEquals(bytes, WasmWriter.write(WasmReader.read(bytes)));
    }

    @Test
    void keepsIntegersThatAreLongerThanTheyNeedToBe() {
        roundTrip(module(7, 0x89, 0x00, 0x81, 0x00, 0x81, 0x80, 0x00, 'm', 2, 0x80, 0x00));
        roundTrip(module(6, 0x87, 0x80, 0x80, 0x80, 0x00, 1, 0x7F, 0, 0x41, 0xFF, 0x7F, 0x0B));
    }

    @Test
    void keepsTheLongerOfTwoForms() {
        roundTrip(module(1, 6, 1, 0x4E, 1, 0x5E, 0x78, 0));
        roundTrip(module(1, 6, 1, 0x4F, 0, 0x5E, 0x78, 0));
        roundTrip(module(4, 5, 1, 0x63, 0x70, 0, 0));
        roundTrip(module(5, 4, 1, 0x08, 1, 16));
        roundTrip(module(9, 9, 1, 2, 0, 0x41, 0, 0x0B, 0, 1, 0));
        roundTrip(module(11, 8, 1, 2, 0, 0x41, 0, 0x0B, 1, 7));
    }

    @Test
    void keepsIntegersLongerAtThePlaceOfALongerForm() {
        roundTrip(module(11, 9, 1, 0x82, 0, 0, 0x41, 0, 0x0B, 1, 7));
    }

    @Test
    void writesAMadeModuleInItsShortestForm() {
        var exports = new Section.Exports(List.of(new Export("m", ExternKind.MEMORY, 0)), SectionEncoding.SHORTEST);
        assertEquals(module(7, 5, 1, 1, 'm', 2, 0), WasmWriter.write(new WasmModule(List.of(exports))));
    }

    @Test
    void ignoresNotesThatDoNotFitTheContent() {
        var encoding =
                new SectionEncoding(1, new Encoding(List.of(new Encoding.Choice(4, 3), new Encoding.Choice(100, 5))));
        var exports = new Section.Exports(List.of(new Export("mm", ExternKind.MEMORY, 0)), encoding);
        ByteString bytes = WasmWriter.write(new WasmModule(List.of(exports)));
        assertEquals(exports.exports(), WasmReader.read(bytes).exports());
    }
}
