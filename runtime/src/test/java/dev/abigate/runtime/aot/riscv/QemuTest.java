package dev.abigate.runtime.aot.riscv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.riscv.Instruction;
import dev.abigate.format.riscv.Operation;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.MachineCode;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.aot.emulator.Qemu;
import dev.abigate.runtime.aot.translation.RegionTranslator;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Compares what single instructions do to registers at random with {@code qemu-riscv64}. */
@EnabledIfSystemProperty(
        named = "abigate.qemu",
        matches = "true",
        disabledReason = "needs qemu-riscv64, riscv64-linux-gnu-gcc and -Dabigate.qemu=true")
class QemuTest {
    private static final long SEED = 64;
    private static final int RUNS_OF_AN_OPERATION = 40;

    /** The registers below are the program's around the instruction. */
    private static final int FIRST = 5;

    private static final int FLOATS = 32;
    private static final int LONGS = 64;
    private static final long BASE = 0x1_0000;

    /** Numbers, boxed floats, and bits that mean something in the manual's exceptional cases. */
    private static final long[] SPECIAL = {
        0,
        1,
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x8000_0000L,
        0x7fff_ffffL,
        0x7ff0_0000_0000_0000L,
        0x7ff0_0000_0000_0001L,
        0xfff8_0000_0000_1234L,
        0x3ff8_0000_0000_0000L,
        0xc008_0000_0000_0000L,
        0xffff_ffff_3f80_0000L,
        0xffff_ffff_7fc0_0001L,
        0xffff_ffff_7f80_0001L,
        0xffff_ffff_ff80_0000L,
        0xffff_ffff_c020_0000L,
        0xffff_ffff_5f80_0000L,
        0x43e0_0000_0000_0000L
    };

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyOperationDoesWhatQemuDoes() throws IOException, InterruptedException {
        var random = new Random(SEED);
        var words = new ArrayList<Integer>();
        for (Operation operation : Operation.values()) {
            for (int tries = 0, found = 0; tries < 2_000 && found < RUNS_OF_AN_OPERATION; tries++) {
                int word = operation.match()
                        | (random.nextInt() & ~operation.format().mask());
                if (Instruction.of(word, true).filter(QemuTest::computes).isPresent()) {
                    words.add(word);
                    found++;
                }
            }
        }
        var data = ByteBuffer.allocate(words.size() * LONGS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putLong(Qemu.bits(random, SPECIAL));
        }
        ByteBuffer expected = new Qemu(
                        folder, "riscv64-linux-gnu-gcc", "qemu-riscv64", "-cpu", "rv64,zba=true,zbb=true")
                .run(program(words, data.capacity()), data.array());
        var different = new ArrayList<String>();
        int compared = 0;
        for (int i = 0; i < words.size(); i++) {
            for (boolean translated : new boolean[] {false, true}) {
                try {
                    compared += compare(words.get(i), i * LONGS, data, expected, translated, different);
                } catch (Trap e) {
                    assertTrue(String.valueOf(e.getMessage()).contains("does not execute"), e::getMessage);
                }
            }
        }
        Qemu.report(compared, different);
    }

    /** Whether only registers change, and none of the program's. */
    private static boolean computes(Instruction i) {
        boolean registersOnly = switch (i.operation().format()) {
            case LOAD, STORE, BRANCH, JUMP, JUMP_REGISTER, LOAD_RESERVED, ATOMIC, ORDERING, CSR, CSR_IMMEDIATE -> false;
            case FLOAT_LOAD, FLOAT_STORE, NONE, NONE_FUNCT3 -> false;
            // Where a conversion never rounds, the mode is reserved all the same.
            case FLOAT_UNARY_EXACT, INTEGER_TO_FLOAT_EXACT -> i.rounding() < 5;
            default -> i.operation() != Operation.AUIPC;
        };
        return registersOnly && isFree(i.rd()) && isFree(i.rs1()) && isFree(i.rs2());
    }

    private static boolean isFree(int register) {
        return register == 0 || register >= FIRST;
    }

    private static String program(List<Integer> words, int bytes) {
        var program = new StringBuilder(".globl _start\n_start:\n.option norelax\nla x3, before\nla x4, after\n");
        for (int word : words) {
            for (int i = 0; i < LONGS; i++) {
                if (i >= FLOATS) {
                    program.append("fld f%d, %d(x3)\n".formatted(i - FLOATS, i * Long.BYTES));
                } else if (i >= FIRST) {
                    program.append("ld x%d, %d(x3)\n".formatted(i, i * Long.BYTES));
                }
            }
            program.append(".word 0x%08x\n".formatted(word));
            for (int i = 0; i < LONGS; i++) {
                if (i >= FLOATS) {
                    program.append("fsd f%d, %d(x4)\n".formatted(i - FLOATS, i * Long.BYTES));
                } else if (i >= FIRST) {
                    program.append("sd x%d, %d(x4)\n".formatted(i, i * Long.BYTES));
                }
            }
            program.append("addi x3, x3, %1$d\naddi x4, x4, %1$d\n".formatted(LONGS * Long.BYTES));
        }
        return program.append("""
            li a0, 1
            la a1, after
            li a2, %d
            li a7, 64
            ecall
            li a0, 0
            li a7, 93
            ecall
            """.formatted(bytes)).toString();
    }

    private static int compare(
            int word, int at, ByteBuffer before, ByteBuffer expected, boolean translated, List<String> different) {
        var text = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        text.putInt(word);
        // jr zero: to where no code is
        text.putInt(0x0000_0067);
        var code = new MachineCode(new RiscvMachine(), BASE, text.array(), new RegionTranslator());
        if (translated) {
            new RegionTranslator().translate(code, code.block(BASE).orElseThrow());
        }
        var found = new long[LONGS];
        Gate gate = new Gate() {
            @Override
            public void call(long address, Cpu cpu) {
                for (int i = 0; i < LONGS; i++) {
                    found[i] = cpu.register(i);
                }
            }

            @Override
            public void locate(Trap trap, Cpu cpu) {}
        };
        Store store = Engine.of(Tier.INTERPRETER).newStore();
        LinearMemory memory = LinearMemory.allocate(
                new MemoryType(new Limits(AddressType.I32, 0, OptionalLong.empty()), false, 16), 1 << 16);
        var processor = new Processor(code, new AddressSpace(new byte[0], 0, memory), gate, store, false);
        for (int i = FIRST; i < LONGS; i++) {
            processor.setRegister(i, before.getLong((at + i) * Long.BYTES));
        }
        processor.call(BASE);
        for (int i = FIRST; i < LONGS; i++) {
            long right = expected.getLong((at + i) * Long.BYTES);
            if (found[i] != right) {
                different.add("%s %08x, register %d: qemu %016x, ours %016x"
                        .formatted(
                                Instruction.of(word, true)
                                        .orElseThrow()
                                        .operation()
                                        .mnemonic(),
                                word,
                                i,
                                right,
                                found[i]));
            }
        }
        return 1;
    }
}
