package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.libc.TextMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/** Memory, of which perhaps only parts are known, with the arguments of a call that prints. */
record KnownMemory(ByteSource bytes) implements TextMemory {
    @Override
    public void requireArgument(long address) {
        // An argument that is not there is missed when it is read.
    }

    @Override
    public int narrow(long address) {
        return (int) DecodedCall.word(read(address, Integer.BYTES).toArray(), 0);
    }

    @Override
    public long wide(long address) {
        byte[] words = read(address, Long.BYTES).toArray();
        return DecodedCall.word(words, 0) | DecodedCall.word(words, Integer.BYTES) << Integer.SIZE;
    }

    @Override
    public ByteString string(long address) {
        int length = 0;
        while (!read(address + length, 1).isZero()) {
            length++;
        }
        return read(address, length);
    }

    private ByteString read(long address, long count) {
        return bytes.read(address, count).orElseThrow(() -> new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS));
    }
}
