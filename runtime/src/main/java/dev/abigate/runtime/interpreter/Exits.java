package dev.abigate.runtime.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * Ways out of nodes whose destination is not known yet. Lists join in constant time, so that branches through any number of
 * nested blocks cost no more than one.
 */
final class Exits {
    private @Nullable Exit first;
    private @Nullable Exit last;

    private static final class Exit {
        private final Node node;
        private final int arm;
        private @Nullable Exit following;

        Exit(Node node, int arm) {
            this.node = node;
            this.arm = arm;
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Adds a way out of a node. */
    void add(Node node, int arm) {
        append(new Exit(node, arm), null);
    }

    /** Takes all of {@code others}, which is empty afterwards. */
    void take(Exits others) {
        Exit from = others.first;
        if (from != null) {
            append(from, others.last);
            others.first = null;
            others.last = null;
        }
    }

    /** Leads all of them to a node; none are left. */
    void connect(Node destination) {
        lead(destination);
        first = null;
        last = null;
    }

    /** Leads all of them to a node, which may be replaced by another one. */
    void lead(Node destination) {
        for (Exit exit = first; exit != null; exit = exit.following) {
            exit.node.connect(exit.arm, destination);
        }
    }

    private void append(Exit from, @Nullable Exit to) {
        if (last == null) {
            first = from;
        } else {
            last.following = from;
        }
        last = to == null ? from : to;
    }
}
