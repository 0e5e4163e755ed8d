package dev.abigate.benchmarks.engines;

import dev.abigate.runtime.aot.direct.CallInWorker;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Value;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * What a call of native code costs beside the code: from the process that directs a worker, and within a worker. Where two
 * processors hand over a word and another one back bounds what any call of another process can take.
 */
final class CallOverhead {
    private static final int CALLS = 100;
    private static final int GROUPS_A_ROUND = 200;
    private static final int WARM_UP_ROUNDS = 50;
    private static final long COMPILATION_NANOSECONDS = 100_000_000;
    private static final long PAUSE_NANOSECONDS = 2_000_000;

    private final PrintStream out;
    private final int rounds;

    private CallOverhead(PrintStream out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    /** @param identity a function that answers 1 to 1, and soon */
    static void print(PrintStream out, Function identity, int rounds) {
        var overhead = new CallOverhead(out, rounds);
        IntUnaryOperator typed = identity.typed().intUnary();
        var argument = new Value.I32(1);
        out.printf("%n%-48s%12s%12s%n", "call", "best ns", "median ns");
        overhead.printAwake(
                "with values, to a worker that is awake",
                () -> identity.call(argument).size());
        overhead.printAwake("with numbers, to a worker that is awake", () -> typed.applyAsInt(1));
        overhead.printAsleep("with numbers, to a worker that sleeps", () -> typed.applyAsInt(1));
        for (int calls : new int[] {10, 100, 1_000}) {
            overhead.print("with numbers, in batches of " + calls, calls, together(identity, calls));
        }
        var worker = new CallInWorker();
        overhead.printAwake("within a worker", () -> worker.call(1));
        try (var processor = new OtherProcessor()) {
            overhead.printAwake("a word to another processor and back", processor::exchange);
        }
    }

    /** Calls in one go; answers the sum of their answers. */
    private static IntSupplier together(Function identity, int calls) {
        var batch = new CallBatch(identity.store());
        return () -> {
            batch.clear();
            for (int i = 0; i < calls; i++) {
                batch.addNumbers(identity, 1);
            }
            batch.run();
            int sum = 0;
            for (int i = 0; i < calls; i++) {
                sum += (int) batch.number(i);
            }
            return sum;
        };
    }

    private void printAwake(String name, IntSupplier call) {
        print(name, CALLS, () -> {
            int sum = 0;
            for (int i = 0; i < CALLS; i++) {
                sum += call.getAsInt();
            }
            return sum;
        });
    }

    /** @param group makes so many calls, and answers the sum of their answers */
    private void print(String name, int calls, IntSupplier group) {
        long answers = 0;
        double[] times = new double[rounds * GROUPS_A_ROUND];
        for (int i = -WARM_UP_ROUNDS * GROUPS_A_ROUND; i < times.length; i++) {
            if (i % (WARM_UP_ROUNDS * GROUPS_A_ROUND / 5) == 0 && i < 0) {
                // Both processors are busy otherwise, and nobody compiles.
                LockSupport.parkNanos(COMPILATION_NANOSECONDS);
            }
            long before = System.nanoTime();
            answers += group.getAsInt();
            times[Math.max(0, i)] = (double) (System.nanoTime() - before) / calls;
        }
        if (answers == 0) {
            throw new IllegalStateException("no answer");
        }
        print(name, times);
    }

    private void printAsleep(String name, IntSupplier call) {
        double[] times = new double[10 * rounds];
        for (int i = 0; i < times.length; i++) {
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
            long before = System.nanoTime();
            int _ = call.getAsInt();
            times[i] = System.nanoTime() - before;
        }
        print(name, times);
    }

    private void print(String name, double[] times) {
        Arrays.sort(times);
        out.printf(Locale.ROOT, "%-48s%12.0f%12.0f%n", name, times[0], times[times.length / 2]);
    }

    /** A thread that answers each word with the same word. */
    private static final class OtherProcessor implements AutoCloseable {
        private static final int QUESTION = 0;
        /** Far enough from the question for a line of the cache of its own. */
        private static final int ANSWER = 64;

        private static final long END = -1;

        private final AtomicLongArray words = new AtomicLongArray(ANSWER + ANSWER);
        private long count;

        OtherProcessor() {
            Thread.ofPlatform().daemon().start(this::answer);
        }

        private void answer() {
            for (long question = 0; question != END; question = words.getAcquire(QUESTION)) {
                words.setRelease(ANSWER, question);
                Thread.onSpinWait();
            }
        }

        /** Returns how often that was. */
        int exchange() {
            count++;
            words.setRelease(QUESTION, count);
            while (words.getAcquire(ANSWER) != count) {
                Thread.onSpinWait();
            }
            return (int) count;
        }

        @Override
        public void close() {
            words.setRelease(QUESTION, END);
        }
    }
}
