package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.runtime.replay.HostEffect;
import dev.abigate.runtime.replay.Masking;
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

    /** What two runs of an input say, as far as differences matter. */
    static Verdict compare(CallSequence input, Subject.Run old, Subject.Run now, Masking masking) {
        int common = Math.min(old.calls().size(), now.calls().size());
        for (int i = 0; i < common; i++) {
            CallOutcome a = old.calls().get(i);
            CallOutcome b = now.calls().get(i);
            if (isPoisoned(a) || isPoisoned(b)) {
                return new Poisoned();
            }
            Optional<Mismatch> mismatch = compare(i, input.calls().get(i), a, b, masking);
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

    private static Optional<Mismatch> compare(
            int number, Call call, CallOutcome old, CallOutcome now, Masking masking) {
        int hostCalls = Math.max(old.hostCalls().size(), now.hostCalls().size());
        for (int at = 0; at < hostCalls; at++) {
            if (at >= old.hostCalls().size()
                    || at >= now.hostCalls().size()
                    || !old.hostCalls().get(at).isSame(now.hostCalls().get(at), masking)) {
                return Optional.of(new Mismatch(
                        number, Aspect.HOST_CALL, hostCall(old.hostCalls(), at), hostCall(now.hostCalls(), at)));
            }
        }
        String name = call.export().name();
        if (!isSame("result:" + name, old.end(), now.end(), masking)) {
            boolean returned = old.end() instanceof CallOutcome.Returned && now.end() instanceof CallOutcome.Returned;
            return Optional.of(
                    new Mismatch(number, returned ? Aspect.RESULTS : Aspect.END, text(old.end()), text(now.end())));
        }
        boolean text = call.export().schema().result() instanceof ResultMeaning.Text && isAddress(old.end());
        for (int i = 0; i < Math.min(old.memory().size(), now.memory().size()); i++) {
            ByteString before = old.memory().get(i);
            ByteString after = now.memory().get(i);
            String place = text && i == 0 ? "result:" + name : "buffer:%s[%d]".formatted(name, text ? i - 1 : i);
            if (!before.equals(after) && !masking.hides(place, before, after)) {
                int from = before.mismatch(after);
                return Optional.of(new Mismatch(number, Aspect.HOST_READ, text(before, from), text(after, from)));
            }
        }
        return Optional.empty();
    }

    private static boolean isAddress(CallOutcome.End end) {
        return end instanceof CallOutcome.Returned(var results)
                && !results.isEmpty()
                && results.getFirst().low() != 0;
    }

    private static boolean isSame(String place, CallOutcome.End old, CallOutcome.End now, Masking masking) {
        if (old.equals(now)) {
            return true;
        }
        boolean same = false;
        if (old instanceof CallOutcome.Returned(var results) && now instanceof CallOutcome.Returned(var others)) {
            same = results.size() == others.size();
            for (int i = 0; same && i < results.size(); i++) {
                same = results.get(i).equals(others.get(i))
                        || masking.hides(
                                results.size() == 1 ? place : "%s[%d]".formatted(place, i),
                                Numbers.text(results.get(i)),
                                Numbers.text(others.get(i)));
            }
        }
        return same;
    }

    private static String hostCall(List<HostEffect> calls, int index) {
        return index < calls.size() ? calls.get(index).text() : "no further host call";
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
