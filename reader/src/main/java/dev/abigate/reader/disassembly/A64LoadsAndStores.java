package dev.abigate.reader.disassembly;

import static dev.abigate.reader.disassembly.A64Registers.general;
import static dev.abigate.reader.disassembly.A64Registers.orStackPointer;
import static dev.abigate.reader.disassembly.A64Registers.scalar;
import static dev.abigate.reader.disassembly.A64Text.memory;
import static dev.abigate.reader.disassembly.A64Text.number;
import static dev.abigate.reader.disassembly.A64Text.shifted;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import java.util.List;

/** Loads and stores. */
final class A64LoadsAndStores {
    private static final int ZERO = Instruction.ZERO_OR_SP;
    private static final int DOUBLE_WORD = 3;
    private static final List<String> SIZES = List.of("b", "h", "", "");
    private static final List<String> SIGNED_SIZES = List.of("sb", "sh", "sw", "");
    private static final List<String> PREFETCH_TYPES = List.of("pld", "pli", "pst");
    private static final List<String> EXTENSIONS = List.of("", "", "uxtw", "lsl", "", "", "sxtw", "sxtx");

    /** How an address is reached from its base, by the field of a load or store of one register. */
    private static final int POST_INDEX = 1;

    private static final int UNPRIVILEGED = 2;
    private static final int PRE_INDEX = 3;
    /** How a load or store of two registers says that it has no further use for a cache. */
    private static final int PAIR_ONCE = 0;

    private A64LoadsAndStores() {}

    /** Of one register, at a distance of as many times its size. */
    static A64Text unsignedOffset(Instruction i) {
        return A64Text.of(
                isPrefetch(i) ? "prfm" : name(i, ""),
                isPrefetch(i) ? prefetch(i.rd()) : register(i),
                memory(i.rn(), (long) i.get(Field.IMM12) * i.accessBytes()));
    }

    /** Of one register, at any small distance, or with a change of the base. */
    static A64Text smallOffset(Instruction i) {
        int offset = i.signed(Field.IMM9);
        String base = orStackPointer(i.rn(), true);
        return switch (i.get(Field.MODE)) {
            case POST_INDEX -> A64Text.of(name(i, ""), register(i), "[" + base + "]", number(offset));
            case PRE_INDEX -> A64Text.of(name(i, ""), register(i), "[" + base + ", #" + offset + "]!");
            case UNPRIVILEGED -> A64Text.of(name(i, "t"), register(i), memory(i.rn(), offset));
            default ->
                isPrefetch(i)
                        ? A64Text.of("prfum", prefetch(i.rd()), memory(i.rn(), offset))
                        : A64Text.of(name(i, "u"), register(i), memory(i.rn(), offset));
        };
    }

    /** Of one register, at a distance that a register has. */
    static A64Text registerOffset(Instruction i) {
        int option = i.get(Field.OPTION);
        boolean scaled = i.get(Field.S) == 1;
        String distance = general(i.rm(), (option & 1) == 1);
        String extension = EXTENSIONS.get(option);
        int log2 = Integer.numberOfTrailingZeros(i.accessBytes());
        String amount = scaled ? ", " + shifted(extension, log2) : extension.equals("lsl") ? "" : ", " + extension;
        return A64Text.of(
                isPrefetch(i) ? "prfm" : name(i, ""),
                isPrefetch(i) ? prefetch(i.rd()) : register(i),
                "[" + orStackPointer(i.rn(), true) + ", " + distance + amount + "]");
    }

    /** From a place near the instruction; without the place. */
    static A64Text literal(Instruction i) {
        int opc = i.get(Field.OPC);
        if (i.isVector()) {
            return A64Text.of("ldr", scalar(i.rd(), opc + 2));
        }
        return switch (opc) {
            case 0 -> A64Text.of("ldr", general(i.rd(), false));
            case 1 -> A64Text.of("ldr", general(i.rd(), true));
            case 2 -> A64Text.of("ldrsw", general(i.rd(), true));
            default -> A64Text.of("prfm", prefetch(i.rd()));
        };
    }

    /** Of two registers. */
    static A64Text pair(Instruction i) {
        int opc = i.get(Field.OPC);
        boolean loads = i.operation() == Operation.LDP;
        int mode = i.get(Field.MODE);
        int log2 = i.isVector() ? opc + 2 : opc == 2 ? DOUBLE_WORD : 2;
        String first = i.isVector() ? scalar(i.rd(), log2) : general(i.rd(), opc != 0);
        String second = i.isVector() ? scalar(i.ra(), log2) : general(i.ra(), opc != 0);
        String name =
                loads && !i.isVector() && opc == 1 ? "ldpsw" : (loads ? "ld" : "st") + (mode == PAIR_ONCE ? "np" : "p");
        int offset = i.signed(Field.IMM7) << log2;
        String base = orStackPointer(i.rn(), true);
        return switch (mode) {
            case POST_INDEX -> A64Text.of(name, first, second, "[" + base + "]", number(offset));
            case PRE_INDEX -> A64Text.of(name, first, second, "[" + base + ", #" + offset + "]!");
            default -> A64Text.of(name, first, second, memory(i.rn(), offset));
        };
    }

