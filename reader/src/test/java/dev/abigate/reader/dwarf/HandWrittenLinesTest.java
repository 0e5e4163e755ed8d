package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.dwarf.SourceFrame;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Units of both formats with line tables and range lists, written by hand: right ones, and such as no compiler makes. */
class HandWrittenLinesTest {
    /** Two units' own entries: with an address and a size, and with ranges. */
    private static final String ABBREVIATIONS =
            "01 11 00 10 17 11 01 12 06 00 00" + "02 11 00 10 17 11 01 55 17 00 00" + "00";

    private static final String FILES = "00 612e6300 00 00 00 00";
    private static final String OPCODES = "01 01 fb 0e 0d 00 01 01 01 01 00 00 00 01 00 00 01";

    /** One row at address 1, and the end at 17. */
    private static final String PROGRAM = "00 05 02 01000000 01 02 10 00 01 01";

    private static final List<SourceFrame> FOUND = List.of(new SourceFrame("", "a.c", 1, 0));

    /** What is told of address 5 by a unit of version 4 that has the addresses 1 to 0x100. */
    private static List<SourceFrame> lines(String lineTable) {
        return at(5, unit("0400 00000000 04 01 00000000 01000000 ff000000"), lineTable, section(".debug_ranges", ""));
    }

    private static List<SourceFrame> at(int address, String unit, String lineTable, Section ranges) {
        var module = new WasmModule(List.of(
                section(".debug_abbrev", ABBREVIATIONS),
                section(".debug_info", unit),
                section(".debug_line", lineTable),
                ranges));
        return SourceLines.of(module).atAddress(address);
    }

    private static Section section(String name, String hex) {
        return new Section.Custom(name, ByteString.wrap(bytes(hex)), SectionEncoding.SHORTEST);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String unit(String content) {
        return number(bytes(content).length) + content;
    }

    private static String wide(String content) {
        return "ffffffff" + number(bytes(content).length) + "00000000" + content;
    }

    private static String number(int value) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(value));
    }

    private static String table(String header, String program) {
        return unit("0200" + number(bytes(header).length) + header + program);
    }

    @Test
    void aLineTableOfVersion2() {
        assertEquals(FOUND, lines(table(OPCODES + FILES, PROGRAM)));
    }

    @Test
    void unitAndLineTableOfThe64BitFormat() {
        String unit = wide("0400 0000000000000000 04 01 0000000000000000 01000000 ff000000");
        String header = "01" + OPCODES + FILES;
        String table = wide("0400" + number(bytes(header).length) + "00000000" + header + PROGRAM);
        assertEquals(FOUND, at(5, unit, table, section(".debug_ranges", "")));
    }

    @Test
    void rangesOfVersion4BeginAnew() {
        String unit = unit("0400 00000000 04 02 00000000 00000000 00000000");
        Section ranges = section(
                ".debug_ranges", "40000000 50000000" + "ffffffff 01000000" + "00000000 10000000" + "00000000 00000000");
        assertEquals(FOUND, at(5, unit, table(OPCODES + FILES, PROGRAM), ranges));
        assertEquals(List.of(), at(0x20, unit, table(OPCODES + FILES, PROGRAM), ranges));
    }

    @Test
    void everyKindOfRangeOfVersion5() {
        String unit = unit("0500 01 04 00000000 02 00000000 01000000 00000000");
        for (String list : List.of(
                "04 00 10 00", // offset_pair from the unit's address 1
                "05 01000000 04 00 10 00", // base_address, offset_pair
                "06 01000000 11000000 00", // start_end
                "07 01000000 10 00")) { // start_length
            assertEquals(FOUND, at(5, unit, table(OPCODES + FILES, PROGRAM), section(".debug_rnglists", list)), list);
        }
    }

    @Test
    void rangesThatCannotBeReadTellNothing() {
        String unit = unit("0500 01 04 00000000 02 00000000 01000000 00000000");
        for (String list : List.of("", "08", "04 ff", "01 7f 00", "04 ffffffffffffffffff01 00 00")) {
            assertEquals(
                    List.of(), at(5, unit, table(OPCODES + FILES, PROGRAM), section(".debug_rnglists", list)), list);
        }
    }

    @Test
    void whatIsNoLineTableTellsNothing() {
        String right = table(OPCODES + FILES, PROGRAM).replace(" ", "");
        for (int length = 0; length < right.length(); length += 2) {
            assertEquals(List.of(), lines(right.substring(0, length)), right);
        }
        assertEquals(List.of(), lines(unit("0200 ffffff7f" + OPCODES + FILES + PROGRAM)));
        assertEquals(List.of(), lines(unit("0600 00000000")));
        // Version 5: as many directories as 32 bits can count, of an empty form, and files without a form.
        assertEquals(List.of(), lines(unit("0500 04 00 20000000 01" + OPCODES + "01 01 19 ffffffff0f")));
        assertEquals(List.of(), lines(unit("0500 04 00 20000000 01" + OPCODES + "00 00 00 ffffffff0f")));
    }

    @Test
    void sequencesThatNoProgramOfACompilerHasTellNothing() {
        for (String program : List.of(
                "00 05 02 01000000 01 02 10", // without an end
                "00 05 02 11000000 01 00 05 02 01000000 01 02 20 00 01 01", // falling addresses
                "00 05 02 ffffffff 01 02 10 00 01 01", // removed by the linker
                "01 02 10 00 01 01", // removed by an older linker
                "00 05 02 01000000 01 00 01 01")) { // of no instruction
            assertEquals(List.of(), lines(table(OPCODES + FILES, program)), program);
        }
    }

    @Test
    void aFileThatIsNotThereHasNoName() {
        assertEquals(
                List.of(new SourceFrame("", "", 1, 0)),
                lines(table(OPCODES + FILES, "00 05 02 01000000 04 63 01 02 10 00 01 01")));
    }
}
