package dev.abigate.reader.dwarf.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Line number programs, written by hand. */
class LineProgramTest {
    /** Special opcodes begin at 13, and advance the line by -5 to 8. */
    private static final LineHeader HEADER =
            new LineHeader(4, true, -5, 14, List.of(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1), List.of("", "a.c"));

    private static List<String> run(LineHeader header, String program) {
        var rows = new ArrayList<String>();
        Cursor in = Cursor.over(ByteString.wrap(HexFormat.of().parseHex(program.replace(" ", ""))));
        LineProgram.run(header, in, new LineProgram.Rows() {
            @Override
            public void row(long address, int file, int line, int column, boolean statement) {
                rows.add("%x %d:%d:%d%s".formatted(address, file, line, column, statement ? "" : " not"));
            }

            @Override
            public void end(long address) {
                rows.add("%x end".formatted(address));
            }
        });
        return rows;
    }

    @Test
    void everyOpcodeOfTheStandard() {
        String program = "00 05 02 00010000" // set_address 0x100
                + "01" // copy
                + "02 02" // advance_pc 2 * 4
                + "03 7f" // advance_line -1
                + "04 03 05 07 06 01" // file 3, column 7, no statement, copy
                + "07 0a 0b 0c 09" // basic block, prologue end, epilogue begin, isa 9
                + "08 01" // const_add_pc: (255 - 13) / 14 * 4 = 68, copy
                + "09 0300 01" // fixed_advance_pc 3, not multiplied, copy
                + "00 02 04 05" // set_discriminator
                + "20" // special 32: line 0 - 5 + 5, address 1 * 4
                + "00 01 01" // end_sequence
                + "01"; // all registers are as in the beginning
        assertEquals(
                List.of(
                        "100 1:1:0",
                        "108 3:0:7 not",
                        "14c 3:0:7 not",
                        "14f 3:0:7 not",
                        "153 3:0:7 not",
                        "153 end",
                        "0 1:1:0"),
                run(HEADER, program));
    }

    @Test
    void opcodesThatTheHeaderAddsAreSteppedOver() {
        var operands = new ArrayList<>(HEADER.operandCounts());
        operands.add(2);
        var header = new LineHeader(1, false, -5, 14, operands, List.of());
        assertEquals(List.of("0 1:1:0 not"), run(header, "0d 8001 05 01"));
    }

    @Test
    void opcodesThatTheHeaderLeavesOutAreSpecial() {
        var header = new LineHeader(1, true, 0, 1, List.of(0, 1, 1, 1, 1, 0, 0, 0, 1), List.of());
        assertEquals(List.of("0 1:1:0", "2 1:1:0"), run(header, "0a 0c"));
    }

    @Test
    void aLineRangeOfZeroIsRefusedWhereItCounts() {
        var header = new LineHeader(1, true, 0, 0, HEADER.operandCounts(), List.of());
        assertEquals(List.of("0 1:1:0"), run(header, "01"));
        for (String opcode : List.of("0d", "08")) {
            var e = assertThrows(MalformedBinaryException.class, () -> run(header, opcode));
            assertEquals(Flaw.VALUE, e.flaw());
        }
    }

    @Test
    void hostileOperandsEndInAnErrorOrANumber() {
        assertEquals(List.of("0 2147483647:1:2147483647"), run(HEADER, "04 ffffffff0f 05 ffffffffffffffff7f 01"));
        for (String cut : List.of("00", "00 05 02 0001", "02", "02 ff", "09 00", "00 04 02 000102", "00 ff 01")) {
            assertThrows(MalformedBinaryException.class, () -> run(HEADER, cut), cut);
        }
        assertTrue(run(HEADER, "00 00 00 01 80").isEmpty());
    }
}