    /** Ordered ones, and those that look whether others wrote. */
    static A64Text exclusive(Instruction i) {
        String place = memory(i.rn(), 0);
        boolean wide = i.get(Field.SIZE) == DOUBLE_WORD;
        String first = general(i.rd(), wide);
        String name = i.operation().mnemonic() + SIZES.get(i.get(Field.SIZE));
        return switch (i.form()) {
            case STORE_EXCLUSIVE -> A64Text.of(name, general(i.rm(), false), first, place);
            case STORE_EXCLUSIVE_PAIR, LOAD_EXCLUSIVE_PAIR -> exclusivePair(i, place);
            default -> A64Text.of(name, first, place);
        };
    }

    private static A64Text exclusivePair(Instruction i, String place) {
        boolean wide = i.get(Field.S) == 1;
        String name = i.operation().mnemonic();
        String first = general(i.rd(), wide);
        String second = general(i.ra(), wide);
        return i.operation() == Operation.STXP || i.operation() == Operation.STLXP
                ? A64Text.of(name, general(i.rm(), false), first, second, place)
                : A64Text.of(name, first, second, place);
    }

    private static boolean isPrefetch(Instruction i) {
        return !i.isVector() && i.get(Field.SIZE) == DOUBLE_WORD && i.get(Field.OPC) == 2;
    }

    /** What is fetched for, into which cache, and for how often; a number where that is reserved. */
    private static String prefetch(int operation) {
        int type = operation >>> 3;
        int level = operation >>> 1 & 3;
        return type < PREFETCH_TYPES.size() && level < 3
                ? PREFETCH_TYPES.get(type) + "l" + (level + 1) + ((operation & 1) == 0 ? "keep" : "strm")
                : number(operation);
    }

    private static String name(Instruction i, String infix) {
        int opc = i.get(Field.OPC);
        int size = i.get(Field.SIZE);
        boolean loads = (i.isVector() ? opc & 1 : opc) != 0;
        String sized = i.isVector() ? "" : opc >= 2 ? SIGNED_SIZES.get(size) : SIZES.get(size);
        return (loads ? "ld" : "st") + (infix.isEmpty() ? "r" : infix + "r") + sized;
    }

    private static String register(Instruction i) {
        return i.isVector()
                ? scalar(i.rd(), Integer.numberOfTrailingZeros(i.accessBytes()))
                : general(i.rd(), i.get(Field.SIZE) == DOUBLE_WORD || i.get(Field.OPC) == 2);
    }

    /** Of lanes of vectors. */
    static A64Text structure(Instruction i) {
        boolean whole = i.get(Field.Q) == 1;
        int size = i.get(Field.SIZE);
        return switch (i.form()) {
            case STRUCTURE_MULTIPLE, STRUCTURE_MULTIPLE_POST -> {
                int count = switch (i.get(Field.OPCODE)) {
                    case 0b0010 -> 4;
                    case 0b0110 -> 3;
                    case 0b1010 -> 2;
                    default -> 1;
                };
                yield multiple(i, count);
            }
            case STRUCTURE_INTERLEAVED, STRUCTURE_INTERLEAVED_POST -> multiple(i, i.interleaved());
            case STRUCTURE_LANE, STRUCTURE_LANE_POST -> lane(i, size);
            default -> structure(i, A64Registers.vectors(i.rd(), 1, size, whole), 1 << size);
        };
    }

    private static A64Text multiple(Instruction i, int count) {
        boolean whole = i.get(Field.Q) == 1;
        String registers = A64Registers.vectors(i.rd(), count, i.get(Field.SIZE), whole);
        return structure(i, registers, count * (whole ? 16 : 8));
    }

    /** The number of the lane stands above that of its size, in the bits Q, S and size. */
    private static A64Text lane(Instruction i, int size) {
        int number = i.get(Field.Q) << 3 | i.get(Field.S) << 2 | size;
        int option = i.get(Field.OPTION) >>> 1;
        int log2 = option == 2 && (size & 1) == 1 ? DOUBLE_WORD : option;
        return structure(i, A64Registers.vectorLane(i.rd(), log2, number >>> log2), 1 << log2);
    }

    private static A64Text structure(Instruction i, String registers, int bytes) {
        String name = i.operation().mnemonic();
        String place = memory(i.rn(), 0);
        return switch (i.form()) {
            case STRUCTURE_MULTIPLE_POST, STRUCTURE_INTERLEAVED_POST, STRUCTURE_LANE_POST, STRUCTURE_REPLICATE_POST ->
                A64Text.of(name, registers, place, i.rm() == ZERO ? number(bytes) : general(i.rm(), true));
            default -> A64Text.of(name, registers, place);
        };
    }
}
