package dev.abigate.runtime.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings nodes together in the order in which they are emitted. */
final class Emitter {
    private final Node entry = new ControlNodes.Landing();
    private final Exits open = new Exits();
    private final IdentityHashMap<Node, TryScope> scopes = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private int[] offsets = new int[16];
    /** The node behind which the next one comes without a branch. */
    private @Nullable Node last = entry;

    /** The ways to the node that was emitted last. */
    private Exits entrances = new Exits();

    private int offset;

    /** A node that is not executed, before the first. */
    Node entry() {
        return entry;
    }

    /** The innermost handlers of nodes that may throw. */
    IdentityHashMap<Node, TryScope> scopes() {
        return scopes;
    }

    /** All nodes in the order in which they were emitted. */
    List<Node> nodes() {
        return nodes;
    }

    /** The offset in the file of the instruction that each node is of. */
    int[] offsets() {
        return Arrays.copyOf(offsets, nodes.size());
    }

    /** Nodes from here on are of the instruction at {@code fileOffset}. */
    void at(int fileOffset) {
        offset = fileOffset;
    }

    /** Whether what is emitted next can be reached. */
    boolean isReachable() {
        return last != null || !open.isEmpty();
    }

    /** Where the instruction is of which the nodes from here on are. */
    int offset() {
        return offset;
    }

    /** Adds a node of the instruction at another offset. */
    void emitAt(int fileOffset, Node node) {
        int present = offset;
        offset = fileOffset;
        emit(node);
        offset = present;
    }

    /** Adds a node. */
    void emit(Node node) {
        place(node);
        last = node;
    }

    /** Adds a node that may throw, with the handlers around it. */
    void emit(Node node, @Nullable TryScope scope) {
        emit(node);
        guard(node, scope);
    }

    /** Adds a node behind which nothing follows. */
    void emitLast(Node node) {
        place(node);
        last = null;
    }

    /** Adds a node that throws always, with the handlers around it. */
    void emitLast(Node node, @Nullable TryScope scope) {
        emitLast(node);
        guard(node, scope);
    }

    /** Adds a branch, whose other way leads to {@code taken}. */
    void emitBranch(Node branch, Exits taken) {
        emit(branch);
        taken.add(branch, 1);
    }

    /** Links the nodes before a landing to the one behind it. */
    void skipLandings() {
        nodes.forEach(Node::skipLandings);
    }

    private void guard(Node node, @Nullable TryScope scope) {
        if (scope != null) {
            scopes.put(node, scope);
        }
    }

    /** The node that was emitted last, if nothing else leads to what is emitted next. */
    @Nullable
    Node last() {
        return open.isEmpty() ? last : null;
    }

    /** Takes the {@linkplain #last last node} back; what is emitted next is in its place, and of its instruction. */
    void withdraw() {
        open.take(entrances);
        last = null;
        nodes.removeLast();
        offset = offsets[nodes.size()];
    }

    private void place(Node node) {
        if (last != null) {
            open.add(last, 0);
        }
        entrances = new Exits();
        entrances.take(open);
        entrances.lead(node);
        if (nodes.size() == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        offsets[nodes.size()] = offset;
        nodes.add(node);
    }

    /** What would be emitted next is somewhere else: {@code destination} gets all ways that lead here. */
    void jump(Exits destination) {
        if (last != null) {
            destination.add(last, 0);
            last = null;
        }
        destination.take(open);
    }

    /** All ways that lead here go on at a node that was emitted before. */
    void jump(Node destination) {
        if (last != null) {
            last.next = destination;
            last = null;
        }
        open.connect(destination);
    }

    /** What is emitted next is the destination of {@code exits}, too. */
    void place(Exits exits) {
        open.take(exits);
    }
}
