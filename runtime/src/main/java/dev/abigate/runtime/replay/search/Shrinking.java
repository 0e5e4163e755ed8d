package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.wasm.type.NumType;
import java.util.ArrayList;
import java.util.function.Predicate;

/** Makes an input smaller and simpler as long as something remains true of it. */
final class Shrinking {
    /** Inputs that are tried at most. */
    private static final int MOST_TRIALS = 20_000;

    private static final byte SIMPLE = 'a';

    private final Predicate<CallSequence> remains;
    private CallSequence best;
    private int trials;

    /** @param remains what is true of {@code input} */
    Shrinking(CallSequence input, Predicate<CallSequence> remains) {
        this.best = input;
        this.remains = remains;
    }

    CallSequence shrink() {
        boolean better = true;
        while (better && trials < MOST_TRIALS) {
            better = dropCalls();
            for (int call = 0; call < best.calls().size(); call++) {
                for (int argument = 0;
                        argument < best.calls().get(call).arguments().size();
                        argument++) {
                    better |= simplify(call, argument);
                }
            }
        }
        return best;
    }

    private boolean accept(CallSequence simpler) {
        if (trials >= MOST_TRIALS || simpler.equals(best)) {
            return false;
        }
        trials++;
        if (!remains.test(simpler)) {
            return false;
        }
        best = simpler;
        return true;
    }

    private boolean dropCalls() {
        boolean dropped = false;
        for (int i = best.calls().size() - 1; i >= 0; i--) {
            var fewer = new ArrayList<>(best.calls());
            fewer.remove(i);
            dropped |= !fewer.isEmpty() && accept(new CallSequence(fewer));
        }
        return dropped;
    }

    private boolean simplify(int call, int argument) {
        return switch (best.calls().get(call).arguments().get(argument)) {
            case Argument.Numeric(long bits) -> simplifyNumber(call, argument, bits);
            case Argument.Bytes(var content) -> simplifyBytes(call, argument, content);
            case Argument.Earlier(int newer) -> newer > 0 && accept(best.with(call, argument, new Argument.Earlier(0)));
            case Argument.Implied _ -> false;
        };
    }

    private boolean simplifyNumber(int call, int argument, long bits) {
        SearchedExport export = best.calls().get(call).export();
        NumType type = export.parameters().get(argument);
        long least = 0;
        if (export.schema().parameters().get(argument) instanceof ParameterMeaning.Range(long from, long to)) {
            least = Math.clamp(0L, from, to);
        }
        long present = Numbers.whole(type, bits);
        if (accept(number(call, argument, type, least))) {
            return true;
        }
        boolean simpler = false;
        while (present != least) {
            long half = least + (present - least) / 2;
            long nearer = present - Long.signum(present - least);
            if (half != present && accept(number(call, argument, type, half))) {
                present = half;
            } else if (accept(number(call, argument, type, nearer))) {
                present = nearer;
            } else {
                return simpler;
            }
            simpler = true;
        }
        return simpler;
    }

    private CallSequence number(int call, int argument, NumType type, long whole) {
        return best.with(call, argument, new Argument.Numeric(Numbers.bits(type, whole)));
    }

    private boolean simplifyBytes(int call, int argument, ByteString content) {
        int element = best.calls().get(call).export().schema().parameters().get(argument)
                        instanceof ParameterMeaning.Buffer buffer
                ? buffer.elementBytes()
                : 1;
        ByteString present = content;
        boolean simpler = false;
        for (int part = present.length() / element; part > 0; part /= 2) {
            int bytes = part * element;
            for (int at = present.length() - bytes; at >= 0; at -= bytes) {
                ByteString shorter =
                        present.slice(0, at).followedBy(present.slice(at + bytes, present.length() - at - bytes));
                if (accept(best.with(call, argument, new Argument.Bytes(shorter)))) {
                    present = shorter;
                    simpler = true;
                }
            }
        }
        for (int at = 0; at < present.length(); at++) {
            byte[] bytes = present.toArray();
            if (bytes[at] != SIMPLE) {
                bytes[at] = SIMPLE;
                var plainer = ByteString.wrap(bytes);
                if (accept(best.with(call, argument, new Argument.Bytes(plainer)))) {
                    present = plainer;
                    simpler = true;
                }
            }
        }
        return simpler;
    }
}
