package dev.abigate.runtime.aot.aarch64;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aarch64.Form;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.Qemu;
import dev.abigate.runtime.trap.Trap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Compares what single instructions do to registers at random with {@code qemu-aarch64}. */
@EnabledIfSystemProperty(
        named = "abigate.qemu",
        matches = "true",
        disabledReason = "needs qemu-aarch64, aarch64-linux-gnu-gcc and -Dabigate.qemu=true")
class QemuTest {
    private static final long SEED = 64;
    private static final int RUNS_OF_AN_OPERATION = 24;
    private static final int GENERAL = SingleInstruction.GENERAL;
    private static final int VECTORS = SingleInstruction.VECTORS;
    private static final int LONGS = SingleInstruction.LONGS;

    /** Bits that mean something in the manual's exceptional cases. */
    private static final long[] SPECIAL = {
        0,
        1,
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x8000_0000L,
        0x7fff_ffffL,
        0x7ff0_0000_0000_0000L,
        0x7ff8_0000_0000_0001L,
        0xfff0_0000_0000_1234L,
        0x3ff0_0000_0000_0000L,
        0xc008_0000_0000_0000L,
        0x4000_0000_3f80_0000L,
        0x7fc0_0001_7f80_0001L,
        0x7f80_0000_ff80_0000L,
        0x0000_0001_8000_0000L,
        0x4330_0000_0000_0001L,
        0x43e0_0000_0000_0000L
    };

    private static final String ADDRESS = "adrp x%1$d, %2$s\nadd x%1$d, x%1$d, :lo12:%2$s\n";

    @TempDir
    private Path folder = Path.of("");

    /** An instruction with the registers before it: general ones, four bits of flags, halves of vectors. */
    private static final class Sample {
        private final Instruction instruction;
        private final long[] registers;

        Sample(Instruction instruction, long[] registers) {
            this.instruction = instruction;
            this.registers = registers;
        }
    }

    @Test
    void everyOperationDoesWhatQemuDoes() throws IOException, InterruptedException {
        var random = new Random(SEED);
        var samples = new ArrayList<Sample>();
        for (Operation operation : Operation.values()) {
            for (int tries = 0, found = 0; tries < 4_000 && found < RUNS_OF_AN_OPERATION; tries++) {
                int word = operation.match() | (random.nextInt() & ~operation.mask());
                Optional<Instruction> instruction = Instruction.of(word)
                        .filter(i -> i.operation() == operation)
                        .filter(QemuTest::computes)
                        .filter(QemuTest::leavesTheProgramAlone);
                if (instruction.isPresent()) {
                    samples.add(new Sample(instruction.get(), registers(random)));
                    found++;
                }
            }
        }
        List<long[]> expected = qemu(samples);
        var different = new ArrayList<String>();
        int compared = 0;
        for (int i = 0; i < samples.size(); i++) {
            for (boolean translated : new boolean[] {false, true}) {
                try {
                    long[] found = SingleInstruction.execute(
                            samples.get(i).registers,
                            translated,
                            samples.get(i).instruction.word());
                    compared++;
                    if (!Arrays.equals(expected.get(i), found)) {
                        different.add(difference(samples.get(i), expected.get(i), found));
                    }
                } catch (Trap e) {
                    assertTrue(String.valueOf(e.getMessage()).contains("does not execute"), e::getMessage);
                }
            }
        }
        Qemu.report(compared, different);
    }

    /** Whether only registers and flags change. */
    private static boolean computes(Instruction i) {
        return switch (i.form()) {
            case PC_RELATIVE, BRANCH, BRANCH_CONDITIONAL, COMPARE_AND_BRANCH, TEST_AND_BRANCH, BRANCH_REGISTER -> false;
            case HINT, BARRIER, SYSTEM_REGISTER, EXCEPTION, LOAD_LITERAL, PAIR -> false;
            case LOAD_STORE_UNSIGNED_OFFSET, LOAD_STORE_IMMEDIATE, LOAD_STORE_REGISTER -> false;
            case STORE_EXCLUSIVE, LOAD_EXCLUSIVE, STORE_EXCLUSIVE_PAIR, LOAD_EXCLUSIVE_PAIR -> false;
            case STRUCTURE_INTERLEAVED, STRUCTURE_INTERLEAVED_POST -> false;
            case STORE_RELEASE, LOAD_ACQUIRE, STRUCTURE_MULTIPLE, STRUCTURE_MULTIPLE_POST -> false;
            case STRUCTURE_LANE, STRUCTURE_LANE_POST, STRUCTURE_REPLICATE, STRUCTURE_REPLICATE_POST -> false;
            default -> true;
        };
    }

