package dev.abigate.runtime.aot.emulator;

/**
 * What a processor remembers between a load that reserves a place in memory and the store that depends on it, in two
 * registers that only the decoder knows. The store succeeds where memory still has what was read, which others may have
 * written meanwhile and taken back.
 *
 * @param address register with the reserved address, 0 if there is none
 * @param value register with what was read there
 */
public record Reservation(int address, int value) {
    /** Reads so many aligned bytes, zero-extended, and reserves them. */
    public long load(Processor processor, int bytes, long place) {
        long read = processor.space().atomicLoad(bytes, place);
        processor.setRegister(address, place);
        processor.setRegister(value, read);
        return read;
    }

    /** Writes the low bytes of a number where they are reserved, and ends the reservation; returns whether it did. */
    public boolean store(Processor processor, int bytes, long place, long number) {
        long read = processor.register(value);
        boolean stored = place == processor.register(address)
                && processor.space().atomicCompareExchange(bytes, place, read, number) == read;
        processor.setRegister(address, 0);
        return stored;
    }
}
