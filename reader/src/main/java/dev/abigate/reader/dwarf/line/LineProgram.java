package dev.abigate.reader.dwarf.line;

import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.UnitHeader;

/**
 * Runs a line number program (DWARF 5, 6.2.5): a state machine that writes the rows of a matrix of addresses and places. Of
 * processors with several operations in an instruction, the address is that of the instruction. Sequences of code that the
 * linker left out are none.
 */
final class LineProgram {
    private static final int EXTENDED = 0;
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int SET_COLUMN = 5;
    private static final int NEGATE_STATEMENT = 6;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;

    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private static final int LARGEST_OPCODE = 0xff;

    /** What linkers write for the address of code that they leave out. */
    private static final long REMOVED = -1;

    private final LineHeader header;
    private final Cursor in;
    private final Rows rows;

    private long address;
    private int file;
    private int line;
    private int column;
    private boolean statement;
    private boolean removed;

    private LineProgram(LineHeader header, Cursor in, Rows rows) {
        this.header = header;
        this.in = in;
        this.rows = rows;
        reset();
    }

    /** Is handed the rows; within a sequence, addresses do not fall unless the program is wrong. */
    interface Rows {
        void row(long address, int file, int line, int column, boolean statement);

        /**
         * The end of a sequence.
         *
         * @param address behind its last instruction
         */
        void end(long address);
    }

    /**
     * Runs the program that a cursor is over.
     *
     * @throws dev.abigate.format.MalformedBinaryException where it cannot be read on
     */
    static void run(LineHeader header, Cursor in, Rows rows) {
        var program = new LineProgram(header, in, rows);
        while (!in.atEnd()) {
            program.step(in.u8("opcode"));
        }
    }

    private void reset() {
        address = 0;
        file = 1;
        line = 1;
        column = 0;
        statement = header.statementByDefault();
        removed = false;
    }

    private void step(int opcode) {
        int base = header.operandCounts().size() + 1;
        if (opcode >= base) {
            special(opcode - base);
            line += header.lineBase() + (opcode - base) % header.lineRange();
            row();
            return;
        }
        switch (opcode) {
            case EXTENDED -> extended();
            case COPY -> row();
            case ADVANCE_PC -> address += in.leb64("address advance") * header.instructionLength();
            case ADVANCE_LINE -> line += (int) in.sleb64("line advance");
            case SET_FILE -> file = number("file");
            case SET_COLUMN -> column = number("column");
            case NEGATE_STATEMENT -> statement = !statement;
            case CONST_ADD_PC -> special(LARGEST_OPCODE - base);
            case FIXED_ADVANCE_PC -> address += in.u16("address advance");
            default -> {
                // No opcode that says something about places: it is stepped over with its operands.
                for (int i = header.operandCounts().get(opcode - 1); i > 0; i--) {
                    in.leb64("operand");
                }
            }
        }
    }

    /** Advances the address as a special opcode does, counted from the first of them. */
    private void special(int opcode) {
        if (header.lineRange() == 0) {
            throw in.fail(Flaw.VALUE, "opcode", "a special opcode needs a line range, found 0");
        }
        address += (long) (opcode / header.lineRange()) * header.instructionLength();
    }

    private void extended() {
        Cursor instruction = in.window(in.size("instruction length"), "instruction");
        if (instruction.atEnd()) {
            return;
        }
        switch (instruction.u8("extended opcode")) {
            case END_SEQUENCE -> {
                if (!removed) {
                    rows.end(address);
                }
                reset();
            }
            case SET_ADDRESS -> {
                int size = instruction.remaining();
                if (size != Integer.BYTES && size != Long.BYTES) {
                    throw instruction.fail(Flaw.VALUE, "address", "found %d bytes, known are 4 and 8".formatted(size));
                }
                address = UnitHeader.offset(instruction, size, "address");
                removed = address == (size == Long.BYTES ? REMOVED : REMOVED & 0xffffffffL);
            }
            default -> {
                // A discriminator, a file, or a vendor's: the window is stepped over already.
            }
        }
    }

    private int number(String field) {
        return Math.clamp(in.leb64(field), 0, Integer.MAX_VALUE);
    }

    private void row() {
        if (!removed) {
            rows.row(address, file, line, column, statement);
        }
    }
}
