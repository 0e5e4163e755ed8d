package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Tag;
import dev.abigate.runtime.instance.WasmException;

/**
 * A handler of exceptions.
 *
 * @param tag index of the only tag that it catches, or {@link #ANY}
 * @param values slot for the first of the values that the exception carries, or {@link #NOWHERE}
 * @param reference slot for the exception itself, or {@link #NOWHERE}
 * @param landing before the node to go on with
 */
record Handler(int tag, int values, int reference, Node landing) {
    static final int ANY = -1;
    static final int NOWHERE = -1;

    boolean handles(Tag thrown, Instance instance) {
        return tag == ANY || instance.tag(tag) == thrown;
    }

    /** Continues {@code frame} with the exception. */
    void receive(WasmException exception, Frame frame) {
        if (values != NOWHERE) {
            exception.unpack(frame.stack, frame.base + values);
        }
        if (reference != NOWHERE) {
            frame.stack.references()[frame.base + reference] = exception;
        }
        frame.at = landing;
    }
}
