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
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeScanner;
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

    @ParameterizedTest
    @MethodSource("files")
    void findsTheSameFlawWhileAllBodiesAreScanned(BadFile file) {
        WasmModule module = WasmReader.read(file.bytes());
        var refusal = assertThrows(
                InvalidModuleException.class,
                () -> ModuleValidator.validate(module, FeatureSet.ALL, new CanonicalTypes()));
        var scanner = new CodeScanner();
        InvalidModuleException flaw = ModuleValidator.firstFlaw(module, FeatureSet.ALL, new CanonicalTypes(), scanner)
                .orElseThrow();
        assertEquals(refusal.getMessage(), flaw.getMessage());
        assertEquals(WasmChecker.checkBodies(module).opcodes(), scanner.opcodes());
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
