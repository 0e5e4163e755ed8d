package dev.abigate.reader.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.reader.corpus.BadFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WasmRefusalTest {
    static List<BadFile> files() {
        return BadFile.of(WasmRefusalTest.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatIsWrongAndWhere(BadFile file) {
        var refusal = assertThrows(
                MalformedBinaryException.class, () -> WasmChecker.checkBodies(WasmReader.read(file.bytes())));
        assertEquals(file.message(), refusal.getMessage());
    }
}
