package dev.abigate.format.schema;

/** What a parameter means. */
public sealed interface ParameterMeaning {
    /** A number of any type, as it is. */
    record Numeric() implements ParameterMeaning {}

    /**
     * A whole number of a range.
     *
     * @param most at least {@code least}
     */
    record Range(long least, long most) implements ParameterMeaning {
        public Range {
            if (least > most) {
                throw new IllegalArgumentException("a range from %d to %d".formatted(least, most));
            }
        }
    }

    /**
     * The address of bytes that the caller has put there, and that the function may change.
     *
     * @param elementBytes the number of bytes is a multiple of this
     * @param terminated whether a byte of zero follows, and none is among them
     */
    record Buffer(int elementBytes, boolean terminated) implements ParameterMeaning {
        public Buffer {
            if (elementBytes < 1) {
                throw new IllegalArgumentException("elements of %d bytes".formatted(elementBytes));
            }
        }
    }

    /**
     * The address of room for what the function gives back; there are zeros before.
     *
     * @param bytes how much
     */
    record Room(int bytes) implements ParameterMeaning {
        public Room {
            if (bytes < 1) {
                throw new IllegalArgumentException("room for %d bytes".formatted(bytes));
            }
        }
    }

    /**
     * How many elements another parameter leads to.
     *
     * @param buffer the index of that parameter, which is a {@link Buffer}, or a {@link Room}, which has bytes as elements
     */
    record Length(int buffer) implements ParameterMeaning {}

    /**
     * What another function returned, and not null.
     *
     * @param kind as that function's {@link ResultMeaning.Handle} has it
     * @param released whether no other function takes it afterwards
     */
    record Handle(String kind, boolean released) implements ParameterMeaning {}
}
