package dev.abigate.format.trace;

import dev.abigate.format.ByteString;
import java.util.List;
import java.util.OptionalInt;

/**
 * Something that happened at the border between an instance and its host.
 *
 * <p>Calls nest: {@link Called} and {@link Imported} begin one, and the next {@link End} that belongs to no call inside of it
 * ends it. What the host did to the instance stands where the host was running: between calls from outside, and inside of
 * {@link Imported}.
 */
public sealed interface TraceEvent {
    /**
     * An instance began, and all later events are about it. Its start function is a call like others.
     *
     * @param memoryPages of each imported memory
     * @param tableSizes of each imported table, whose elements are null
     * @param globals of each imported global the value
     */
    record Instantiated(List<Long> memoryPages, List<Long> tableSizes, List<TraceValue> globals) implements TraceEvent {
        public Instantiated {
            memoryPages = List.copyOf(memoryPages);
            tableSizes = List.copyOf(tableSizes);
            globals = List.copyOf(globals);
        }
    }

    /** The host called a function of the instance. */
    record Called(int function, List<TraceValue> arguments) implements TraceEvent {
        public Called {
            arguments = List.copyOf(arguments);
        }
    }

    /** The instance called an imported function. */
    record Imported(int function, List<TraceValue> arguments) implements TraceEvent {
        public Imported {
            arguments = List.copyOf(arguments);
        }
    }

    /** The host read from a memory what the guest had put there. */
    record Read(int memory, long address, ByteString bytes) implements TraceEvent {}

    /** The host wrote into a memory. */
    record Written(int memory, long address, ByteString bytes) implements TraceEvent {}

    /**
     * The host or the instance asked a memory to grow.
     *
     * @param delta pages
     * @param result the size in pages before, or -1 where it did not grow
     */
    record Grown(int memory, long delta, long result) implements TraceEvent {}

    /** The host changed a global. */
    record GlobalSet(int global, TraceValue value) implements TraceEvent {}

    /**
     * What the instance had when a call from outside had ended, as far as it is not what it had at the last such event.
     *
     * @param memories one for each memory
     */
    record State(List<MemoryState> memories, List<GlobalSet> globals) implements TraceEvent {
        public State {
            memories = List.copyOf(memories);
            globals = List.copyOf(globals);
        }
    }

    /** The instance got another thread, whose calls are not recorded. */
    record ThreadStarted() implements TraceEvent {}

    /** The end of a call. */
    sealed interface End extends TraceEvent {}

    /** It returned. */
    record Returned(List<TraceValue> results) implements End {
        public Returned {
            results = List.copyOf(results);
        }
    }

    /**
     * It trapped.
     *
     * @param kind as {@code run} names it
     * @param message what it said
     * @param function of the module where it did, if that is known
     * @param offset of the instruction in the module's file, if that is known
     */
    record Trapped(String kind, String message, OptionalInt function, OptionalInt offset) implements End {}

    /** The program ended. */
    record Exited(int code) implements End {}

    /**
     * It threw an exception.
     *
     * @param tag of the instance, or -1 where it has none
     */
    record Thrown(int tag, List<TraceValue> values) implements End {
        public Thrown {
            values = List.copyOf(values);
        }
    }

    /**
     * A memory.
     *
     * @param pages its size
     * @param changed the parts that are not as they were
     */
    record MemoryState(long pages, List<Region> changed) {
        public MemoryState {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A part of a memory.
     *
     * @param number its first byte is at this times {@link TraceFormat#REGION_BYTES}
     * @param digest of its bytes
     */
    record Region(int number, long digest) {}
}
