package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores of constants in memory 0, of the sizes that are usual. */
final class ConstantStores {
    private static final Set<Opcode> ALL =
            EnumSet.of(Opcode.I32_STORE, Opcode.F32_STORE, Opcode.I64_STORE, Opcode.F64_STORE, Opcode.I32_STORE8);

    private ConstantStores() {}

    /** Whether a store has such a node. */
    static boolean has(Opcode op) {
        return ALL.contains(op);
    }

    /** The node of a store that has one. */
    static Node node(Opcode op, long value, MemoryNodes.Address address) {
        return switch (op) {
            case I32_STORE, F32_STORE -> new I32Store((int) value, address);
            case I64_STORE, F64_STORE -> new I64Store(value, address);
            case I32_STORE8 -> new I32Store8((int) value, address);
            default -> throw new MissingNodeException(op);
        };
    }

    static final class I32Store extends MemoryNodes.Place {
        private final int constant;

        I32Store(int constant, MemoryNodes.Address address) {
            super(address);
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeInt(unsigned(s[fp + address] + delta) + offset, constant);
            return next;
        }
    }

    static final class I64Store extends MemoryNodes.Place {
        private final long constant;

        I64Store(long constant, MemoryNodes.Address address) {
            super(address);
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeLong(unsigned(s[fp + address] + delta) + offset, constant);
            return next;
        }
    }

    static final class I32Store8 extends MemoryNodes.Place {
        private final int constant;

        I32Store8(int constant, MemoryNodes.Address address) {
            super(address);
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.storeByte(unsigned(s[fp + address] + delta) + offset, constant);
            return next;
        }
    }
}
