package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.call.CodePlace;
import dev.abigate.runtime.aot.call.Cpu;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.x86.X86Abi;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/** The processor of this machine, on which a worker runs code. */
public final class DirectCpu implements Cpu {
    private static final CallingConvention CONVENTION = new X86Abi().callingConvention();
    private static final long CALL_RECORDS = new Stubs().callRecords();
    private static final int SIGBUS = 7;
    private static final int SIGSEGV = 11;

    private final WorkerSession session;
    private final PlacedImage image;
    private final Gate gate;
    private final Store store;
    private final LongFunction<String> placeText;
    private final DirectSpace space;
    private final Context context;
    /** Told to other threads without haste; before a long wait, at once. */
    private final AtomicBoolean inCode = new AtomicBoolean();

    private final long[] registers = new long[X86Abi.REGISTERS];
    /** A bit for each register that was set since code ran last. */
    private int registersSet;

    private long stackPointer;
    private long place;

    /**
     * The processor of an instance.
     *
     * @param placeText words the place of an address in the code
     * @throws Trap where the worker fails
     */
    public DirectCpu(
            WorkerSession session, LinearMemory memory, Store store, Gate gate, LongFunction<String> placeText) {
        this.session = session;
        this.image = session.image();
        this.store = store;
        this.gate = gate;
        this.placeText = placeText;
        this.space = new DirectSpace(session.low(), image.writableBytes(), memory);
        this.context = session.context();
        session.place();
        store.onInterruption(this::interrupt);
    }

    /** Code cannot be asked to stop. */
    private void interrupt() {
        if (inCode.get() && store.isInterrupted()) {
            session.kill();
        }
    }

    @Override
    public CallingConvention convention() {
        return CONVENTION;
    }

    @Override
    public AddressedMemory space() {
        return space;
    }

    @Override
    public long register(int number) {
        return context.get(Context.LEFT_REGISTERS + number * Long.BYTES);
    }

    @Override
    public void setRegister(int number, long value) {
        registers[number] = value;
        registersSet |= 1 << number;
    }

    @Override
    public long stackPointer() {
        return stackPointer;
    }

    @Override
    public void setStackPointer(long address) {
        stackPointer = address;
    }

    /** Below them are the address that the gate returns to, and what it saved. */
    @Override
    public long stackArguments() {
        return stackPointer + Stubs.SAVED_BYTES + Long.BYTES;
    }

    @Override
    public void useMemory(long bytes) {
        session.useMemory(bytes);
    }

    @Override
    public void call(long entry) {
        long before = stackPointer;
        place = 0;
        try {
            for (long status = enter(entry); status != Context.RETURNED; status = enter(0)) {
                stackPointer = context.get(Context.LEFT_STACK);
                leave(status);
            }
        } catch (Trap e) {
            gate.locate(e, this);
            throw e;
        } finally {
            stackPointer = before;
        }
    }

    /** Room for calls that are made together. */
    public CallRecords records() {
        return new CallRecords(context);
    }

    /**
     * Executes the functions of records one after the other, until one does not return.
     *
     * @param first the argument that all of them get first
     * @throws Trap where the code traps
     */
    public void callRecords(CallRecords records, long first) {
        setRegister(0, first);
        setRegister(1, CallRecords.ADDRESS);
        setRegister(2, records.end());
        call(CALL_RECORDS);
    }

    /** Runs code, from an entry or from where it was left, until it is left; returns why. */
    private long enter(long entry) {
        store.checkInterruption();
        // At once, since the worker looks at their line of the cache all the time.
        context.set(Context.ENTRY, entry);
        context.set(Context.ENTRY_STACK, stackPointer);
        for (; registersSet != 0; registersSet &= registersSet - 1) {
            int register = Integer.numberOfTrailingZeros(registersSet);
            context.set(Context.ENTRY_REGISTERS + register * Long.BYTES, registers[register]);
        }
        inCode.setRelease(true);
        try {
            if (!session.enter()) {
                inCode.set(true);
                interrupt();
                session.awaitLeaving();
            }
            return context.get(Context.STATUS);
        } catch (Trap e) {
            store.checkInterruption();
            throw e;
        } finally {
            inCode.setRelease(false);
        }
    }

    private void leave(long status) {
        if (status == Context.FAULT) {
            place = context.get(Context.FAULT_PLACE);
            throw fault((int) context.get(Context.SIGNAL), context.get(Context.FAULT_ADDRESS));
        }
        long stack = stackPointer;
        gate.call(Gate.address((int) status), this);
        stackPointer = stack;
    }

    /** The trap of a signal: code without checks of its own relies on the memory's end, others have no right to fault. */
    private Trap fault(int signal, long address) {
        if (signal == SIGSEGV || signal == SIGBUS) {
            Trap trap = AddressedMemory.fault(address);
            if (trap.kind() != TrapKind.CRASHED) {
                return trap;
            }
        }
        session.abandon();
        return new Trap(TrapKind.CRASHED, Worker.signalName(signal) + " at " + placeText.apply(place));
    }

    @Override
    public List<Long> places(LongFunction<Optional<CodePlace>> functions) {
        return new StackScan(image, functions).places(space, place, stackPointer);
    }
}
