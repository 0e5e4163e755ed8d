package dev.abigate.reader.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
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

    /** The reader refuses such indices; modules that are made otherwise, as from text, may have them. */
    static List<ElementSegment.Items> functionsThatCannotBe() {
        int index = 1 << 31;
        var reference = new Instruction.Indexed(Opcode.REF_FUNC, index);
        return List.of(
                new ElementSegment.Items.Functions(List.of(index)),
                new ElementSegment.Items.Expressions(List.of(new ConstExpr(List.of(reference)))));
    }

    @ParameterizedTest
    @MethodSource("functionsThatCannotBe")
    void functionIndicesAreUnsigned(ElementSegment.Items items) {
        var segment = new ElementSegment(new ElementSegment.Mode.Passive(), ElementSegment.FUNCTIONS, items);
        var module = new WasmModule(List.of(new Section.Elements(List.of(segment), SectionEncoding.SHORTEST)));
        var refusal = assertThrows(
                InvalidModuleException.class,
                () -> ModuleValidator.validate(module, FeatureSet.ALL, new CanonicalTypes()));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.endsWith("unknown function 2147483648: there are 0"), message);
    }
}
