package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryAccess;
import org.jspecify.annotations.Nullable;

/**
 * Loads of numbers and stores of them. Most accesses go to memory 0 by addresses of 32 bits; the others have one class of their own. A
 * floating-point number moves as its bits.
 */
final class MemoryNodes {
    private MemoryNodes() {}

    /** The node of a load. */
    static Node load(Opcode op, int to, Address address) {
        if (!address.isUsual()) {
            return new LoadOther(loadOf(op), to, address);
        }
        return switch (op) {
            case I32_LOAD, F32_LOAD -> new I32Load(to, address);
            case I64_LOAD, F64_LOAD -> new I64Load(to, address);
            case I32_LOAD8_S -> new I32Load8S(to, address);
            case I32_LOAD8_U -> new I32Load8U(to, address);
            case I32_LOAD16_S -> new I32Load16S(to, address);
            case I32_LOAD16_U -> new I32Load16U(to, address);
            case I64_LOAD8_S -> new I64Load8S(to, address);
            case I64_LOAD8_U -> new I64Load8U(to, address);
            case I64_LOAD16_S -> new I64Load16S(to, address);
            case I64_LOAD16_U -> new I64Load16U(to, address);
            case I64_LOAD32_S -> new I64Load32S(to, address);
            case I64_LOAD32_U -> new I64Load32U(to, address);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of a store. */
    static Node store(Opcode op, int value, Address address) {
        if (!address.isUsual()) {
            return new StoreOther(storeOf(op), value, address);
        }
        return switch (op) {
            case I32_STORE, F32_STORE -> new I32Store(value, address);
            case I64_STORE, F64_STORE -> new I64Store(value, address);
            case I32_STORE8 -> new I32Store8(value, address);
            case I32_STORE16 -> new I32Store16(value, address);
            case I64_STORE8 -> new I64Store8(value, address);
            case I64_STORE16 -> new I64Store16(value, address);
            case I64_STORE32 -> new I64Store32(value, address);
            default -> throw new MissingNodeException(op);
        };
    }

    private static LoadOperation loadOf(Opcode op) {
        return switch (op) {
            case I32_LOAD, F32_LOAD -> MemoryAccess::i32Load;
            case I64_LOAD, F64_LOAD -> MemoryAccess::i64Load;
            case I32_LOAD8_S -> MemoryAccess::i32Load8S;
            case I32_LOAD8_U -> MemoryAccess::i32Load8U;
            case I32_LOAD16_S -> MemoryAccess::i32Load16S;
            case I32_LOAD16_U -> MemoryAccess::i32Load16U;
            case I64_LOAD8_S -> MemoryAccess::i64Load8S;
            case I64_LOAD8_U -> MemoryAccess::i64Load8U;
            case I64_LOAD16_S -> MemoryAccess::i64Load16S;
            case I64_LOAD16_U -> MemoryAccess::i64Load16U;
            case I64_LOAD32_S -> MemoryAccess::i64Load32S;
            case I64_LOAD32_U -> MemoryAccess::i64Load32U;
            default -> throw new MissingNodeException(op);
        };
    }

    private static StoreOperation storeOf(Opcode op) {
        return switch (op) {
            case I32_STORE, F32_STORE ->
                (address, value, offset, memory) -> MemoryAccess.i32Store(address, (int) value, offset, memory);
            case I64_STORE, F64_STORE ->
                (address, value, offset, memory) -> MemoryAccess.i64Store(address, value, offset, memory);
            case I32_STORE8 ->
                (address, value, offset, memory) -> MemoryAccess.i32Store8(address, (int) value, offset, memory);
            case I32_STORE16 ->
                (address, value, offset, memory) -> MemoryAccess.i32Store16(address, (int) value, offset, memory);
            case I64_STORE8 ->
                (address, value, offset, memory) -> MemoryAccess.i64Store8(address, value, offset, memory);
            case I64_STORE16 ->
                (address, value, offset, memory) -> MemoryAccess.i64Store16(address, value, offset, memory);
            case I64_STORE32 ->
                (address, value, offset, memory) -> MemoryAccess.i64Store32(address, value, offset, memory);
            default -> throw new MissingNodeException(op);
        };
    }

    /** What a load does. */
    @FunctionalInterface
    interface LoadOperation {
        long load(long address, long offset, LinearMemory memory);
    }

    /** What a store does. */
    @FunctionalInterface
    interface StoreOperation {
        void store(long address, long value, long offset, LinearMemory memory);
    }

    /**
     * Where an access goes.
     *
     * @param slot that holds the address, or what is added to {@code delta} to get it
     * @param delta wraps around like the addition that it was
     * @param mask makes an address of 32 bits unsigned, and lets one of 64 bits pass
     * @param offset of the instruction, unsigned; the sum with it does not wrap around
     * @param memory index
     */
    record Address(int slot, long delta, long mask, long offset, int memory) {
        /** Whether it is a number of 32 bits in memory 0. */
        boolean isUsual() {
            return memory == 0 && mask == 0xFFFF_FFFFL;
        }
    }

    abstract static class Load extends Place {
        final int to;

        Load(int to, Address address) {
            super(address);
            this.to = to;
        }
    }

    /** What an access in memory 0 needs. */
    abstract static class Place extends Node {
        final int address;
        final int delta;
        final long offset;

        Place(Address address) {
            this.address = address.slot();
            this.delta = (int) address.delta();
            this.offset = address.offset();
        }
    }

    abstract static class Store extends Place {
        final int value;

        Store(int value, Address address) {
            super(address);
            this.value = value;
        }
    }

    static final class I32Load extends Load {
        I32Load(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadInt(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I64Load extends Load {
        I64Load(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadLong(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I32Load8S extends Load {
        I32Load8S(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadByte(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I32Load8U extends Load {
        I32Load8U(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Byte.toUnsignedInt(f.loadByte(unsigned(s[fp + address] + delta) + offset));
            return next;
        }
    }

    static final class I32Load16S extends Load {
        I32Load16S(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadShort(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I32Load16U extends Load {
        I32Load16U(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Short.toUnsignedInt(f.loadShort(unsigned(s[fp + address] + delta) + offset));
            return next;
        }
    }

    static final class I64Load8S extends Load {
        I64Load8S(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadByte(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I64Load8U extends Load {
        I64Load8U(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Byte.toUnsignedLong(f.loadByte(unsigned(s[fp + address] + delta) + offset));
            return next;
        }
    }

    static final class I64Load16S extends Load {
        I64Load16S(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadShort(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I64Load16U extends Load {
        I64Load16U(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Short.toUnsignedLong(f.loadShort(unsigned(s[fp + address] + delta) + offset));
            return next;
        }
    }

    static final class I64Load32S extends Load {
        I64Load32S(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadInt(unsigned(s[fp + address] + delta) + offset);
            return next;
        }
    }

    static final class I64Load32U extends Load {
        I64Load32U(int to, Address address) {
            super(to, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Integer.toUnsignedLong(f.loadInt(unsigned(s[fp + address] + delta) + offset));
            return next;
        }
    }

    static final class I32Store extends Store {
        I32Store(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeInt(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    static final class I64Store extends Store {
        I64Store(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeLong(unsigned(s[fp + address] + delta) + offset, s[fp + value]);
            return next;
        }
    }

    static final class I32Store8 extends Store {
        I32Store8(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeByte(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    static final class I32Store16 extends Store {
        I32Store16(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeShort(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    static final class I64Store8 extends Store {
        I64Store8(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeByte(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    static final class I64Store16 extends Store {
        I64Store16(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeShort(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    static final class I64Store32 extends Store {
        I64Store32(int value, Address address) {
            super(value, address);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeInt(unsigned(s[fp + address] + delta) + offset, (int) s[fp + value]);
            return next;
        }
    }

    /** A load from another memory than the first, or by an address of 64 bits. */
    static final class LoadOther extends Load {
        private final LoadOperation operation;
        private final long wideDelta;
        private final long mask;
        private final int memory;

        LoadOther(LoadOperation operation, int to, Address address) {
            super(to, address);
            this.operation = operation;
            this.wideDelta = address.delta();
            this.mask = address.mask();
            this.memory = address.memory();
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = operation.load((s[fp + address] + wideDelta) & mask, offset, f.instance.memory(memory));
            return next;
        }
    }

    /** A store to another memory than the first, or by an address of 64 bits. */
    static final class StoreOther extends Store {
        private final StoreOperation operation;
        private final long wideDelta;
        private final long mask;
        private final int memory;

        StoreOther(StoreOperation operation, int value, Address address) {
            super(value, address);
            this.operation = operation;
            this.wideDelta = address.delta();
            this.mask = address.mask();
            this.memory = address.memory();
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            operation.store((s[fp + address] + wideDelta) & mask, s[fp + value], offset, f.instance.memory(memory));
            return next;
        }
    }
}
