package dev.abigate.diff.behaviour;

import dev.abigate.diff.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs scenarios on pairs of builds, several at a time. */
public final class Behaviour implements AutoCloseable {
    /** Of the threads that execute guests, whose calls nest on it. */
    static final long STACK_BYTES = 256L << 20;

    private final ExecutorService workers;

    /** Runs as many scenarios at a time as there are threads. */
    public Behaviour(int threads) {
        this.workers = Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(null, work, "scenario", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Scenarios of one document, with the files that it names. */
    public record Planned(List<Scenario> scenarios, ScenarioFiles files) {
        public Planned {
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * What comes of scenarios on two builds, in their order.
     *
     * @param old nothing where only the facts of a snapshot are known, which is enough for traces
     * @throws InterruptedException where the present thread is interrupted meanwhile
     */
    public List<ScenarioResult> compare(List<Planned> planned, Optional<Executable> old, Executable now)
            throws InterruptedException {
        var trials = new ArrayList<Callable<ScenarioResult>>();
        for (Planned each : planned) {
            for (Scenario scenario : each.scenarios()) {
                trials.add(new Trial(scenario, each.files(), old, now)::run);
            }
        }
        var results = new ArrayList<ScenarioResult>();
        for (Future<ScenarioResult> future : workers.invokeAll(trials)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
        return results;
    }

    /** The differences of scenarios, as changes beside those of the interface. */
    public static List<Change> changes(List<ScenarioResult> results) {
        var changes = new ArrayList<Change>();
        for (ScenarioResult each : results) {
            switch (each.result().outcome()) {
                case EQUAL -> {}
                case DIFFERENT -> changes.addAll(BehaviourChanges.of(each));
                case POISONED, NOT_COMPARABLE ->
                    changes.add(new Change.ScenarioNotCompared(
                            each.name(),
                            each.result().outcome().text(),
                            each.result().reason()));
            }
            if (!each.noise().isEmpty()) {
                changes.add(new Change.ScenarioUnsteady(each.name(), each.noise()));
            }
        }
        return changes;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
