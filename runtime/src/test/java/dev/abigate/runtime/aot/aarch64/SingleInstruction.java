package dev.abigate.runtime.aot.aarch64;

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
import dev.abigate.runtime.aot.translation.RegionTranslator;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;

/** Executes one instruction, or a few, that change nothing but registers and a page of memory. */
final class SingleInstruction {
    static final int GENERAL = 28;
    static final int VECTORS = 32;
    static final int LONGS = GENERAL + 1 + 2 * VECTORS;

    private static final long BASE = 0x1_0000;
    private static final long OUTSIDE = 0x8000;

    private SingleInstruction() {}

    /**
     * The registers after instructions: general ones, four bits of flags from bit 28 on, lower and upper halves of vectors.
     *
     * @param before in the same form
     */
    static long[] execute(long[] before, boolean translated, int... words) {
        int bytes = words.length * Integer.BYTES;
        var text = ByteBuffer.allocate(bytes + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).forEach(text::putInt);
        text.putInt(0x1400_0000 | ((int) ((OUTSIDE - BASE - bytes) >> 2) & 0x3ff_ffff));
        var code = new MachineCode(new Aarch64Machine(), BASE, text.array(), new RegionTranslator());
        if (translated) {
            new RegionTranslator().translate(code, code.block(BASE).orElseThrow());
        }
        long[] after = new long[LONGS];
        Gate gate = new Gate() {
            @Override
            public void call(long address, Cpu cpu) {
                for (int i = 0; i < GENERAL; i++) {
                    after[i] = cpu.register(Registers.general(i));
                }
                after[GENERAL] = cpu.register(Registers.NEGATIVE) << 31
                        | cpu.register(Registers.ZERO) << 30
                        | cpu.register(Registers.CARRY) << 29
                        | cpu.register(Registers.OVERFLOW) << 28;
                for (int i = 0; i < VECTORS; i++) {
                    after[GENERAL + 1 + 2 * i] = cpu.register(Registers.lower(i));
                    after[GENERAL + 2 + 2 * i] = cpu.register(Registers.upper(i));
                }
            }

            @Override
            public void locate(Trap trap, Cpu cpu) {}
        };
        Store store = Engine.of(Tier.INTERPRETER).newStore();
        LinearMemory memory = LinearMemory.allocate(
                new MemoryType(new Limits(AddressType.I32, 1, OptionalLong.empty()), false, 16), 1 << 16);
        var processor = new Processor(code, new AddressSpace(new byte[0], 0, memory), gate, store, false);
        for (int i = 0; i < GENERAL; i++) {
            processor.setRegister(Registers.general(i), before[i]);
        }
        processor.setRegister(Registers.NEGATIVE, before[GENERAL] >>> 31 & 1);
        processor.setRegister(Registers.ZERO, before[GENERAL] >>> 30 & 1);
        processor.setRegister(Registers.CARRY, before[GENERAL] >>> 29 & 1);
        processor.setRegister(Registers.OVERFLOW, before[GENERAL] >>> 28 & 1);
        for (int i = 0; i < VECTORS; i++) {
            processor.setRegister(Registers.lower(i), before[GENERAL + 1 + 2 * i]);
            processor.setRegister(Registers.upper(i), before[GENERAL + 2 + 2 * i]);
        }
        processor.call(BASE);
        return after;
    }
}
