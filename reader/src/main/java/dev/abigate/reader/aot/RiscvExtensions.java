package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the extensions of RISC-V that machine code uses, by their names in LLVM: {@code a c d f m v zfh}. Instructions have
 * their length in their lowest bits, so code can be walked without following its branches; the padding between the parts
 * of a text section is zeros, which is an instruction that no compiler writes.
 *
 * @see <a href="https://github.com/riscv/riscv-isa-manual">The RISC-V Instruction Set Manual, volume 1, "RV32/64G Instruction
 *     Set Listings" and "C" extension</a>
 */
public final class RiscvExtensions {
    private static final int MULTIPLY_AND_DIVIDE = 1;

    private final boolean wide;
    private final SortedSet<String> found = new TreeSet<>();

    private RiscvExtensions(boolean wide) {
        this.wide = wide;
    }

    /**
     * The extensions that code uses, sorted; bytes that end in the middle of an instruction end the walk.
     *
     * @param wide whether registers have 64 bits, on which the meaning of some short instructions depends
     */
    public static SortedSet<String> of(ByteString code, boolean wide) {
        var extensions = new RiscvExtensions(wide);
        extensions.walk(Cursor.overPart(code, 0, "text", Flaw.UNEXPECTED_END));
        return Collections.unmodifiableSortedSet(extensions.found);
    }

    private void walk(Cursor code) {
        while (code.remaining() >= Short.BYTES) {
            int low = code.u16("instruction");
            if ((low & 3) != 3) {
                compressed(low);
            } else if (code.remaining() < Short.BYTES) {
                return;
            } else {
                word(low | code.u16("instruction") << Short.SIZE);
            }
        }
    }

    private void compressed(int instruction) {
        if (instruction == 0) {
            return;
        }
        found.add("c");
        boolean memory = (instruction & 1) == 0;
        int function = instruction >>> 13;
        if (memory && (function == 1 || function == 5)) {
            found.add("d");
        } else if (memory && !wide && (function == 3 || function == 7)) {
            found.add("f");
        }
    }

    private void word(int instruction) {
        int function3 = instruction >>> 12 & 7;
        int function7 = instruction >>> 25;
        switch (instruction & 0x7F) {
            case 0x33, 0x3B -> {
                if (function7 == MULTIPLY_AND_DIVIDE) {
                    found.add("m");
                }
            }
            case 0x2F -> found.add("a");
            case 0x07, 0x27 -> found.add(floatOfWidth(function3));
            case 0x43, 0x47, 0x4B, 0x4F, 0x53 -> found.add(floatOfFormat(function7 & 3));
            case 0x57 -> found.add("v");
            default -> {
                // An instruction of the base set.
            }
        }
    }

    private static String floatOfWidth(int width) {
        return switch (width) {
            case 1 -> "zfh";
            case 2 -> "f";
            case 3 -> "d";
            case 4 -> "q";
            default -> "v";
        };
    }

    private static String floatOfFormat(int format) {
        return switch (format) {
            case 0 -> "f";
            case 1 -> "d";
            case 2 -> "zfh";
            default -> "q";
        };
    }
}
