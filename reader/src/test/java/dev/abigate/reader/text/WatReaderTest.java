package dev.abigate.reader.text;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.format.wasm.text.TextModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatReaderTest {
    private static TextModule read(String text) {
        return WatReader.read(ByteString.utf8(text));
    }

    private static WasmModule surface(TextModule module) {
        return new WasmModule(module.before());
    }

    private static List<Opcode> opcodes(String body) {
        return read("(func " + body + ")").code().getFirst().instructions().stream()
                .map(Instruction::op)
                .toList();
    }

    private static long constant(String instruction) {
        return read("(func " + instruction + ")")
                                .code()
                                .getFirst()
                                .instructions()
                                .getFirst()
                        instanceof Instruction.Constant(var _, long bits)
                ? bits
                : 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"control.wat", "types.wat", "segments.wat", "numbers.wat", "exceptions.wat", "annotations.wat"})
    void readsEveryExample(String name) {
        assertDoesNotThrow(() -> WatReader.read(ExampleTexts.read(name)));
    }

    @Test
    void putsOperandsBeforeTheirInstruction() {
        assertEquals(
                List.of(Opcode.I32_CONST, Opcode.I32_CONST, Opcode.I32_ADD, Opcode.DROP, Opcode.END),
                opcodes("(drop (i32.add (i32.const 1) (i32.const 2)))"));
        assertEquals(
                List.of(
                        Opcode.LOCAL_GET,
                        Opcode.IF,
                        Opcode.NOP,
                        Opcode.ELSE,
                        Opcode.UNREACHABLE,
                        Opcode.END,
                        Opcode.END),
                opcodes("(param i32) (if (local.get 0) (then nop) (else unreachable))"));
        assertEquals(
                List.of(Opcode.TRY, Opcode.NOP, Opcode.CATCH_ALL, Opcode.END, Opcode.TRY, Opcode.DELEGATE, Opcode.END),
                opcodes("(try (do nop) (catch_all)) (try (do) (delegate 0))"));
    }

    @ParameterizedTest
    @CsvSource({
        "i32.const -1, -1",
        "i32.const 0xffff_ffff, -1",
        "i64.const -0x8000000000000000, -9223372036854775808",
        "i64.const 18446744073709551615, -1",
        "f32.const nan, 0x7fc00000",
        "f32.const -nan:0x200000, -0x600000",
        "f64.const nan:0x1, 0x7ff0000000000001",
        "f32.const -inf, -0x800000",
        "f32.const -0x0p0, -0x80000000",
        "f64.const 0x1.8p1, 0x4008000000000000",
        "f64.const 0x1.00000000000008p0, 0x3ff0000000000000",
        "f64.const 0x1.000000000000081p0, 0x3ff0000000000001",
        "f64.const 4.9e-324, 1",
        "f32.const 340282356779733661637539395458142568447, 0x7f7fffff"
    })
    void readsNumbers(String instruction, String bits) {
        assertEquals(Long.decode(bits), constant(instruction));
    }

    /** Halfway between two values of {@code f32} and a little more; as {@code f64} it would be halfway exactly. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f32.const 1.00000005960464477540",
                "f32.const 0x1.00000100000000001p0",
                "f32.const +0x1.00000100000000001"
            })
    void roundsOnlyOnce(String instruction) {
        assertEquals(Float.floatToRawIntBits(Math.nextUp(1f)), constant(instruction));
    }

    @Test
    void addsTheTypesThatNobodyDefinedBehindTheOthers() {
        WasmModule module = surface(read(
                "(func (param i64)) (type $a (func (param i32))) (func (param i32)) (type $b (func (param i64 i64)))"
                        + "(func (block (param i64 i64) (drop) (drop)) (block (param f32) (drop)))"));
        assertEquals(List.of(2, 0, 3), module.functions());
        assertEquals(5, module.types().size());
    }

    @Test
    void turnsEscapesIntoBytes() {
        TextModule module = read("(data \"a\\00\\ff\\u{1F600}\\n\" \"\\\"\")");
        assertEquals(
                List.of(new Section.Data(
                        List.of(new DataSegment(
                                new DataSegment.Mode.Passive(),
                                ByteString.of('a', 0, 0xFF, 0xF0, 0x9F, 0x98, 0x80, '\n', '"'))),
                        SectionEncoding.SHORTEST)),
                module.after());
    }

    @Test
    void makesNamesOfIdentifiersAndAnnotations() {
        NameSection names =
                WatReader.read(ExampleTexts.read("annotations.wat")).names().orElseThrow();
        assertEquals(Optional.of("the module"), names.module());
        assertEquals(
                Map.of(
                        NameSection.Kind.FUNCTION, new TreeMap<>(Map.of(0, "the function")),
                        NameSection.Kind.TYPE, new TreeMap<>(Map.of(0, "the type"))),
                names.names());
        assertEquals(
                Map.of(NameSection.Kind.LOCAL, new TreeMap<>(Map.of(0, new TreeMap<>(Map.of(0, "a parameter"))))),
                names.nested());
    }

    @Test
    void takesHintsOnBranches() {
        assertEquals(
                List.of(new BranchHint(0, 1, true), new BranchHint(0, 4, false)),
                WatReader.read(ExampleTexts.read("annotations.wat")).hints());
    }

    @Test
    void putsCustomSectionsWhereTheyAreWanted() {
        TextModule module = WatReader.read(ExampleTexts.read("annotations.wat"));
        assertEquals("first", ((Section.Custom) module.before().getFirst()).name());
        assertEquals("after code", ((Section.Custom) module.after().getFirst()).name());
    }

    @Test
    void countsDataOnlyWhereAnInstructionNeedsIt() {
        assertEquals(
                1,
                surface(read("(memory 1) (data $d \"\") (func (data.drop $d))"))
                        .dataCount()
                        .orElseThrow());
        assertEquals(
                true, surface(read("(memory 1) (data $d \"\")")).dataCount().isEmpty());
    }
}
