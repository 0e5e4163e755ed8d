package dev.abigate.runtime.aot.emulator;

/** A region of code as a method of the JVM. It has no state of its own. */
public interface Translation {
    /**
     * Executes code from an entry on, until it leaves the region or the processor's budget is less than the next block.
     *
     * @param entry number of the entry
     * @return the address where to go on
     */
    long run(Processor processor, long[] registers, AddressSpace space, int entry);
}
