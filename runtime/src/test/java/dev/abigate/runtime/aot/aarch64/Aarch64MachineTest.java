package dev.abigate.runtime.aot.aarch64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.MachineCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the comparison with another emulator has found, and that nothing in the table is unknown to the decoder. */
class Aarch64MachineTest {
    private static final long SEED = 1;
    private static final int WORDS_OF_AN_OPERATION = 200;

    @Test
    void everyOperationIsDecoded() {
        var random = new Random(SEED);
        for (Operation operation : Operation.values()) {
            for (int i = 0; i < WORDS_OF_AN_OPERATION; i++) {
                int word = operation.match() | (random.nextInt() & ~operation.mask());
                byte[] text = new byte[Integer.BYTES];
                ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN).putInt(word);
                var code = new MachineCode(new Aarch64Machine(), 0, text, (_, _) -> {});
                assertEquals(
                        1,
                        code.block(0).orElseThrow().instructions(),
                        () -> operation + " " + Instruction.of(word).isPresent());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rev(boolean translated) {
        long[] registers = new long[SingleInstruction.LONGS];
        registers[1] = 0x0102_0304_0506_0708L;
        // rev x0, x1 and rev32 x0, x1
        assertEquals(0x0807_0605_0403_0201L, SingleInstruction.execute(0xdac0_0c20, registers, translated)[0]);
        assertEquals(0x0403_0201_0807_0605L, SingleInstruction.execute(0xdac0_0820, registers, translated)[0]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unsignedConversionOfNan(boolean translated) {
        long[] registers = new long[SingleInstruction.LONGS];
        registers[0] = -1;
        registers[SingleInstruction.GENERAL + 1] = Double.doubleToRawLongBits(Double.NaN);
        // fcvtzu x0, d0
        assertEquals(0, SingleInstruction.execute(0x9e79_0000, registers, translated)[0]);
    }
}