    /** The general registers from 28 on, and the stack pointer, are the program's around the instruction. */
    private static boolean leavesTheProgramAlone(Instruction i) {
        boolean mayUseStack = switch (i.form()) {
            case ADD_SUBTRACT_IMMEDIATE, ADD_SUBTRACT_EXTENDED, LOGICAL_IMMEDIATE -> true;
            default -> false;
        };
        boolean hasThree = i.form() == Form.THREE_SOURCES || i.form() == Form.MULTIPLY_LONG;
        return isFree(i.rd(), mayUseStack)
                && isFree(i.rn(), mayUseStack)
                && isFree(i.rm(), false)
                && (!hasThree || isFree(i.ra(), false));
    }

    private static boolean isFree(int register, boolean mayBeStack) {
        return register < GENERAL || (register == Instruction.ZERO_OR_SP && !mayBeStack);
    }

    private static long[] registers(Random random) {
        long[] registers = new long[LONGS];
        for (int i = 0; i < LONGS; i++) {
            registers[i] = Qemu.bits(random, SPECIAL);
        }
        registers[GENERAL] = (long) random.nextInt(16) << 28;
        return registers;
    }

    private static String difference(Sample sample, long[] expected, long[] found) {
        var text = new StringBuilder("%s %08x".formatted(sample.instruction.operation(), sample.instruction.word()));
        for (int i = 0; i < LONGS; i++) {
            if (expected[i] != found[i]) {
                text.append(", register %d: qemu %016x, ours %016x".formatted(i, expected[i], found[i]));
            }
        }
        return text.toString();
    }

    /** The registers after each instruction, by a program that executes them one after the other. */
    private List<long[]> qemu(List<Sample> samples) throws IOException, InterruptedException {
        var data = ByteBuffer.allocate(samples.size() * LONGS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        var program = new StringBuilder(
                ".globl _start\n_start: " + ADDRESS.formatted(28, "before") + ADDRESS.formatted(29, "after"));
        for (Sample sample : samples) {
            long[] registers = sample.registers;
            Arrays.stream(registers, GENERAL + 1, LONGS).forEach(data::putLong);
            data.putLong(registers[GENERAL]);
            Arrays.stream(registers, 0, GENERAL).forEach(data::putLong);
            for (int i = 0; i < VECTORS; i += 2) {
                program.append("ldp q%d, q%d, [x28], #32\n".formatted(i, i + 1));
            }
            program.append("ldr x0, [x28], #8\nmsr nzcv, x0\n");
            for (int i = 0; i < GENERAL; i += 2) {
                program.append("ldp x%d, x%d, [x28], #16\n".formatted(i, i + 1));
            }
            program.append(".inst 0x%08x\n".formatted(sample.instruction.word()));
            for (int i = 0; i < GENERAL; i += 2) {
                program.append("stp x%d, x%d, [x29], #16\n".formatted(i, i + 1));
            }
            program.append("mrs x0, nzcv\nstr x0, [x29], #8\n");
            for (int i = 0; i < VECTORS; i += 2) {
                program.append("stp q%d, q%d, [x29], #32\n".formatted(i, i + 1));
            }
        }
        program.append("""
            mov x0, #1
            adrp x1, after
            add x1, x1, :lo12:after
            ldr x2, =%d
            mov x8, #64
            svc #0
            mov x0, #0
            mov x8, #93
            svc #0
            .ltorg
            """.formatted(data.capacity()));
        ByteBuffer output =
                new Qemu(folder, "aarch64-linux-gnu-gcc", "qemu-aarch64").run(program.toString(), data.array());
        var results = new ArrayList<long[]>();
        while (output.hasRemaining()) {
            long[] registers = new long[LONGS];
            for (int i = 0; i < LONGS; i++) {
                registers[i] = output.getLong();
            }
            results.add(registers);
        }
        return results;
    }
}
