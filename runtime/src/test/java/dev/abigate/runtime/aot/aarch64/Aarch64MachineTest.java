package dev.abigate.runtime.aot.aarch64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.call.AddressedMemory;
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
        assertEquals(0x0807_0605_0403_0201L, SingleInstruction.execute(registers, translated, 0xdac0_0c20)[0]);
        assertEquals(0x0403_0201_0807_0605L, SingleInstruction.execute(registers, translated, 0xdac0_0820)[0]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unsignedConversionOfNan(boolean translated) {
        long[] registers = new long[SingleInstruction.LONGS];
        registers[0] = -1;
        registers[SingleInstruction.GENERAL + 1] = Double.doubleToRawLongBits(Double.NaN);
        // fcvtzu x0, d0
        assertEquals(0, SingleInstruction.execute(registers, translated, 0x9e79_0000)[0]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interleavedStructures(boolean translated) {
        long[] registers = new long[SingleInstruction.LONGS];
        registers[1] = AddressedMemory.WINDOW_BASE;
        registers[2] = AddressedMemory.WINDOW_BASE;
        for (int vector = 0; vector < 4; vector++) {
            registers[lower(vector)] = 0x0003_0002_0001_0000L + 0x1000_1000_1000_1000L * vector;
            registers[lower(vector) + 1] = 0x0007_0006_0005_0004L + 0x1000_1000_1000_1000L * vector;
        }
        // st4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x1], then ld4 of v8 to v11 from there, x1 moved on, and ld1 { v4.8h },
        // [x2]
        long[] after = SingleInstruction.execute(registers, translated, 0x4c00_0420, 0x4cdf_0428, 0x4c40_7444);
        assertEquals(0x3000_2000_1000_0000L, after[lower(4)]);
        assertEquals(0x3001_2001_1001_0001L, after[lower(4) + 1]);
        for (int half = 0; half < 8; half++) {
            assertEquals(registers[lower(0) + half], after[lower(8) + half]);
        }
        assertEquals(AddressedMemory.WINDOW_BASE + 64, after[1]);
    }

    /** Where the lower half of a vector register stands; its upper half follows. */
    private static int lower(int vector) {
        return SingleInstruction.GENERAL + 1 + 2 * vector;
    }
}
