package dev.abigate.runtime.aot.x86;

import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.call.TargetAbi;
import java.nio.ByteBuffer;

/**
 * The System V calling convention on x86-64. Registers have the numbers that arguments take them in: rdi, rsi, rdx, rcx, r8
 * and r9, then the lower halves of xmm0 to xmm7, then their upper halves; of a result rax stands in the place of rdi.
 *
 * @see <a href="https://gitlab.com/x86-psABIs/x86-64-ABI">System V Application Binary Interface, AMD64</a>
 */
public final class X86Abi implements TargetAbi {
    /** How many registers take integers. */
    public static final int INTEGERS = 6;

    /** How many registers take floating-point numbers and vectors. */
    public static final int VECTORS = 8;

    /** How many registers there are, with two for each vector. */
    public static final int REGISTERS = INTEGERS + 2 * VECTORS;

    @Override
    public CallingConvention callingConvention() {
        return new CallingConvention(0, INTEGERS, INTEGERS, VECTORS, VECTORS, false, 0);
    }

    @Override
    public void relocate(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        X86Relocation.apply(type, bytes, place, address, target);
    }

    @Override
    public boolean isByPointer(RelocationType type) {
        return switch (type) {
            case R_X86_64_GOTPCREL, R_X86_64_GOTPCRELX, R_X86_64_REX_GOTPCRELX -> true;
            default -> false;
        };
    }
}
