package dev.abigate.runtime.memory;

/** A structure of C: members one after the other, each at a multiple of its own size. */
public final class GuestStruct {
    private final long bytes;

    private GuestStruct(long bytes) {
        this.bytes = bytes;
    }

    /**
     * A member.
     *
     * @param offset from the beginning of the structure, in bytes
     */
    public record Member<T>(GuestType<T> type, long offset) {}

    /** A builder of a structure without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Its size, a multiple of its alignment. */
    public long bytes() {
        return bytes;
    }

    /** Puts a structure together. */
    public static final class Builder {
        private long end;
        private long alignment = 1;

        private Builder() {}

        /** Adds a member behind the others. */
        public <T> Member<T> member(GuestType<T> type) {
            var member = new Member<>(type, aligned(end, type.bytes()));
            end = member.offset() + type.bytes();
            alignment = Math.max(alignment, type.bytes());
            return member;
        }

        /** The structure of these members. */
        public GuestStruct build() {
            return new GuestStruct(aligned(end, alignment));
        }

        private static long aligned(long offset, long alignment) {
            return (offset + alignment - 1) / alignment * alignment;
        }
    }

    /** A structure in a guest's memory. */
    public static final class View {
        private final LinearMemory memory;
        private final long address;

        View(LinearMemory memory, long address) {
            this.memory = memory;
            this.address = address;
        }

        /** The address of the structure. */
        public long address() {
            return address;
        }

        /** The value of a member. */
        public <T> T get(Member<T> member) {
            return member.type().reader().read(memory, address + member.offset());
        }

        /** Sets a member. */
        public <T> View set(Member<T> member, T value) {
            member.type().writer().write(memory, address + member.offset(), value);
            return this;
        }
    }
}
