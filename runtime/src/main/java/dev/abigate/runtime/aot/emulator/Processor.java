package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.call.CodePlace;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A processor: registers, an address space, and the loop that executes code, block by block, as micro-operations or as
 * their translation to the JVM. What it executes is counted as fuel, one unit an instruction, the same in both ways. One
 * thread at a time may use it.
 */
public final class Processor implements Cpu {
    /** Instructions between two looks at whether to stop. */
    private static final int QUANTUM = 1 << 16;

    /** Where code returns to that was called from outside. */
    private static final long RETURN = 0x100;

    private final MachineCode code;
    private final AddressSpace space;
    private final Gate gate;
    private final Store store;
    private final boolean metered;
    private final CallingConvention convention;
    private final int stackPointer;
    private final int returnAddress;
    private final long[] registers;
    /** Instructions that may be executed before the next look; what is left of {@link #granted}. */
    private int budget;

    private int granted;
    private long programCounter;

    /**
     * A processor whose registers are zero.
     *
     * @param metered whether instructions consume the store's fuel
     */
    public Processor(MachineCode code, AddressSpace space, Gate gate, Store store, boolean metered) {
        this.code = code;
        this.space = space;
        this.gate = gate;
        this.store = store;
        this.metered = metered;
        this.convention = code.machine().callingConvention();
        this.stackPointer = code.machine().stackPointer();
        this.returnAddress = code.machine().returnAddress();
        this.registers = new long[code.machine().registers() + 1];
    }

    @Override
    public AddressSpace space() {
        return space;
    }

    /** The machine whose code it executes. */
    public Machine machine() {
        return code.machine();
    }

    @Override
    public CallingConvention convention() {
        return convention;
    }

    @Override
    public long register(int number) {
        return registers[number];
    }

    @Override
    public void setRegister(int number, long value) {
        registers[number] = value;
    }

    @Override
    public long stackPointer() {
        return registers[stackPointer];
    }

    @Override
    public void setStackPointer(long address) {
        registers[stackPointer] = address;
    }

    @Override
    public long stackArguments() {
        return stackPointer();
    }

    /** The address space asks the memory itself. */
    @Override
    public void useMemory(long bytes) {}

    /** An address within the instruction that trapped, or that called what trapped. */
    public long programCounter() {
        return programCounter;
    }

    /** How many instructions may be executed before translated code has to return. */
    public int budget() {
        return budget;
    }

    /** Sets the budget, of which translated code has used a part. */
    public void setBudget(int instructions) {
        budget = instructions;
    }

    /** What {@link #trapped} needs to know of a place in the code, as one number. */
    public static long position(long address, int instructionsLeft) {
        return address << 8 | instructionsLeft;
    }

    /**
     * Tells where translated code was when it trapped.
     *
     * @param budget of which the block's instructions are taken already
     */
    public void trapped(long position, int budget) {
        this.programCounter = position >> 8;
        this.budget = budget + (int) (position & 0xff);
    }

    /** All registers but those of results are afterwards as before. */
    @Override
    public void call(long entry) {
        long[] before = registers.clone();
        registers[returnAddress] = RETURN;
        try {
            run(entry);
        } catch (Trap e) {
            gate.locate(e, this);
            throw e;
        } finally {
            keep(convention.firstInteger(), before);
            keep(convention.firstFloat(), before);
            keep(convention.firstFloat() + convention.upperHalves(), before);
            System.arraycopy(before, 0, registers, 0, registers.length);
        }
    }

    @Override
    public List<Long> places(LongFunction<Optional<CodePlace>> functions) {
        return new Unwinder(
                        code,
                        place -> functions.apply(place).map(CodePlace::start).orElse(-1L))
                .places(this);
    }

    private void keep(int register, long[] before) {
        before[register] = registers[register];
    }

    private void run(long entry) {
        long pc = entry;
        try {
            while (pc != RETURN) {
                if (code.contains(pc)) {
                    pc = execute(code.blockAt(pc));
                } else {
                    settle();
                    programCounter = registers[returnAddress] - 1;
                    gate.call(pc, this);
                    pc = registers[returnAddress];
                }
            }
        } finally {
            settle();
        }
    }

    private long execute(Block block) {
        if (budget < block.instructions()) {
            renew();
            if (budget < block.instructions()) {
                return interpret(block, budget);
            }
        }
        Block.Entry entry = block.entry();
        if (entry != null) {
            return entry.translation().run(this, registers, space, entry.number());
        }
        if (block.becomesHot()) {
            code.translate(block);
        }
        return interpret(block, block.instructions());
    }

