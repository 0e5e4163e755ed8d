package dev.abigate.runtime.replay;

import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a replay has found so far. */
final class Findings {
    private static final int MOST_DIVERGENCES = 50;

    /** How many host calls before the first that differs are shown with it. */
    private static final int CALLS_BEFORE = 5;

    /** How many are shown from there on. */
    private static final int CALLS_AFTER = 30;

    private final List<Divergence> divergences = new ArrayList<>();
    private final Deque<String> before = new ArrayDeque<>();
    private final List<String> expectedCalls = new ArrayList<>();
    private final List<String> foundCalls = new ArrayList<>();
    private boolean callsDiffer;
    private boolean aligning;
    private long differences;
    private long calls;
    private long hostCalls;
    private Outcome outcome = Outcome.EQUAL;
    private String reason = "";

    /** A call from outside begins. */
    void call() {
        calls++;
    }

    /** The number of the call from outside that is running, from 1. */
    long calls() {
        return calls;
    }

    /** The guest makes a host call. */
    void hostCall(String found) {
        hostCalls++;
        if (aligning && foundCalls.size() < CALLS_BEFORE + CALLS_AFTER) {
            foundCalls.add(found);
        } else if (!callsDiffer) {
            before.addLast(found);
            if (before.size() > CALLS_BEFORE) {
                before.removeFirst();
            }
        }
    }

    /** Whether host calls are the same up to now. */
    boolean callsAreSame() {
        return !callsDiffer;
    }

    /**
     * From here on the host calls of both are kept.
     *
     * @param expected those of the trace that were to come
     * @param calling whether the one that was made last is the first to differ
     */
    void beginAlignment(List<String> expected, boolean calling) {
        callsDiffer = true;
        aligning = true;
        foundCalls.addAll(before);
        before.stream().limit(Math.max(0, before.size() - (calling ? 1 : 0))).forEach(expectedCalls::add);
        expected.stream().limit(CALLS_AFTER).forEach(expectedCalls::add);
    }

    /** The call from outside is over in which host calls began to differ. */
    void endAlignment() {
        aligning = false;
    }

    void differs(long event, String call, Aspect aspect, String expected, String found, List<String> callStack) {
        differences++;
        outcome = Outcome.DIFFERENT;
        if (divergences.size() < MOST_DIVERGENCES) {
            divergences.add(new Divergence(event, call, aspect, expected, found, callStack));
        }
    }

    /** Something came in between; it weighs less than a difference. */
    void stopped(Outcome stopped, String why) {
        if (outcome == Outcome.EQUAL) {
            outcome = stopped;
        }
        if (reason.isEmpty()) {
            reason = why;
        }
    }

    ReplayResult result(ReplayLevel level) {
        return new ReplayResult(
                level,
                outcome,
                outcome == Outcome.DIFFERENT ? "" : reason,
                calls,
                hostCalls,
                differences,
                divergences,
                expectedCalls,
                foundCalls);
    }
}
