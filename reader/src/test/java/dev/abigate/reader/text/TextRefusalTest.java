package dev.abigate.reader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.MalformedTextException;
import dev.abigate.reader.corpus.BadFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextRefusalTest {
    static List<BadFile> files() {
        return BadFile.texts(TextRefusalTest.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatIsWrongAndWhere(BadFile file) {
        var refusal = assertThrows(MalformedTextException.class, () -> WatReader.read(file.bytes()));
        assertEquals(file.message(), String.valueOf(refusal.getMessage()));
    }
}
