package dev.abigate.reader.dwarf.line;

import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Effort;
import dev.abigate.reader.dwarf.unit.UnitHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes before a line number program (DWARF 5, 6.2.4).
 *
 * @param files by their numbers in this table; where these count from 1, the first is empty. With their directories, but
 *     for the directory of the compilation
 * @param instructionLength bytes of the smallest step between addresses
 * @param operandCounts of the standard opcodes, from opcode 1 on
 */
record LineHeader(
        int instructionLength,
        boolean statementByDefault,
        int lineBase,
        int lineRange,
        List<Integer> operandCounts,
        List<String> files) {
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;
    private static final int VERSION_WITH_OPERATIONS = 4;

    LineHeader {
        operandCounts = List.copyOf(operandCounts);
        files = List.copyOf(files);
    }

    /** A header with a cursor over the program behind it. */
    record WithProgram(LineHeader header, Cursor program) {}

    /** Reads the header at a cursor. */
    static WithProgram read(Cursor section, DebugSections sections, Effort effort) {
        UnitHeader.Length length = UnitHeader.Length.read(section);
        int offsetSize = length.offsetSize();
        Cursor in = section.window(length.size(), "line table");
        int start = in.offset();
        int version = in.u16("version");
        if (version < OLDEST || version > NEWEST) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found %d, known are %d to %d".formatted(version, OLDEST, NEWEST));
        }
        if (version == NEWEST) {
            in.skip(2, "address and segment selector sizes");
        }
        long headerLength = UnitHeader.offset(in, offsetSize, "header length");
        if (headerLength < 0 || headerLength > in.remaining()) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    "header length",
                    "%d bytes, %d left".formatted(headerLength, in.remaining()));
        }
        Cursor header = in.window((int) headerLength, "header");
        int instructionLength = header.u8("minimum instruction length");
        if (version >= VERSION_WITH_OPERATIONS) {
            header.skip(1, "operations per instruction");
        }
        boolean statement = header.u8("default of is_stmt") != 0;
        int lineBase = (byte) header.u8("line base");
        int lineRange = header.u8("line range");
        int opcodeBase = header.u8("opcode base");
        var operandCounts = new ArrayList<Integer>();
        for (int i = 1; i < opcodeBase; i++) {
            operandCounts.add(header.u8("operand count"));
        }
        var tables = new FileTables(header, offsetSize, sections, effort);
        List<String> files = version == NEWEST ? tables.read() : tables.readOld();
        return new WithProgram(
                new LineHeader(instructionLength, statement, lineBase, lineRange, operandCounts, files), in);
    }
}
