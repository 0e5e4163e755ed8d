package dev.abigate.runtime.aot.aarch64;

import dev.abigate.runtime.aot.emulator.Computation;

/** Operations on general registers that are no single operator. */
public enum GeneralComputation implements Computation {
    /** The first operand where the third is not 0, else the second. */
    SELECT {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return c != 0 ? a : b;
        }
    },
    /** The first operand where the third is not 0, else the constant. */
    SELECT_CONSTANT {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return c != 0 ? a : constant;
        }
    },
    /** Division by zero gives zero; of 32 bits the operands are extended. */
    UDIV {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? 0 : Long.divideUnsigned(a, b);
        }
    },
    SDIV {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? 0 : a / b;
        }
    },
    SMULH {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.multiplyHigh(a, b);
        }
    },
    UMULH {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.unsignedMultiplyHigh(a, b);
        }
    },
    ROR {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.rotateRight(a, (int) b);
        }
    },
    ROR_WORD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.toUnsignedLong(Integer.rotateRight((int) a, (int) b));
        }
    },
    CLZ {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.numberOfLeadingZeros(a);
        }
    },
    CLZ_WORD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.numberOfLeadingZeros((int) a);
        }
    },
    CLS {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.numberOfLeadingZeros((a << 1 ^ a) | 1);
        }
    },
    CLS_WORD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.numberOfLeadingZeros(((int) a << 1 ^ (int) a) | 1);
        }
    },
    RBIT {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.reverse(a);
        }
    },
    RBIT_WORD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.toUnsignedLong(Integer.reverse((int) a));
        }
    },
    REV {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.reverseBytes(a);
        }
    },
    REV_WORD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.toUnsignedLong(Integer.reverseBytes((int) a));
        }
    },
    REV32 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.rotateLeft(Long.reverseBytes(a), Integer.SIZE);
        }
    },
    REV16 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (a >>> 8 & 0x00ff_00ff_00ff_00ffL) | (a & 0x00ff_00ff_00ff_00ffL) << 8;
        }
    },
    /** The carry out of the sum of two registers and a carry. */
    ADD_CARRY {
        @Override
        public long compute(long a, long b, long c, long constant) {
            long sum = a + b + c;
            return ((a & b) | ((a | b) & ~sum)) >>> 63;
        }
    },
    /** Whether the sum of two signed registers and a carry does not fit. */
    ADD_OVERFLOW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            long sum = a + b + c;
            return ((a ^ sum) & (b ^ sum)) >>> 63;
        }
    }
}
