package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.wasm.type.NumType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes inputs, new ones and variations of others. The same choices of chance make the same inputs. */
final class InputMaker {
    private static final int MOST_CALLS = 24;
    private static final int MOST_CHANGES = 6;
    private static final int MOST_HANDLES_BACK = 3;

    private final List<SearchedExport> exports;
    private final Vocabulary vocabulary;
    private final RandomGenerator random;
    private final ByteMutation bytes;

    /** @param exports at least one */
    InputMaker(List<SearchedExport> exports, Vocabulary vocabulary, RandomGenerator random) {
        this.exports = List.copyOf(exports);
        this.vocabulary = vocabulary;
        this.random = random;
        this.bytes = new ByteMutation(vocabulary, random);
    }

    /** An input of its own. */
    CallSequence create() {
        var calls = new ArrayList<Call>();
        int count = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(MOST_CALLS / 2);
        for (int i = 0; i < count; i++) {
            calls.add(call(one(exports)));
        }
        return complete(calls);
    }

    /** A first input that calls an export. */
    CallSequence first(SearchedExport export) {
        return complete(List.of(call(export)));
    }

    /**
     * A variation of an input.
     *
     * @param other something of it may get into the first
     */
    CallSequence vary(CallSequence input, CallSequence other) {
        var calls = new ArrayList<>(input.calls());
        int changes = 1 + random.nextInt(random.nextInt(MOST_CHANGES) + 1);
        for (int i = 0; i < changes; i++) {
            change(calls, other);
        }
        return complete(calls);
    }

    private void change(List<Call> calls, CallSequence other) {
        switch (random.nextInt(12)) {
            case 0 -> calls.add(random.nextInt(calls.size() + 1), call(one(exports)));
            case 1 -> {
                if (calls.size() > 1) {
                    calls.remove(random.nextInt(calls.size()));
                }
            }
            case 2 -> calls.add(random.nextInt(calls.size() + 1), one(calls));
            case 3 -> calls.add(random.nextInt(calls.size() + 1), one(other.calls()));
            default -> {
                int index = random.nextInt(calls.size());
                calls.set(index, varied(calls.get(index), other));
            }
        }
    }

    private Call varied(Call call, CallSequence other) {
        if (call.arguments().isEmpty()) {
            return call;
        }
        var arguments = new ArrayList<>(call.arguments());
        int index = random.nextInt(arguments.size());
        NumType type = call.export().parameters().get(index);
        ParameterMeaning meaning = call.export().schema().parameters().get(index);
        arguments.set(
                index,
                switch (arguments.get(index)) {
                    case Argument.Numeric(long bits) ->
                        new Argument.Numeric(fitting(varied(type, bits), type, meaning));
                    case Argument.Bytes(var content) ->
                        meaning instanceof ParameterMeaning.Buffer buffer
                                ? new Argument.Bytes(Buffers.fitting(
                                        bytes.vary(content, buffer.elementBytes(), bytesOf(other)), buffer))
                                : arguments.get(index);
                    case Argument.Earlier _ -> new Argument.Earlier(random.nextInt(MOST_HANDLES_BACK));
                    case Argument.Implied implied -> implied;
                });
        return new Call(call.export(), arguments);
    }

    private ByteString bytesOf(CallSequence input) {
        List<ByteString> contents = input.calls().stream()
                .flatMap(call -> call.arguments().stream())
                .filter(Argument.Bytes.class::isInstance)
                .map(argument -> ((Argument.Bytes) argument).content())
                .toList();
        return contents.isEmpty() ? ByteString.EMPTY : one(contents);
    }

    private Call call(SearchedExport export) {
        var arguments = new ArrayList<Argument>();
        for (int i = 0; i < export.parameters().size(); i++) {
            NumType type = export.parameters().get(i);
            ParameterMeaning meaning = export.schema().parameters().get(i);
            arguments.add(
                    switch (meaning) {
                        case ParameterMeaning.Numeric _, ParameterMeaning.Range _ ->
                            new Argument.Numeric(fitting(number(type), type, meaning));
                        case ParameterMeaning.Buffer buffer ->
                            new Argument.Bytes(Buffers.fitting(bytes.create(buffer.elementBytes()), buffer));
                        case ParameterMeaning.Room _, ParameterMeaning.Length _ -> new Argument.Implied();
                        case ParameterMeaning.Handle _ -> new Argument.Earlier(random.nextInt(MOST_HANDLES_BACK));
                    });
        }
        return new Call(export, arguments);
    }

    private long number(NumType type) {
        return switch (random.nextInt(8)) {
            case 0 -> Numbers.cut(type, random.nextLong());
            case 1, 2 -> Numbers.bits(type, random.nextInt(-16, 257));
            case 3 -> Numbers.bits(type, random.nextLong() >> random.nextInt(Long.SIZE));
            default -> one(vocabulary.numbers(type));
        };
    }

    private long varied(NumType type, long bits) {
        return switch (random.nextInt(6)) {
            case 0 -> Numbers.cut(type, bits ^ 1L << random.nextInt(Long.SIZE));
            case 1, 2 -> Numbers.bits(type, Numbers.whole(type, bits) + random.nextInt(-4, 5));
            case 3 -> Numbers.bits(type, -Numbers.whole(type, bits));
            default -> number(type);
        };
    }

    private long fitting(long bits, NumType type, ParameterMeaning meaning) {
        if (!(meaning instanceof ParameterMeaning.Range(long least, long most))) {
            return bits;
        }
        long whole = Numbers.whole(type, bits);
        boolean within = whole >= least && whole <= most;
        return Numbers.bits(type, within ? whole : least + Math.floorMod(whole, Math.max(1, most - least + 1)));
    }

    /** Puts in front of each call those that make the handles that it needs and nothing has made. */
    private CallSequence complete(List<Call> calls) {
        var complete = new ArrayList<Call>();
        for (Call call : calls) {
            for (ParameterMeaning meaning : call.export().schema().parameters()) {
                if (meaning instanceof ParameterMeaning.Handle(String kind, boolean _)
                        && complete.stream().noneMatch(before -> makes(before.export(), kind))) {
                    exports.stream()
                            .filter(export -> makes(export, kind))
                            .findFirst()
                            .ifPresent(export -> complete.add(call(export)));
                }
            }
            complete.add(call);
        }
        return new CallSequence(complete.subList(0, Math.min(complete.size(), MOST_CALLS)));
    }

    private static boolean makes(SearchedExport export, String kind) {
        return export.schema().result() instanceof ResultMeaning.Handle(String made) && made.equals(kind);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
