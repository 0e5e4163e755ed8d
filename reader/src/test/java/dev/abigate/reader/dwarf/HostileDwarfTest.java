package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.types.Coverage.Gap;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Debug information, written by hand, that leads in circles or asks for more than there is. */
class HostileDwarfTest {
    /** Abbreviations, numbered as their lines say. */
    private static final String ABBREVIATIONS = "01 11 01 00 00" // unit
            + "02 16 00 03 08 49 13 00 00" // typedef: name as string, type as ref4
            + "03 26 00 49 13 00 00" // const: type as ref4
            + "04 13 01 03 08 0b 0b 00 00" // struct: name, byte size
            + "05 13 00 47 13 00 00" // struct without children: specification
            + "06 01 00 49 13 00 00" // array: type
            + "00";

    /** Offset of the first entry below the unit's own, in a unit of version 4. */
    private static final int FIRST = 12;

    private static TypeGraph read(String abbreviations, String info) {
        return DwarfTypes.read(
                new WasmModule(List.of(section(".debug_abbrev", abbreviations), section(".debug_info", info))),
                new DwarfOptions(List.of(), _ -> true, true));
    }

    private static Section section(String name, String hex) {
        return new Section.Custom(
                name, ByteString.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))), SectionEncoding.SHORTEST);
    }

    private static String unit(String entries) {
        String body = "0400" + "00000000" + "04" + "01" + entries + "00";
        return number(body.replace(" ", "").length() / 2) + body;
    }

    private static String number(int value) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(value));
    }

    private static String firstReason(TypeGraph graph) {
        return graph.coverage().gaps().stream().map(Gap::reason).findFirst().orElse("");
    }

    @Test
    void aTypedefOfItselfEnds() {
        TypeGraph graph = read(ABBREVIATIONS, unit("02 7400" + number(FIRST)));
        assertTrue(graph.types().toString().contains("a type that consists of itself"), graph.types()::toString);
    }

    @Test
    void qualifiersAndArraysInACircleEnd() {
        String circle = "02 7400" + number(FIRST + 7) + "03" + number(FIRST + 12) + "06" + number(FIRST + 7);
        assertTrue(read(ABBREVIATIONS, unit(circle)).types().toString().contains("a type that consists of itself"));
    }

    @Test
    void aSpecificationOfItselfEnds() {
        TypeGraph graph = read(ABBREVIATIONS, unit("02 7400" + number(FIRST + 7) + "05" + number(FIRST + 7)));
        assertTrue(graph.types().size() < 4, graph.types()::toString);
    }

    @Test
    void structsInStructsOfAnyDepthAreRead() {
        int depth = 100_000;
        TypeGraph graph = read(ABBREVIATIONS, unit("04 7300 04".repeat(depth) + "00".repeat(depth)));
        assertTrue(graph.types().size() <= depth, () -> graph.types().size() + " types");
    }

    @Test
    void qualifiersOfQualifiersAreReadToADepth() {
        var chain = new StringBuilder("02 7400" + number(FIRST + 7));
        for (int i = 1; i <= 10_000; i++) {
            chain.append("06").append(number(FIRST + 7 + 5 * i));
        }
        TypeGraph graph = read(ABBREVIATIONS, unit(chain.toString()));
        assertEquals("types are nested too deeply: at most 200", firstReason(graph));
    }

    @Test
    void aReferenceOutOfAllUnitsIsAGap() {
        TypeGraph graph = read(ABBREVIATIONS, unit("02 7400" + number(0x7000_0000)));
        assertTrue(firstReason(graph).contains("no unit at 0x70000000"), () -> firstReason(graph));
    }

    @Test
    void aUnitLongerThanItsSectionIsAGap() {
        TypeGraph graph = read(ABBREVIATIONS, "f0ffff7f 0400 00000000 04 01");
        assertTrue(firstReason(graph).contains("unit length"), () -> firstReason(graph));
        TypeGraph wide = read(ABBREVIATIONS, "ffffffff ffffffffffffffff 0500 01 04");
        assertTrue(firstReason(wide).contains("unit length"), () -> firstReason(wide));
    }

    @Test
    void manyUnitsWithTheSameLargeTableOfAbbreviationsReadItOnce() {
        String table = "01 11 01 00 00" + "8080 01 16 00 03 08 00 00".repeat(50_000) + "00";
        TypeGraph graph = read(table, unit("").repeat(20_000));
        assertEquals(20_000, graph.coverage().units().described());
    }

    @Test
    void anAbbreviationWithoutAnEndIsAGap() {
        TypeGraph graph = read("01 11 01" + "03 08".repeat(100_000), unit(""));
        assertEquals(0, graph.coverage().units().described());
        assertEquals(1, graph.coverage().gaps().size());
    }

    @Test
    void specificationsInACircleEnd() {
        // A typedef of the first of two structs that are each said to be declared by the other.
        TypeGraph graph = read(
                ABBREVIATIONS,
                unit("02 7400" + number(FIRST + 7) + "05" + number(FIRST + 12) + "05" + number(FIRST + 7)));
        assertTrue(graph.types().size() < 4, graph.types()::toString);
    }

    @Test
    void expressionsOfAnyBytesHaveNoPlaceOrOne() {
        String abbreviations = "01 11 01 00 00" + "02 34 00 03 08 02 18 3f 19 00 00" + "03 0d 00 03 08 38 18 00 00"
                + "04 13 01 03 08 0b 0b 00 00" + "00";
        var random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            String expression = HexFormat.of().toHexDigits((byte) bytes.length)
                    + HexFormat.of().formatHex(bytes);
            TypeGraph graph =
                    read(abbreviations, unit("02 7600" + expression + "04 7300 04" + "03 6d00" + expression + "00"));
            assertEquals(1, graph.coverage().units().described(), expression);
        }
    }
}
