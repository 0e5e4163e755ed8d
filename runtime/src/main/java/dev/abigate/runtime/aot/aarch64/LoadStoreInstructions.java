package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Operator;

/** How loads and stores become micro-operations. A register is written back, or changed, only after all accesses. */
final class LoadStoreInstructions {
    private static final int ZERO = BlockBuilder.ZERO;
    private static final int LOADED = Registers.FIRST_TEMPORARY;
    private static final int INDEX = Registers.SECOND_TEMPORARY;
    private static final int LOADED_UPPER = Registers.THIRD_TEMPORARY;

    private static final int STORE = 0;
    private static final int LOAD = 1;
    private static final int LOAD_SIGNED = 2;

    private static final int POST_INDEX = 1;
    private static final int PRE_INDEX = 3;
    private static final int PREFETCH_SIZE = 3;
    private static final int PREFETCH_LITERAL = 3;

    private final Instruction i;
    private final BlockBuilder block;

    LoadStoreInstructions(Instruction instruction, BlockBuilder block) {
        this.i = instruction;
        this.block = block;
    }

    private int base() {
        return Registers.orStackPointer(i.rn());
    }

    void unsignedOffset() {
        access(base(), ZERO, (long) i.get(Field.IMM12) * i.accessBytes());
    }

    /** Offset of nine bits: plain, or with the base written back. */
    void immediate() {
        int offset = i.signed(Field.IMM9);
        int mode = i.get(Field.MODE);
        access(base(), ZERO, mode == POST_INDEX ? 0 : offset);
        writeBack(mode, offset);
    }

    void registerOffset() {
        int amount = i.get(Field.S) == 1 ? Integer.numberOfTrailingZeros(i.accessBytes()) : 0;
        int index = new IntegerInstructions(i, block).extended(i.rm(), i.get(Field.OPTION), amount, INDEX);
        access(base(), index, 0);
    }

    void literal() {
        int opc = i.get(Field.OPC);
        long address = block.address() + i.offset();
        if (i.isVector()) {
            load(Registers.lower(i.rd()), Registers.upper(i.rd()), ZERO, ZERO, address, i.accessBytes());
        } else if (opc != PREFETCH_LITERAL) {
            block.addConstant(
                    opc == LOAD_SIGNED ? Operator.LOAD_WORD : unsignedLoad(i.accessBytes()),
                    Registers.general(i.rd()),
                    ZERO,
                    address);
        }
    }

    private void writeBack(int mode, long offset) {
        if (mode == POST_INDEX || mode == PRE_INDEX) {
            block.addConstant(Operator.ADD, base(), base(), offset);
        }
    }

    private void access(int base, int index, long offset) {
        int opc = i.get(Field.OPC);
        int bytes = i.accessBytes();
        if (i.isVector()) {
            if ((opc & 1) == STORE) {
                store(Registers.lower(i.rd()), Registers.upper(i.rd()), base, index, offset, bytes);
            } else {
                load(Registers.lower(i.rd()), Registers.upper(i.rd()), base, index, offset, bytes);
            }
            return;
        }
        int register = Registers.general(i.rd());
        switch (opc) {
            case STORE -> block.store(store(bytes), register, base, index, offset);
            case LOAD -> block.add(unsignedLoad(bytes), register, base, index, offset);
            default -> {
                if (i.get(Field.SIZE) != PREFETCH_SIZE) {
                    block.add(signedLoad(bytes), LOADED, base, index, offset);
                    boolean wide = opc == LOAD_SIGNED;
                    block.addConstant(wide ? Operator.ADD : Operator.ADD_WORD_UNSIGNED, register, LOADED, 0);
                }
            }
        }
    }

    /** Loads both halves of a vector register: what is not read becomes zero. */
    private void load(int lower, int upper, int base, int index, long offset, int bytes) {
        if (bytes == 2 * Long.BYTES) {
            block.add(Operator.LOAD_DOUBLE, LOADED, base, index, offset);
            block.add(Operator.LOAD_DOUBLE, upper, base, index, offset + Long.BYTES);
            block.copy(lower, LOADED);
        } else {
            block.add(unsignedLoad(bytes), lower, base, index, offset);
            block.constant(upper, 0);
        }
    }

    private void store(int lower, int upper, int base, int index, long offset, int bytes) {
        if (bytes == 2 * Long.BYTES) {
            block.store(Operator.STORE_DOUBLE, lower, base, index, offset);
            block.store(Operator.STORE_DOUBLE, upper, base, index, offset + Long.BYTES);
        } else {
            block.store(store(bytes), lower, base, index, offset);
        }
    }

    void pair() {
        int opc = i.get(Field.OPC);
        int bytes;
        if (i.isVector()) {
            bytes = Integer.BYTES << opc;
        } else {
            bytes = opc == 2 ? Long.BYTES : Integer.BYTES;
        }
        int mode = i.get(Field.MODE);
        long distance = (long) i.signed(Field.IMM7) * bytes;
        long offset = mode == POST_INDEX ? 0 : distance;
        if (i.operation() == Operation.STP) {
            storePair(bytes, offset);
        } else {
            loadPair(bytes, offset, opc == 1);
        }
        writeBack(mode, distance);
    }

    private void storePair(int bytes, long offset) {
        if (i.isVector()) {
            store(Registers.lower(i.rd()), Registers.upper(i.rd()), base(), ZERO, offset, bytes);
            store(Registers.lower(i.ra()), Registers.upper(i.ra()), base(), ZERO, offset + bytes, bytes);
        } else {
            block.store(store(bytes), Registers.general(i.rd()), base(), offset);
            block.store(store(bytes), Registers.general(i.ra()), base(), offset + bytes);
        }
    }

    private void loadPair(int bytes, long offset, boolean signed) {
        if (i.isVector()) {
            load(INDEX, LOADED_UPPER, base(), ZERO, offset, bytes);
            load(Registers.lower(i.ra()), Registers.upper(i.ra()), base(), ZERO, offset + bytes, bytes);
            block.copy(Registers.lower(i.rd()), INDEX);
            block.copy(Registers.upper(i.rd()), LOADED_UPPER);
            return;
        }
        Operator load = signed ? Operator.LOAD_WORD : unsignedLoad(bytes);
        block.addConstant(load, LOADED, base(), offset);
        block.addConstant(load, Registers.general(i.ra()), base(), offset + bytes);
        block.copy(Registers.general(i.rd()), LOADED);
    }

    private static Operator unsignedLoad(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Operator.LOAD_BYTE_UNSIGNED;
            case Short.BYTES -> Operator.LOAD_HALF_UNSIGNED;
            case Integer.BYTES -> Operator.LOAD_WORD_UNSIGNED;
            default -> Operator.LOAD_DOUBLE;
        };
    }

    private static Operator signedLoad(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Operator.LOAD_BYTE;
            case Short.BYTES -> Operator.LOAD_HALF;
            default -> Operator.LOAD_WORD;
        };
    }

    private static Operator store(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Operator.STORE_BYTE;
            case Short.BYTES -> Operator.STORE_HALF;
            case Integer.BYTES -> Operator.STORE_WORD;
            default -> Operator.STORE_DOUBLE;
        };
    }
}
