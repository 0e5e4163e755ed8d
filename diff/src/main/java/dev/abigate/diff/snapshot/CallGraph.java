package dev.abigate.diff.snapshot;

import java.util.Arrays;

/** Which functions with a body refer to which, by direct calls and references. */
final class CallGraph {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final int[][] callees;

    /**
     * A graph.
     *
     * @param callees for each function those that it refers to, once for each time; numbers beyond the last function are
     *     skipped
     */
    CallGraph(int[][] callees) {
        this.callees = callees;
    }

    /** For each function a digest of the shapes around it: of those that it calls, and of those that call it. */
    int[] neighbours(int[] shapes) {
        var sums = new long[callees.length];
        for (int caller = 0; caller < callees.length; caller++) {
            for (int callee : callees[caller]) {
                if (callee < callees.length) {
                    sums[caller] += mix(shapes[callee]);
                    sums[callee] += mix(~(long) shapes[caller]);
                }
            }
        }
        return Arrays.stream(sums)
                .mapToInt(sum -> (int) (sum ^ (sum >>> Integer.SIZE)))
                .toArray();
    }

    /**
     * For each function a digest of all that it can reach, itself among it. Functions that reach each other have one digest;
     * a group's digest is made of its members and of the groups that it calls.
     */
    long[] reach(long[] contents) {
        var search = new Search(contents);
        for (int function = 0; function < callees.length; function++) {
            search.from(function);
        }
        return search.digests;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * MULTIPLIER;
        return mixed ^ (mixed >>> 29);
    }

    /** Tarjan's search for strongly connected components, with a stack of its own: call chains are as long as they like. */
    private final class Search {
        private final long[] contents;
        private final long[] digests = new long[callees.length];
        private final int[] order = new int[callees.length];
        private final int[] lowest = new int[callees.length];
        private final int[] next = new int[callees.length];
        private final int[] group = new int[callees.length];
        private final boolean[] inGroup = new boolean[callees.length];
        private final int[] path = new int[callees.length];
        private int visited;
        private int grouped;

        private Search(long[] contents) {
            this.contents = contents;
        }

        private void from(int root) {
            if (order[root] != 0) {
                return;
            }
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int function = path[depth];
                int callee = nextCallee(function);
                if (callee < 0) {
                    depth--;
                    if (lowest[function] == order[function]) {
                        close(function);
                    } else {
                        lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[function]);
                    }
                } else if (order[callee] == 0) {
                    path[++depth] = callee;
                    enter(callee);
                } else if (inGroup[callee]) {
                    lowest[function] = Math.min(lowest[function], order[callee]);
                }
            }
        }

        private void enter(int function) {
            order[function] = ++visited;
            lowest[function] = visited;
            group[grouped++] = function;
            inGroup[function] = true;
        }

        private int nextCallee(int function) {
            while (next[function] < callees[function].length) {
                int callee = callees[function][next[function]++];
                if (callee < callees.length) {
                    return callee;
                }
            }
            return -1;
        }

        /** All that was entered since the function, and belongs to no group yet, is one group. */
        private void close(int function) {
            int first = grouped;
            do {
                first--;
                inGroup[group[first]] = false;
            } while (group[first] != function);
            long sum = 0;
            for (int i = first; i < grouped; i++) {
                sum += mix(contents[group[i]]);
            }
            for (int i = first; i < grouped; i++) {
                sum += outside(group[i]);
            }
            long digest = mix(sum);
            for (int i = first; i < grouped; i++) {
                digests[group[i]] = digest;
            }
            grouped = first;
        }

        /** The digests of the groups that a member calls, in the order of its calls, which is part of its content. */
        private long outside(int member) {
            long sum = mix(contents[member]);
            for (int callee : callees[member]) {
                if (callee < callees.length && digests[callee] != 0) {
                    sum = mix(sum + digests[callee]);
                }
            }
            return sum;
        }
    }
}
