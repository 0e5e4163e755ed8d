package dev.abigate.runtime.aot.call;

import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** A processor that runs compiled code, as calls see it. One thread at a time may use it. */
public interface Cpu {
    /** What calls expect of the registers. */
    CallingConvention convention();

    /** What its code can address. */
    AddressedMemory space();

    /** The register with the given number of the machine. */
    long register(int number);

    /** Sets a register other than one that is always zero. */
    void setRegister(int number, long value);

    /** The integer argument with the given number, which is in a register. */
    default long argument(int number) {
        return register(convention().firstInteger() + number);
    }

    /** Sets the integer result of a call. */
    default void setResult(long value) {
        setRegister(convention().firstInteger(), value);
    }

    /** Nothing below it is in use. */
    long stackPointer();

    void setStackPointer(long address);

    /** Where the arguments on the stack begin of a call that left the code. */
    long stackArguments();

    /** Tells the size of the linear memory, which may have grown. */
    void useMemory(long bytes);

    /**
     * Executes a function until it returns. Arguments on the stack begin at the stack pointer.
     *
     * @throws Trap where the code traps
     */
    void call(long entry);

    /**
     * Where the functions that are running are: addresses within their instructions, the innermost first, as far as they can
     * be found.
     *
     * @param functions the function that an address in the code belongs to
     */
    List<Long> places(LongFunction<Optional<CodePlace>> functions);
}
