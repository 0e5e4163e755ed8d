package dev.abigate.runtime.aot.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.riscv.Operation;
import dev.abigate.runtime.aot.emulator.MachineCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing in the table is unknown to the decoder. */
class RiscvMachineTest {
    private static final long SEED = 1;
    private static final int WORDS_OF_AN_OPERATION = 200;

    private static int instructions(byte[] text) {
        return new MachineCode(new RiscvMachine(), 0, text, (_, _) -> {})
                .block(0)
                .orElseThrow()
                .instructions();
    }

    @Test
    void everyOperationIsDecoded() {
        var random = new Random(SEED);
        for (Operation operation : Operation.values()) {
            for (int i = 0; i < WORDS_OF_AN_OPERATION; i++) {
                byte[] text = new byte[Integer.BYTES];
                ByteBuffer.wrap(text)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(operation.match()
                                | (random.nextInt() & ~operation.format().mask()));
                assertEquals(1, instructions(text), operation::mnemonic);
            }
        }
    }

    @Test
    void everyCompressedInstructionIsDecoded() {
        for (int half = 0; half < 1 << Short.SIZE; half++) {
            if ((half & 3) != 3) {
                assertEquals(1, instructions(new byte[] {(byte) half, (byte) (half >>> Byte.SIZE)}));
            }
        }
    }
}
