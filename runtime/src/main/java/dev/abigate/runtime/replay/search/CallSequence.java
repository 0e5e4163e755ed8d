package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls that are made one after the other on a new instance: an input of a search. */
public record CallSequence(List<Call> calls) {
    public CallSequence {
        calls = List.copyOf(calls);
    }

    /** With another argument of one call. */
    CallSequence with(int call, int argument, Argument changed) {
        List<Call> changedCalls = new ArrayList<>(calls);
        List<Argument> arguments = new ArrayList<>(calls.get(call).arguments());
        arguments.set(argument, changed);
        changedCalls.set(call, new Call(calls.get(call).export(), arguments));
        return new CallSequence(changedCalls);
    }

    /** With one more byte in a buffer of single bytes; nothing where it has no place there. */
    Optional<CallSequence> withByte(int call, int argument, int at, int value) {
        if (calls.get(call).arguments().get(argument) instanceof Argument.Bytes(var content)
                && calls.get(call).export().schema().parameters().get(argument)
                        instanceof ParameterMeaning.Buffer buffer
                && buffer.elementBytes() == 1
                && !(buffer.terminated() && value == 0)
                && content.length() < Buffers.MOST_BYTES) {
            ByteString longer = content.slice(0, at)
                    .followedBy(ByteString.of(value))
                    .followedBy(content.slice(at, content.length() - at));
            return Optional.of(with(call, argument, new Argument.Bytes(longer)));
        }
        return Optional.empty();
    }

    /** A line for each call, which {@link #parse} reads. */
    public String text() {
        return calls.stream().map(call -> CallText.line(call) + "\n").collect(Collectors.joining());
    }

    /**
     * The calls of a text.
     *
     * @throws IllegalArgumentException where a line is no call of these exports, with its number
     */
    public static CallSequence parse(String text, SearchedExports exports) {
        Map<String, SearchedExport> byName = exports.byName();
        List<String> lines = text.lines().toList();
        return new CallSequence(IntStream.range(0, lines.size())
                .mapToObj(i -> parse(lines.get(i), i + 1, byName))
                .toList());
    }

    private static Call parse(String line, int number, Map<String, SearchedExport> exports) {
        try {
            return CallText.parse(line, exports);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line %d: %s".formatted(number, e.getMessage()), e);
        }
    }
}
