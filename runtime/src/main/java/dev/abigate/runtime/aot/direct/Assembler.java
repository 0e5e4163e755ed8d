package dev.abigate.runtime.aot.direct;

import java.util.Arrays;

/** Bytes of machine code in the making, with jumps from one place in them to another. */
final class Assembler {
    private byte[] code = new byte[1024];
    private int size;

    /** Where the next byte goes. */
    int position() {
        return size;
    }

    Assembler bytes(int... values) {
        for (int value : values) {
            if (size == code.length) {
                code = Arrays.copyOf(code, 2 * size);
            }
            code[size++] = (byte) value;
        }
        return this;
    }

    /** Four bytes, lowest first. */
    Assembler word(int value) {
        return bytes(value, value >> 8, value >> 16, value >> 24);
    }

    /** A jump to a position, which may lie outside. */
    void jumpTo(int position) {
        bytes(0xe9);
        word(position - (size + Integer.BYTES)); // jmp rel32
    }

    /** A short conditional jump of an opcode to a position not far before. */
    void jumpBackIf(int opcode, int position) {
        bytes(opcode, position - (size + 2));
    }

    /** A short conditional jump of an opcode, whose target is still to be told. */
    int jumpAheadIf(int opcode) {
        bytes(opcode, 0);
        return size;
    }

    /** Makes a jump ahead end here. */
    void landHere(int jump) {
        code[jump - 1] = (byte) (size - jump);
    }

    byte[] toBytes() {
        return Arrays.copyOf(code, size);
    }
}
