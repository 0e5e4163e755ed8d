package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How linear memory 0 is laid out, as far as the file tells. Addresses and sizes are in bytes.
 *
 * @param dataEnd end of static data, {@code __data_end}
 * @param heapBase where the heap begins, {@code __heap_base}
 * @param stackPointer initial value of {@code __stack_pointer}
 * @param data the data segments
 * @param announced which of {@link #AUX_GLOBALS} the module exports, sorted
 */
public record Layout(
        OptionalLong dataEnd,
        OptionalLong heapBase,
        OptionalLong stackPointer,
        Optional<Stack> stack,
        Data data,
        List<String> announced) {
    /** The globals by which a runtime learns where it may put a heap of its own. */
    public static final List<String> AUX_GLOBALS = List.of("__data_end", "__heap_base", "__stack_pointer");

    /** A module that says nothing about its layout. */
    public static final Layout UNKNOWN = new Layout(
            OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Data.NONE, List.of());

    public Layout {
        announced = List.copyOf(announced);
    }

    /** The address behind static data, data without content and stack, where the file tells it: what they take together. */
    public OptionalLong footprint() {
        if (heapBase.isPresent()) {
            return heapBase;
        }
        return dataEnd.isPresent() && stackPointer.isPresent()
                ? OptionalLong.of(Math.max(dataEnd.getAsLong(), stackPointer.getAsLong()))
                : OptionalLong.empty();
    }

    /**
     * The stack that compiled code keeps in linear memory.
     *
     * @param size in bytes
     * @param first whether it lies below the static data, so that an overflow traps
     * @param certain whether the size follows from what the file says; otherwise it is the most that it can be, since
     *     data without content leaves no trace in a file
     */
    public record Stack(long size, boolean first, boolean certain) {}

    /**
     * The data segments.
     *
     * @param passive those among them that code copies itself
     * @param lowest address of the first byte of active segments at constant addresses
     * @param end address behind their last byte
     */
    public record Data(int segments, int passive, OptionalLong lowest, OptionalLong end) {
        /** No segments. */
        public static final Data NONE = new Data(0, 0, OptionalLong.empty(), OptionalLong.empty());
    }
}
