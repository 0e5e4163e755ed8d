package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.runtime.trap.TrapKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What two builds did otherwise with one input, and in which of its calls first. */
record Mismatch(int call, Aspect aspect, String old, String now) {
    /** How many bytes are shown from the first that differs. */
    private static final int MOST_BYTES = 16;

    /** What the outcome of one input on both builds says. */
    sealed interface Verdict {}

    record Equal() implements Verdict {}

    /** A limit of the host ended one of both, and nothing differs before. */
    record Poisoned() implements Verdict {}

    record Different(Mismatch mismatch) implements Verdict {}

    static Verdict compare(Subject.Run old, Subject.Run now) {
        int common = Math.min(old.calls().size(), now.calls().size());
        for (int i = 0; i < common; i++) {
            CallOutcome a = old.calls().get(i);
            CallOutcome b = now.calls().get(i);
            if (isPoisoned(a) || isPoisoned(b)) {
                return new Poisoned();
            }
            Optional<Mismatch> mismatch = compare(i, a, b);
            if (mismatch.isPresent()) {
                return new Different(mismatch.get());
            }
        }
        if (old.memory() != now.memory()) {
            return new Different(new Mismatch(
                    common - 1,
                    Aspect.MEMORY,
                    "digest 0x%016x".formatted(old.memory()),
                    "digest 0x%016x".formatted(now.memory())));
        }
        return new Equal();
    }

    private static boolean isPoisoned(CallOutcome outcome) {
        return outcome.end() instanceof CallOutcome.Trapped(TrapKind kind, String _) && kind.isLimit();
    }

    private static Optional<Mismatch> compare(int call, CallOutcome old, CallOutcome now) {
        if (!old.hostCalls().equals(now.hostCalls())) {
            int at = 0;
            while (at < old.hostCalls().size()
                    && at < now.hostCalls().size()
                    && old.hostCalls().get(at).equals(now.hostCalls().get(at))) {
                at++;
            }
            return Optional.of(
                    new Mismatch(call, Aspect.HOST_CALL, hostCall(old.hostCalls(), at), hostCall(now.hostCalls(), at)));
        }
        if (!old.end().equals(now.end())) {
            boolean returned = old.end() instanceof CallOutcome.Returned && now.end() instanceof CallOutcome.Returned;
            return Optional.of(
                    new Mismatch(call, returned ? Aspect.RESULTS : Aspect.END, text(old.end()), text(now.end())));
        }
        for (int i = 0; i < Math.min(old.memory().size(), now.memory().size()); i++) {
            int from = old.memory().get(i).mismatch(now.memory().get(i));
            if (from >= 0) {
                return Optional.of(new Mismatch(
                        call,
                        Aspect.HOST_READ,
                        text(old.memory().get(i), from),
                        text(now.memory().get(i), from)));
            }
        }
        return Optional.empty();
    }

    private static String hostCall(List<String> calls, int index) {
        return index < calls.size() ? calls.get(index) : "no further host call";
    }

    private static String text(ByteString bytes, int from) {
        ByteString shown = bytes.slice(from, Math.min(MOST_BYTES, bytes.length() - from));
        return "from byte %d on: %s".formatted(from, HexFormat.ofDelimiter(" ").formatHex(shown.toArray()));
    }

    private static String text(CallOutcome.End end) {
        return switch (end) {
            case CallOutcome.Returned(var results) ->
                "returned " + results.stream().map(Numbers::text).collect(Collectors.joining(", ", "(", ")"));
            case CallOutcome.Trapped(TrapKind kind, String message) -> "trap " + kind.id() + ": " + message;
            case CallOutcome.Exited(int code) -> "exit " + code;
            case CallOutcome.Thrown(var values) ->
                "exception with " + values.stream().map(Numbers::text).collect(Collectors.joining(", ", "(", ")"));
            case CallOutcome.Skipped() -> "not called: no handle";
        };
    }

    Divergence divergence(CallSequence sequence) {
        return new Divergence(call, sequence.calls().get(call).toString(), aspect, old, now, List.of());
    }
}