    /** Takes the fuel that was used. */
    private void settle() {
        int used = granted - budget;
        granted = 0;
        budget = 0;
        if (metered) {
            store.consumeFuel(used);
        }
    }

    private void renew() {
        settle();
        store.checkInterruption();
        if (metered && store.fuel() == 0) {
            store.consumeFuel(1);
        }
        granted = metered ? (int) Math.min(QUANTUM, store.fuel()) : QUANTUM;
        budget = granted;
    }

    /** Executes the first so many instructions of a block; returns where to go on. */
    private long interpret(Block block, int most) {
        long[] r = registers;
        budget -= most;
        MicroOperation o = block.steps()[0];
        try {
            for (MicroOperation each : block.steps()) {
                o = each;
                if (o.number() > most) {
                    return o.address();
                }
                long a = r[o.first()];
                long b = r[o.second()] + o.constant();
                switch (o.operator()) {
                    case ADD -> r[o.target()] = a + b;
                    case SUBTRACT -> r[o.target()] = a - b;
                    case MULTIPLY -> r[o.target()] = a * b;
                    case AND -> r[o.target()] = a & b;
                    case OR -> r[o.target()] = a | b;
                    case XOR -> r[o.target()] = a ^ b;
                    case SHIFT_LEFT -> r[o.target()] = a << b;
                    case SHIFT_RIGHT -> r[o.target()] = a >>> b;
                    case SHIFT_RIGHT_SIGNED -> r[o.target()] = a >> b;
                    case ADD_WORD -> r[o.target()] = (int) (a + b);
                    case ADD_WORD_UNSIGNED -> r[o.target()] = Integer.toUnsignedLong((int) (a + b));
                    case EQUAL -> r[o.target()] = a == b ? 1 : 0;
                    case LESS -> r[o.target()] = a < b ? 1 : 0;
                    case LESS_UNSIGNED -> r[o.target()] = Long.compareUnsigned(a, b) < 0 ? 1 : 0;
                    case COMPUTE ->
                        r[o.target()] =
                                ((Computation) o.routine()).compute(a, r[o.second()], r[o.third()], o.constant());
                    case LOAD_BYTE -> r[o.target()] = space.getByte(a + b);
                    case LOAD_HALF -> r[o.target()] = space.getShort(a + b);
                    case LOAD_WORD -> r[o.target()] = space.getInt(a + b);
                    case LOAD_DOUBLE -> r[o.target()] = space.getLong(a + b);
                    case LOAD_BYTE_UNSIGNED -> r[o.target()] = Byte.toUnsignedLong(space.getByte(a + b));
                    case LOAD_HALF_UNSIGNED -> r[o.target()] = Short.toUnsignedLong(space.getShort(a + b));
                    case LOAD_WORD_UNSIGNED -> r[o.target()] = Integer.toUnsignedLong(space.getInt(a + b));
                    case STORE_BYTE -> space.putByte(a + b, (byte) r[o.target()]);
                    case STORE_HALF -> space.putShort(a + b, (short) r[o.target()]);
                    case STORE_WORD -> space.putInt(a + b, (int) r[o.target()]);
                    case STORE_DOUBLE -> space.putLong(a + b, r[o.target()]);
                    case EFFECT -> ((Effect) o.routine()).execute(this, o.constant(), o.address());
                    case JUMP, CALL -> {
                        return a + b;
                    }
                    case BRANCH_EQUAL,
                            BRANCH_NOT_EQUAL,
                            BRANCH_LESS,
                            BRANCH_NOT_LESS,
                            BRANCH_LESS_UNSIGNED,
                            BRANCH_NOT_LESS_UNSIGNED -> {
                        if (isTaken(o.operator(), a, r[o.second()])) {
                            return o.constant();
                        }
                    }
                }
            }
            return block.end();
        } catch (Trap e) {
            programCounter = o.address();
            budget += most - o.number();
            throw e;
        }
    }

    private static boolean isTaken(Operator branch, long a, long b) {
        return switch (branch) {
            case BRANCH_EQUAL -> a == b;
            case BRANCH_NOT_EQUAL -> a != b;
            case BRANCH_LESS -> a < b;
            case BRANCH_NOT_LESS -> a >= b;
            case BRANCH_LESS_UNSIGNED -> Long.compareUnsigned(a, b) < 0;
            case BRANCH_NOT_LESS_UNSIGNED -> Long.compareUnsigned(a, b) >= 0;
            default -> throw new IllegalArgumentException("no branch: " + branch);
        };
    }
}
