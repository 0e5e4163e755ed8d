package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** What throws exceptions. {@link TryScope} tells who catches them. */
final class ExceptionNodes {
    private ExceptionNodes() {}

    static final class Throw extends Node {
        private final int tag;
        private final int values;

        Throw(int tag, int values) {
            this.tag = tag;
            this.values = values;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            throw WasmException.of(f.instance.tag(tag), f.stack, fp + values);
        }
    }

    /** Throws an exception again, which a reference refers to. */
    static final class ThrowReference extends Node {
        private final int reference;

        ThrowReference(int reference) {
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            if (r[fp + reference] instanceof WasmException exception) {
                throw exception;
            }
            throw new Trap(TrapKind.NULL_REFERENCE, "null exception reference");
        }
    }
}
