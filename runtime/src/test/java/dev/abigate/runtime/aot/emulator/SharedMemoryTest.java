package dev.abigate.runtime.aot.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.aarch64.Aarch64Machine;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.riscv.RiscvMachine;
import dev.abigate.runtime.aot.translation.RegionTranslator;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that count in the same place of a shared memory lose nothing. */
class SharedMemoryTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;
    private static final long BASE = 0x20_0000;

    /** A loop that adds one to the word at its second argument, as often as its first one says. */
    enum Counting {
        /** lr.w.aq, addi, sc.w.rl, bnez, addi, bnez, ret. */
        RISCV_RESERVATION(
                new RiscvMachine(),
                0x1405_a62f,
                0x0016_0613,
                0x1ac5_a6af,
                0xfe06_9ae3,
                0xfff5_0513,
                0xfe05_16e3,
                0x8067),
        /** li, amoadd.w.aqrl, addi, bnez, ret. */
        RISCV_ATOMIC(new RiscvMachine(), 0x0010_0613, 0x06c5_a6af, 0xfff5_0513, 0xfe05_1ae3, 0x8067),
        /** ldaxr, add, stlxr, cbnz, subs, b.ne, ret. */
        AARCH64_EXCLUSIVE(
                new Aarch64Machine(),
                0x885f_fc22,
                0x1100_0442,
                0x8803_fc22,
                0x35ff_ffa3,
                0xf100_0400,
                0x54ff_ff61,
                0xd65f_03c0);

        private final Machine machine;
        private final int[] words;

        Counting(Machine machine, int... words) {
            this.machine = machine;
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLost(Counting counting) throws ExecutionException, InterruptedException {
        var text = ByteBuffer.allocate(counting.words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(counting.words).forEach(text::putInt);
        var code = new MachineCode(counting.machine, BASE, text.array(), new RegionTranslator());
        try (Store store = Engine.of(Tier.INTERPRETER).newStore();
                var threads = Executors.newFixedThreadPool(THREADS)) {
            LinearMemory memory =
                    store.newMemory(new MemoryType(new Limits(AddressType.I32, 1, OptionalLong.of(1)), true, 16));
            List<? extends Future<?>> running = IntStream.range(0, THREADS)
                    .mapToObj(_ -> threads.submit(() -> count(code, memory, store)))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
            assertEquals(THREADS * ROUNDS, memory.getInt(0));
        }
    }

    private static void count(MachineCode code, LinearMemory memory, Store store) {
        var processor = new Processor(code, new AddressSpace(new byte[0], 0, memory), new NoGate(), store, false);
        processor.setResult(ROUNDS);
        processor.setRegister(processor.convention().firstInteger() + 1, AddressedMemory.WINDOW_BASE);
        processor.call(BASE);
    }

    /** The code never leaves. */
    private static final class NoGate implements Gate {
        @Override
        public void call(long address, Cpu caller) {
            throw new IllegalStateException("a jump to 0x%x".formatted(address));
        }

        @Override
        public void locate(Trap trap, Cpu caller) {}
    }
}
