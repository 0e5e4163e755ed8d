package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.replay.HostEffect;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;

/**
 * What a call did that can be compared with the same call of another build.
 *
 * @param memory what its buffers hold afterwards, and texts that it returned
 * @param hostCalls that it made, and what it printed
 */
record CallOutcome(End end, List<ByteString> memory, List<HostEffect> hostCalls) {
    CallOutcome {
        memory = List.copyOf(memory);
        hostCalls = List.copyOf(hostCalls);
    }

    /** How it ended. */
    sealed interface End {}

    /** It returned; an address is 1, and null 0. */
    record Returned(List<Value> results) implements End {}

    record Trapped(TrapKind kind, String message) implements End {
        @Override
        public boolean equals(Object other) {
            return other instanceof Trapped(TrapKind otherKind, String _) && kind == otherKind;
        }

        @Override
        public int hashCode() {
            return kind.hashCode();
        }
    }

    record Exited(int code) implements End {}

    record Thrown(List<Value> values) implements End {}

    /** It was not made: it needs a handle, and there is none. */
    record Skipped() implements End {}
}
