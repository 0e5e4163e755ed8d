package dev.abigate.cli;

import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.SearchResult.Coverage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** How long a search goes on: for a time, for a number of inputs, or until the process is to end. Tells how far it is. */
final class SearchBudget implements Predicate<SearchResult>, AutoCloseable {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    /** How long an ending process waits for the result. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Optional<Duration> time;
    private final OptionalLong inputs;
    private final Session session;
    private final long began = System.nanoTime();
    private final Thread ending = new Thread(this::end);
    private volatile boolean ended;
    private long reported = began;
    private long inputsReported;

    SearchBudget(Optional<Duration> time, OptionalLong inputs, Session session) {
        this.time = time;
        this.inputs = inputs;
        this.session = session;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Lets the search come to its end, whose result the process then writes before it halts. */
    private void end() {
        ended = true;
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean test(SearchResult soFar) {
        long now = System.nanoTime();
        boolean goesOn = !ended
                && time.stream().allMatch(most -> now - began < most.toNanos())
                && inputs.stream().allMatch(most -> soFar.sequences() < most);
        if (goesOn && now - reported >= BETWEEN_REPORTS.toNanos()) {
            report(soFar, now);
            reported = now;
            inputsReported = soFar.sequences();
        }
        return goesOn;
    }

    private void report(SearchResult soFar, long now) {
        double seconds = (now - reported) / 1e9;
        var text = new StringBuilder("%d s: %,d inputs, %,.0f a second"
                .formatted(
                        Duration.ofNanos(now - began).toSeconds(),
                        soFar.sequences(),
                        (soFar.sequences() - inputsReported) / seconds));
        soFar.oldCoverage().ifPresent(coverage -> text.append(branches("old", coverage)));
        soFar.newCoverage().ifPresent(coverage -> text.append(branches("new", coverage)));
        time.ifPresent(most -> text.append(
                ", %d s left".formatted(Math.max(0, most.minusNanos(now - began).toSeconds()))));
        inputs.ifPresent(most -> text.append(", %,d inputs left".formatted(Math.max(0, most - soFar.sequences()))));
        session.complain(text.toString());
        session.err().flush();
    }

    private static String branches(String build, Coverage coverage) {
        return ", %d %% of the %s branches".formatted(coverage.percent(), build);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            // The process is ending, and waits.
        }
    }
}
