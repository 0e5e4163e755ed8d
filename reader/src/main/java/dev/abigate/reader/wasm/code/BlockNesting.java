package dev.abigate.reader.wasm.code;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.cursor.Cursor;
import java.util.Arrays;

/**
 * The blocks that are open at a point of an expression. {@code else}, {@code catch}, {@code catch_all}, {@code delegate} and
 * {@code end} are allowed only where the innermost block may have them.
 */
final class BlockNesting {
    /** What the innermost block still allows besides {@code end}. */
    private static final byte NOTHING = 0;

    private static final byte ELSE = 1;
    private static final byte CATCH = 2;

    private final Cursor in;
    private byte[] blocks = new byte[32];
    private int depth;

    BlockNesting(Cursor in) {
        this.in = in;
        reset();
    }

    /** Only the expression itself is open. */
    void reset() {
        depth = 1;
        blocks[0] = NOTHING;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Takes note of an instruction that began at {@code offset}. */
    void enter(Opcode op, int offset) {
        if (op.prefix() == 0 && op.code() <= Opcode.TRY_TABLE.code()) {
            enterControl(op, offset);
        }
    }

    private void enterControl(Opcode op, int offset) {
        if (op == Opcode.BLOCK || op == Opcode.LOOP || op == Opcode.TRY_TABLE) {
            open(NOTHING);
        } else if (op == Opcode.IF) {
            open(ELSE);
        } else if (op == Opcode.TRY) {
            open(CATCH);
        } else if (op == Opcode.ELSE) {
            require(ELSE, op, offset);
            blocks[depth - 1] = NOTHING;
        } else if (op == Opcode.CATCH) {
            require(CATCH, op, offset);
        } else if (op == Opcode.CATCH_ALL) {
            require(CATCH, op, offset);
            blocks[depth - 1] = NOTHING;
        } else if (op == Opcode.DELEGATE) {
            require(CATCH, op, offset);
            depth--;
        } else if (op == Opcode.END) {
            depth--;
        }
    }

    private void open(byte allowed) {
        if (depth == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * depth);
        }
        blocks[depth++] = allowed;
    }

    private void require(byte allowed, Opcode op, int offset) {
        if (blocks[depth - 1] != allowed) {
            throw in.fail(Flaw.END_EXPECTED, offset, "opcode", "misplaced " + op.mnemonic());
        }
    }
}
