package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.riscv.Extension;
import dev.abigate.format.riscv.Instruction;
import dev.abigate.reader.cursor.Cursor;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the extensions of RISC-V that machine code uses, by their names in LLVM: {@code a c d f m v zba zbb zfh}.
 * Instructions have their length in their lowest bits, so code can be walked without following its branches; the padding
 * between the parts of a text section is zeros, which is an instruction that no compiler writes.
 *
 * @see <a href="https://github.com/riscv/riscv-isa-manual">The RISC-V Instruction Set Manual, volume 1, "RV32/64G Instruction
 *     Set Listings" and "C" extension</a>
 */
public final class RiscvExtensions {
    /** What compilers take for granted, whatever they are asked for. */
    private static final Set<Extension> GRANTED =
            Collections.unmodifiableSet(EnumSet.of(Extension.I, Extension.RV64I, Extension.ZICSR, Extension.ZIFENCEI));

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
            int word = code.u16("instruction");
            if (Instruction.length(word) == Integer.BYTES) {
                if (code.remaining() < Short.BYTES) {
                    return;
                }
                word |= code.u16("instruction") << Short.SIZE;
            }
            Optional<Instruction> instruction = Instruction.of(word, wide);
            if (instruction.isPresent()) {
                add(instruction.get());
            } else if (Instruction.length(word) == Integer.BYTES) {
                addUnlisted(word);
            }
        }
    }

    private void add(Instruction instruction) {
        if (instruction.length() == Short.BYTES) {
            found.add("c");
        }
        Extension extension = instruction.operation().extension();
        if (!GRANTED.contains(extension)) {
            found.add(extension.id());
        }
    }

    /** Extensions whose instructions the table of operations leaves out: their opcode tells them. */
    private void addUnlisted(int instruction) {
        switch (instruction & 0x7F) {
            case 0x07, 0x27 -> found.add(floatOfWidth(instruction >>> 12 & 7));
            case 0x43, 0x47, 0x4B, 0x4F, 0x53 -> found.add(floatOfFormat(instruction >>> 25 & 3));
            case 0x57 -> found.add("v");
            default -> {
                // Nothing that is known.
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
