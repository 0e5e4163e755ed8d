package dev.abigate.runtime.replay.search;

import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.SearchResult.CounterExample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Searches for an input on which two builds behave differently. Inputs that make either build execute something new are kept
 * and varied. The same seed makes the same inputs, as long as the builds and the inputs to begin with are the same.
 *
 * <p>Not for use by several threads.
 */
public final class Search {
    /** After so many inputs it is asked whether to go on. */
    private static final int INPUTS_BETWEEN = 256;

    private static final int RECENT = 32;
    private static final int FIRST_INPUTS = 64;
    private static final int MOST_PENDING = 4096;

    private final ReplayLevel level;
    private final Build oldBuild;
    private final Build newBuild;
    private final SearchedExports exports;
    private final RandomGenerator random;
    private final InputMaker maker;
    private final List<CallSequence> corpus = new ArrayList<>();
    private final Deque<CallSequence> pending = new ArrayDeque<>();
    private final Subject old;
    private final Subject now;
    private long sequences;
    private long poisoned;
    private Optional<Found> found = Optional.empty();

    /** An input with what differs. */
    public record Found(CallSequence input, CounterExample example) {}

    /**
     * A search.
     *
     * @param level A where both are the same code, and all of their memory has to be the same
     */
    public Search(ReplayLevel level, Build oldBuild, Build newBuild, SearchedExports exports, long seed) {
        this.level = level;
        this.oldBuild = oldBuild;
        this.newBuild = newBuild;
        this.exports = exports;
        this.random = new SplittableRandom(seed);
        var vocabulary = new Vocabulary(
                List.of(oldBuild.module().module(), newBuild.module().module()));
        this.maker = new InputMaker(exports.searched(), vocabulary, random);
        // Machine code of a module without a memory has one for itself.
        boolean comparesMemory = level == ReplayLevel.A && oldBuild.hasMemory() && newBuild.hasMemory();
        this.old = new Subject(oldBuild, comparesMemory);
        this.now = new Subject(newBuild, comparesMemory);
    }

    /**
     * Searches until an input is found or it shall not go on.
     *
     * @param inputs to begin with
     * @param kept takes each input that is kept
     * @param goesOn asked from time to time, with what there is by then
     */
    public SearchResult run(List<CallSequence> inputs, Consumer<CallSequence> kept, Predicate<SearchResult> goesOn) {
        try (old;
                now) {
            for (CallSequence input : inputs) {
                if (execute(input, kept)) {
                    return result();
                }
            }
            if (exports.searched().isEmpty()) {
                return result();
            }
            while (goesOn.test(result())) {
                for (int i = 0; i < INPUTS_BETWEEN; i++) {
                    if (execute(next(), kept)) {
                        return result();
                    }
                }
            }
            return result();
        }
    }

    private void addPending(CallSequence input) {
        Set<Subject.Comparison> comparisons = old.comparisons();
        comparisons.addAll(now.comparisons());
        for (CallSequence variation : CloseVariations.of(input, comparisons)) {
            pending.push(variation);
            if (pending.size() > MOST_PENDING) {
                pending.removeLast();
            }
        }
    }

    private CallSequence next() {
        if (!pending.isEmpty() && random.nextInt(4) > 0) {
            return pending.pop();
        }
        int count = exports.searched().size();
        if (sequences < (long) FIRST_INPUTS * count) {
            return maker.first(exports.searched().get((int) (sequences % count)));
        }
        return corpus.isEmpty() || random.nextInt(50) == 0
                ? maker.create()
                : maker.vary(choice(), corpus.get(random.nextInt(corpus.size())));
    }

    private CallSequence choice() {
        int size = corpus.size();
        int from = random.nextBoolean() ? Math.max(0, size - RECENT) : 0;
        return corpus.get(random.nextInt(from, size));
    }

    /** Executes an input on both; whether it is one that shows a difference. */
    private boolean execute(CallSequence input, Consumer<CallSequence> kept) {
        sequences++;
        Mismatch.Verdict verdict = compare(input);
        boolean fresh = old.addCoverage();
        fresh |= now.addCoverage();
        switch (verdict) {
            case Mismatch.Equal _ -> {}
            case Mismatch.Poisoned _ -> poisoned++;
            case Mismatch.Different(Mismatch mismatch) -> {
                if (isSteady(input, mismatch)) {
                    found = Optional.of(shrunk(input, mismatch));
                    return true;
                }
            }
        }
        if (fresh) {
            corpus.add(input);
            kept.accept(input);
            addPending(input);
        }
        return false;
    }

    private Mismatch.Verdict compare(CallSequence input) {
        return Mismatch.compare(old.run(input), now.run(input));
    }

    /** Whether the builds differ on new instances, too, and the old one not from itself. */
    private boolean isSteady(CallSequence input, Mismatch mismatch) {
        old.close();
        now.close();
        Subject.Run first = old.run(input);
        old.close();
        return Mismatch.compare(first, old.run(input)) instanceof Mismatch.Equal
                && Mismatch.compare(first, now.run(input)) instanceof Mismatch.Different(Mismatch again)
                && again.equals(mismatch);
    }

    private Found shrunk(CallSequence input, Mismatch mismatch) {
        SearchedExport export = input.calls().get(mismatch.call()).export();
        var cut = new CallSequence(input.calls().subList(0, mismatch.call() + 1));
        CallSequence shrunk = new Shrinking(
                        cut,
                        simpler -> compare(simpler) instanceof Mismatch.Different(Mismatch other)
                                && other.aspect() == mismatch.aspect()
                                && simpler.calls().get(other.call()).export().equals(export))
                .shrink();
        Mismatch least = compare(shrunk) instanceof Mismatch.Different(Mismatch other) ? other : mismatch;
        return new Found(
                shrunk,
                new CounterExample(shrunk.calls().stream().map(Call::toString).toList(), least.divergence(shrunk)));
    }

    /** The input that was found, if any was. */
    public Optional<CallSequence> counterExample() {
        return found.map(Found::input);
    }

    private SearchResult result() {
        return new SearchResult(
                level,
                sequences,
                poisoned,
                oldBuild.counters().isPresent() ? old.coverage() : Optional.empty(),
                newBuild.counters().isPresent() ? now.coverage() : Optional.empty(),
                exports.searched().stream().map(SearchedExport::name).toList(),
                exports.leftOut(),
                found.map(Found::example));
    }
}
