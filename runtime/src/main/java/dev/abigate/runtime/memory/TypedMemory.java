package dev.abigate.runtime.memory;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A guest's memory as its host uses it: numbers, strings, lists and structures at addresses that the guest gave. What is not
 * inside of the memory is a {@link Trap} of the kind {@link TrapKind#OUT_OF_BOUNDS_MEMORY_ACCESS}.
 */
public record TypedMemory(LinearMemory memory) {
    /**
     * Requires bytes of the memory.
     *
     * @throws Trap where they are not all inside, or none are asked for beyond the end of the memory
     */
    public void require(long address, long bytes) {
        long size = memory.byteSize();
        if (address < 0 || address > size || bytes < 0 || bytes > size - address) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
    }

    public <T> T get(GuestType<T> type, long address) {
        return type.reader().read(memory, address);
    }

    public <T> void set(GuestType<T> type, long address, T value) {
        type.writer().write(memory, address, value);
    }

    /** Bytes before the NUL that ends the string at an address, which has to be inside of the memory. */
    public int stringLength(long address) {
        require(address, 1);
        long end = Math.min(memory.byteSize(), address + Integer.MAX_VALUE);
        for (long at = address; at < end; at++) {
            if (memory.getByte(at) == 0) {
                return (int) (at - address);
            }
        }
        throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }

    /** The text in UTF-8 that a NUL ends. */
    public String string(long address) {
        return string(address, stringLength(address));
    }

    /** The text in UTF-8 of that many bytes. */
    public String string(long address, int bytes) {
        return bytes(address, bytes).utf8();
    }

    /** A copy of bytes. */
    public ByteString bytes(long address, int count) {
        require(address, count);
        return memory.read(address, count);
    }

    /** Writes a text in UTF-8 and the NUL that ends it. */
    public void setString(long address, String text) {
        set(address, ByteString.utf8(text + "\0"));
    }

    /** Writes bytes, all of them or none. */
    public void set(long address, ByteString bytes) {
        memory.write(address, bytes, 0, bytes.length());
    }

    /** The values one after the other at an address: a view, of which {@code set} writes to the memory. */
    public <T> List<T> slice(GuestType<T> type, long address, int count) {
        require(address, count * type.bytes());
        return new Slice<>(this, type, address, count);
    }

    /** The structure at an address: a view of the memory. */
    public GuestStruct.View struct(GuestStruct type, long address) {
        require(address, type.bytes());
        return new GuestStruct.View(memory, address);
    }

    private static final class Slice<T> extends AbstractList<T> implements RandomAccess {
        private final TypedMemory memory;
        private final GuestType<T> type;
        private final long address;
        private final int count;

        Slice(TypedMemory memory, GuestType<T> type, long address, int count) {
            this.memory = memory;
            this.type = type;
            this.address = address;
            this.count = count;
        }

        @Override
        public T get(int index) {
            return memory.get(type, at(index));
        }

        @Override
        public T set(int index, T value) {
            T old = get(index);
            memory.set(type, at(index), value);
            return old;
        }

        private long at(int index) {
            return address + Objects.checkIndex(index, count) * type.bytes();
        }

        @Override
        public int size() {
            return count;
        }
    }
}
