package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.SearchResult.CounterExample;
import dev.abigate.runtime.replay.Masking;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** So often a comparison is made equal in inputs that are kept. */
    private static final int MOST_ANSWERS = 8;

    private static final int MOST_COMPARISONS = 1 << 16;
    private static final int MOST_SPELLED = 1 << 16;

    /** The new build gets so many times the fuel that the old one consumed: a loop without end costs little. */
    private static final long TIMES_OLD_FUEL = 20;

    private static final long LEAST_FUEL = 50_000;

    private final ReplayLevel level;
    private final Build oldBuild;
    private final Build newBuild;
    private final SearchedExports exports;
    private final Masking masking;
    private final RandomGenerator random;
    private final InputMaker maker;
    private final List<Kept> corpus = new ArrayList<>();
    private final Deque<Variation> pending = new ArrayDeque<>();
    private final Map<Comparison, Integer> answers = new HashMap<>();
    private final Set<Spelled> spelled = new HashSet<>();
    private final Vocabulary vocabulary;
    private final Subject old;
    private final Subject now;
    private long sequences;
    private long poisoned;
    private Optional<Found> found = Optional.empty();

    /**
     * An input that is varied.
     *
     * @param fuel that the old build consumes for it, where that is metered
     */
    private record Kept(CallSequence input, long fuel) {}

    /** A word, and what comes next in it. */
    private record Spelled(ByteString word, Comparison next) {}

    /** An input with what differs. */
    public record Found(CallSequence input, CounterExample example) {}

    /**
     * A search.
     *
     * @param level A where both are the same code, and all of their memory has to be the same
     */
    public Search(ReplayLevel level, Build oldBuild, Build newBuild, SearchedExports exports, long seed) {
        this(level, oldBuild, newBuild, exports, seed, Masking.NONE);
    }

    /**
     * A search for differences that matter.
     *
     * @param level A where both are the same code, and all of their memory has to be the same
     * @param masking which differences do not matter
     */
    public Search(
            ReplayLevel level, Build oldBuild, Build newBuild, SearchedExports exports, long seed, Masking masking) {
        this.masking = masking;
        this.level = level;
        this.oldBuild = oldBuild;
        this.newBuild = newBuild;
        this.exports = exports;
        this.random = new SplittableRandom(seed);
        this.vocabulary = new Vocabulary(
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
                if (execute(new Variation(input), kept)) {
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

    private void addPending(Variation variation) {
        pending.push(variation);
        if (pending.size() > MOST_PENDING) {
            pending.removeLast();
        }
    }

    /** What the builds compared that has not been made equal often enough. */
    private Set<Comparison> unanswered(Set<Comparison> comparisons) {
        var unanswered = new LinkedHashSet<Comparison>();
        for (Comparison comparison : comparisons) {
            if (answers.size() < MOST_COMPARISONS && answers.merge(comparison, 1, Integer::sum) <= MOST_ANSWERS) {
                unanswered.add(comparison);
            }
        }
        return unanswered;
    }

    /** Goes on with a word, or keeps it where nothing comes next. */
    private void spell(Spelling spelling, CallSequence input, Set<Comparison> comparisons) {
        List<Variation> next = spelling.next(input, comparisons);
        if (next.isEmpty()) {
            vocabulary.learn(spelling.words(input));
        }
        for (Variation variation : next) {
            variation.spelling().ifPresent(longer -> {
                if (spelled.size() < MOST_SPELLED
                        && spelled.add(new Spelled(longer.word(variation.input()), longer.answered()))) {
                    addPending(variation);
                }
            });
        }
    }

    private Variation next() {
        if (!pending.isEmpty() && random.nextInt(4) > 0) {
            return pending.pop();
        }
        int count = exports.searched().size();
        if (sequences < (long) FIRST_INPUTS * count) {
            return new Variation(maker.first(exports.searched().get((int) (sequences % count))));
        }
        return new Variation(
                corpus.isEmpty() || random.nextInt(50) == 0
                        ? maker.create()
                        : maker.vary(
                                choice(),
                                corpus.get(random.nextInt(corpus.size())).input()));
    }

    /** One of all, or of those that are new; of two rather the cheaper one, of which more can be tried. */
    private CallSequence choice() {
        int size = corpus.size();
        int from = random.nextBoolean() ? Math.max(0, size - RECENT) : 0;
        Kept one = corpus.get(random.nextInt(from, size));
        Kept other = corpus.get(random.nextInt(from, size));
        return (one.fuel() < other.fuel() ? one : other).input();
    }

    /** Executes an input on both; whether it is one that shows a difference. */
    private boolean execute(Variation variation, Consumer<CallSequence> kept) {
        CallSequence input = variation.input();
        sequences++;
        Subject.Run first = old.run(input, oldBuild.fuel());
        Mismatch.Verdict verdict = Mismatch.compare(input, first, now.run(input, newFuel(first)), masking);
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
        if (fresh || variation.spelling().isPresent()) {
            Set<Comparison> comparisons = old.comparisons();
            comparisons.addAll(now.comparisons());
            if (fresh) {
                corpus.add(new Kept(input, first.fuel()));
                kept.accept(input);
                CloseVariations.of(input, unanswered(comparisons), comparisons).forEach(this::addPending);
            }
            variation.spelling().ifPresent(spelling -> spell(spelling, input, comparisons));
        }
        return false;
    }

    private Mismatch.Verdict compare(CallSequence input) {
        Subject.Run first = old.run(input, oldBuild.fuel());
        return Mismatch.compare(input, first, now.run(input, newFuel(first)), masking);
    }

    private long newFuel(Subject.Run first) {
        return first.fuel() == 0
                ? newBuild.fuel()
                : Math.min(newBuild.fuel(), Math.max(LEAST_FUEL, TIMES_OLD_FUEL * first.fuel()));
    }

    /** Whether the builds differ on new instances, too, and the old one not from itself. */
    private boolean isSteady(CallSequence input, Mismatch mismatch) {
        old.close();
        now.close();
        Subject.Run first = old.run(input, oldBuild.fuel());
        old.close();
        return Mismatch.compare(input, first, old.run(input, oldBuild.fuel()), masking) instanceof Mismatch.Equal
                && Mismatch.compare(input, first, now.run(input, newFuel(first)), masking)
                        instanceof Mismatch.Different(Mismatch again)
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
