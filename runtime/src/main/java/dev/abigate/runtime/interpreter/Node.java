package dev.abigate.runtime.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * One instruction of a lowered function. It knows the slots of its operands and its result relative to the frame, and the
 * nodes that may follow it.
 */
abstract class Node {
    /** What runs after this node, unless it branches. */
    Node next = this;

    /**
     * Executes the instruction.
     *
     * @param s the slots of numbers and vectors
     * @param r the slots of references
     * @param fp the first slot of the frame
     * @param f the frame
     * @return what to execute next in this frame, or null where another frame is on top of the stack now
     */
    abstract @Nullable Node execute(long[] s, @Nullable Object[] r, int fp, Frame f);

    /** Says what follows the node by one of its ways out, of which 0 is the usual one. */
    void connect(int arm, Node node) {
        next = node;
    }

    /** Leads the ways out that end at a landing to where that one leads. */
    void skipLandings() {
        next = next.landed();
    }

    /** Where a way that leads here arrives. */
    Node landed() {
        return this;
    }

    /** Unsigned numbers of 32 bits, of which addresses and indices are often made. */
    static long unsigned(long slot) {
        return slot & 0xFFFF_FFFFL;
    }
}
