package dev.abigate.reader.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.corpus.BadFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationRefusalTest {
    static List<BadFile> files() {
        return BadFile.of(ValidationRefusalTest.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatIsInvalidAndWhere(BadFile file) {
        var refusal = assertThrows(
                InvalidModuleException.class,
                () -> ModuleValidator.validate(file.bytes(), FeatureSet.ALL, new CanonicalTypes()));
        assertEquals(file.message(), refusal.getMessage());
    }
}
