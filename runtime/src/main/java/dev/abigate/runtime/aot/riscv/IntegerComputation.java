package dev.abigate.runtime.aot.riscv;

import dev.abigate.runtime.aot.emulator.Computation;

/** Operations on integer registers of M, Zba and Zbb that are no single operator; a third operand is not used. */
public enum IntegerComputation implements Computation {
    MULH {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.multiplyHigh(a, b);
        }
    },
    MULHU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.unsignedMultiplyHigh(a, b);
        }
    },
    MULHSU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.multiplyHigh(a, b) + (b < 0 ? a : 0);
        }
    },
    DIV {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? -1 : a / b;
        }
    },
    DIVU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? -1 : Long.divideUnsigned(a, b);
        }
    },
    REM {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? a : a % b;
        }
    },
    REMU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return b == 0 ? a : Long.remainderUnsigned(a, b);
        }
    },
    DIVW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) b == 0 ? -1 : (int) a / (int) b;
        }
    },
    DIVUW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) b == 0 ? -1 : Integer.divideUnsigned((int) a, (int) b);
        }
    },
    REMW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) b == 0 ? (int) a : (int) a % (int) b;
        }
    },
    REMUW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) b == 0 ? (int) a : Integer.remainderUnsigned((int) a, (int) b);
        }
    },
    SRLW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) (Integer.toUnsignedLong((int) a) >>> (b & 31));
        }
    },
    SRAW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) a >> (int) b;
        }
    },
    SLLW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (int) (a << (b & 31));
        }
    },
    ANDN {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return a & ~b;
        }
    },
    ORN {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return a | ~b;
        }
    },
    XNOR {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return ~(a ^ b);
        }
    },
    MAX {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.max(a, b);
        }
    },
    MIN {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Math.min(a, b);
        }
    },
    MAXU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.compareUnsigned(a, b) > 0 ? a : b;
        }
    },
    MINU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.compareUnsigned(a, b) < 0 ? a : b;
        }
    },
    ROL {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.rotateLeft(a, (int) b);
        }
    },
    ROR {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.rotateRight(a, (int) b);
        }
    },
    ROLW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.rotateLeft((int) a, (int) b);
        }
    },
    RORW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.rotateRight((int) a, (int) b);
        }
    },
    CLZ {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.numberOfLeadingZeros(a);
        }
    },
    CTZ {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.numberOfTrailingZeros(a);
        }
    },
    CPOP {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.bitCount(a);
        }
    },
    CLZW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.numberOfLeadingZeros((int) a);
        }
    },
    CTZW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.numberOfTrailingZeros((int) a);
        }
    },
    CPOPW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.bitCount((int) a);
        }
    },
    SEXT_B {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (byte) a;
        }
    },
    SEXT_H {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (short) a;
        }
    },
    /** Each byte all ones where any of its bits is set. */
    ORC_B {
        @Override
        public long compute(long a, long b, long c, long constant) {
            long result = 0;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                result |= (a >>> shift & 0xff) == 0 ? 0 : 0xffL << shift;
            }
            return result;
        }
    },
    REV8 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Long.reverseBytes(a);
        }
    }
}
