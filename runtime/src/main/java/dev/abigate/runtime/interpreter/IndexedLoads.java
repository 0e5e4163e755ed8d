package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads of what arrays are mostly of, from memory 0, that add up their address themselves: that of an array and of an element in it. */
final class IndexedLoads {
    private static final Set<Opcode> ALL =
            EnumSet.of(Opcode.I32_LOAD, Opcode.F32_LOAD, Opcode.I64_LOAD, Opcode.F64_LOAD, Opcode.I32_LOAD8_U);

    private IndexedLoads() {}

    /** Whether a load has such a node. */
    static boolean has(Opcode op) {
        return ALL.contains(op);
    }

    /** The node of a load that has one. */
    static Node node(Opcode op, int to, Total address, long offset) {
        return switch (op) {
            case I32_LOAD, F32_LOAD -> new I32Load(to, address, offset);
            case I64_LOAD, F64_LOAD -> new I64Load(to, address, offset);
            case I32_LOAD8_U -> new I32Load8U(to, address, offset);
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class Indexed extends BitsNodes.OfBits {
        final long offset;

        Indexed(int to, Total address, long offset) {
            super(to, address.a(), address.b());
            this.offset = offset;
        }

        /** The effective address. */
        final long address(long[] s, int fp) {
            return unsigned(s[fp + a] + (Integer.rotateLeft((int) s[fp + b], rotation) & mask)) + offset;
        }
    }

    static final class I32Load extends Indexed {
        I32Load(int to, Total address, long offset) {
            super(to, address, offset);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadInt(address(s, fp));
            return next;
        }
    }

    static final class I64Load extends Indexed {
        I64Load(int to, Total address, long offset) {
            super(to, address, offset);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.loadLong(address(s, fp));
            return next;
        }
    }

    static final class I32Load8U extends Indexed {
        I32Load8U(int to, Total address, long offset) {
            super(to, address, offset);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Byte.toUnsignedInt(f.loadByte(address(s, fp)));
            return next;
        }
    }
}
