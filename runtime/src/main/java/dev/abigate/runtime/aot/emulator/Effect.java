package dev.abigate.runtime.aot.emulator;

/** What an instruction does to registers and memory, where that is more than one result. */
public non-sealed interface Effect extends Routine {
    /**
     * Has the effect.
     *
     * @param constant which the machine's decoder has given, such as the instruction's encoding
     * @param address of the instruction
     * @throws dev.abigate.runtime.trap.Trap where the instruction traps
     */
    void execute(Processor processor, long constant, long address);
}
