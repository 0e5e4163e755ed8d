package dev.abigate.writer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.ValType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What no text can say how to print: what is hostile, and what the reader of text would refuse. */
class WatPrinterTest {
    private static final Instruction END = new Instruction.Plain(Opcode.END);

    /** A module with one function of the given parameters. */
    private static WasmModule module(List<ValType> parameters) {
        var type = SubType.of(new CompositeType.Function(parameters, List.of()));
        return new WasmModule(List.of(
                new Section.Types(List.of(new RecType(List.of(type))), SectionEncoding.SHORTEST),
                new Section.Functions(List.of(0), SectionEncoding.SHORTEST),
                new Section.Code(List.of(new FunctionBody(0, ByteString.EMPTY)), SectionEncoding.SHORTEST)));
    }

    private static String print(WasmModule module, FunctionCode code, NameSection names, WatStyle style) {
        var out = new StringBuilder();
        try {
            new WatPrinter(module, names, List.of(), new BodySource((_, _) -> code, (_, _) -> new int[0]), style)
                    .print(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String body(Instruction... instructions) {
        var all = new ArrayList<>(List.of(instructions));
        all.add(END);
        String text = print(module(List.of()), new FunctionCode(List.of(), all), NameSection.EMPTY, WatStyle.FOLDED);
        return text.lines().skip(3).limit(text.lines().count() - 5).reduce("", (a, b) -> a + b.strip() + "\n");
    }

    private static NameSection named(Map<NameSection.Kind, SortedMap<Integer, String>> names) {
        return new NameSection(Optional.empty(), names, Map.of());
    }

    @Test
    void printsBlocksHoweverDeepTheyAre() {
        int depth = 200_000;
        var instructions = new ArrayList<Instruction>();
        instructions.addAll(Collections.nCopies(depth, new Instruction.Block(Opcode.BLOCK, new BlockType.Empty())));
        instructions.add(new Instruction.Indexed(Opcode.BR, depth));
        instructions.addAll(Collections.nCopies(depth + 1, END));
        var code = new FunctionCode(List.of(), instructions);
        for (WatStyle style : List.of(WatStyle.FOLDED, WatStyle.FLAT)) {
            String text = print(module(List.of()), code, NameSection.EMPTY, style);
            assertTrue(text.contains("br 200000 (;@0;)"));
            assertTrue(text.length() < 220 * depth, text.length() + " characters");
        }
    }

    @Test
    void printsOperandsHoweverDeepTheyAre() {
        int depth = 200_000;
        var instructions = new ArrayList<Instruction>();
        instructions.add(new Instruction.Constant(Opcode.I32_CONST, 1));
        instructions.addAll(Collections.nCopies(depth, new Instruction.Plain(Opcode.I32_EQZ)));
        instructions.add(new Instruction.Plain(Opcode.DROP));
        instructions.add(END);
        var code = new FunctionCode(List.of(), instructions);
        String text = print(module(List.of()), code, NameSection.EMPTY, WatStyle.FOLDED);
        assertTrue(text.contains("(i32.const 1)" + ")".repeat(depth + 1) + "\n"));
    }

    @Test
    void foldsOnlyWhatFollowsEachOther() {
        var one = new Instruction.Constant(Opcode.I32_CONST, 1);
        var drop = new Instruction.Plain(Opcode.DROP);
        var nop = new Instruction.Plain(Opcode.NOP);
        var add = new Instruction.Plain(Opcode.I32_ADD);
        assertEquals("(drop (i32.const 1))\n", body(one, drop));
        assertEquals("(i32.const 1)\n(nop)\n(drop)\n", body(one, nop, drop));
        assertEquals("(i32.const 1)\n(nop)\n(drop (i32.add (i32.const 1)))\n", body(one, nop, one, add, drop));
    }

    @Test
    void printsNumbersThatReadBackToTheSameBits() {
        assertEquals("(f64.const 0)\n", f64(0));
        assertEquals("(f64.const -0)\n", f64(Long.MIN_VALUE));
        assertEquals("(f64.const 0.1)\n", f64(Double.doubleToLongBits(0.1)));
        assertEquals("(f64.const 1e10)\n", f64(Double.doubleToLongBits(1e10)));
        assertEquals("(f64.const -123456789)\n", f64(Double.doubleToLongBits(-123456789)));
        assertEquals(
                "(f64.const 0x1.5555555555555p-2 (;=0.3333333333333333;))\n", f64(Double.doubleToLongBits(1.0 / 3)));
        assertEquals("(f64.const 4.9e-324)\n", f64(1));
        assertEquals("(f64.const -inf)\n", f64(Double.doubleToLongBits(Double.NEGATIVE_INFINITY)));
        assertEquals("(f64.const nan)\n", f64(0x7FF8_0000_0000_0000L));
        assertEquals("(f64.const -nan:0x1)\n", f64(0xFFF0_0000_0000_0001L));
        assertEquals("(f32.const nan:0x200000)\n", f32(0x7FA0_0000));
        assertEquals("(f32.const 0x1.fffffep127 (;=3.4028235E38;))\n", f32(0x7F7F_FFFF));
        assertEquals("(f32.const 1.4e-45)\n", f32(1));
    }

    private static String f64(long bits) {
        return body(new Instruction.Constant(Opcode.F64_CONST, bits));
    }

    private static String f32(int bits) {
        return body(new Instruction.Constant(Opcode.F32_CONST, bits));
    }

    @Test
    void keepsNamesThatCannotBeIdentifiers() {
        assertEquals("$plain.name", name("plain.name"));
        assertEquals("$\"with space\"", name("with space"));
        assertEquals("$\"quote\\\"\\\\\"", name("quote\"\\"));
        assertEquals("$\"\\u{202e}turned\\u{7}\"", name("\u202eturned\u0007"));
        assertEquals("$\"größe\"", name("größe"));
        assertEquals("(;0;) (@name \"\")", name(""));
        String large = "x".repeat(2000);
        assertEquals("$" + "x".repeat(500) + "#0 (@name \"" + large + "\")", name(large));
    }

    private static String name(String name) {
        var names = named(Map.of(NameSection.Kind.FUNCTION, new TreeMap<>(Map.of(0, name))));
        String text = print(module(List.of()), new FunctionCode(List.of(), List.of(END)), names, WatStyle.FOLDED);
        return text.lines().skip(2).findFirst().orElseThrow().replaceAll("^  \\(func (.*)\\)$", "$1");
    }

    @Test
    void givesEveryThingItsOwnIdentifier() {
        var identifiers = Identifiers.of(new TreeMap<>(Map.of(0, "a", 1, "a", 2, "a#1")), 3);
        assertEquals("$a", declared(identifiers, 0));
        assertEquals("$a#1# (@name \"a\")", declared(identifiers, 1));
        assertEquals("$a#1", declared(identifiers, 2));
    }

    private static String declared(Identifiers identifiers, int index) {
        var out = new StringBuilder();
        identifiers.declare(index, out);
        return out.toString().strip();
    }

    @Test
    void refusesMoreLocalsThanAnyEngineTakes() {
        var code = new FunctionCode(List.of(new FunctionCode.Locals(-1, NumType.I32)), List.of(END));
        var refusal = assertThrows(
                InvalidModuleException.class, () -> print(module(List.of()), code, NameSection.EMPTY, WatStyle.FOLDED));
        assertEquals("function 0 has too many locals: found 4294967295, at most 50000", refusal.getMessage());
    }

    @Test
    void doesNotRepeatLongSignatures() {
        var code = new FunctionCode(List.of(), List.of(END));
        String text = print(module(Collections.nCopies(1000, NumType.I32)), code, NameSection.EMPTY, WatStyle.FOLDED);
        assertTrue(text.contains("  (func (;0;) (type 0))\n"));
    }
}
