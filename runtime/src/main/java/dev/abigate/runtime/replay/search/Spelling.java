package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A word in a buffer that is found byte by byte: code that compares a text with a word says, with each byte that is right, which
 * one it wants next.
 *
 * @param begin where the word begins, one byte before the first that was found so
 * @param end where the next byte comes
 * @param answered the comparison whose wish is the last byte
 * @param before what was compared before it was put there
 */
record Spelling(int call, int argument, int begin, int end, Comparison answered, Set<Comparison> before) {
    private static final int MOST_BYTES = 32;
    private static final int LEAST_WORD = 3;

    /** A byte put in front of what is at a place of a buffer, as the first of a word. */
    static Optional<Variation> begin(
            CallSequence input, int call, int argument, int at, int wanted, Comparison answered, Set<Comparison> all) {
        return input.withByte(call, argument, at, wanted)
                .map(changed -> new Variation(
                        changed,
                        Optional.of(new Spelling(call, argument, Math.max(0, at - 1), at + 1, answered, all))));
    }

    /**
     * The input with one more byte of the word, for each that may come next.
     *
     * @param comparisons what the input made the builds compare
     */
    List<Variation> next(CallSequence input, Set<Comparison> comparisons) {
        var next = new ArrayList<Variation>();
        if (end - begin > MOST_BYTES) {
            return next;
        }
        byte[] content = content(input).toArray();
        for (Comparison comparison : comparisons) {
            boolean twice = comparison.equals(answered) && !isRepeated(content);
            if (twice || !before.contains(comparison)) {
                for (Comparison.Wish wish : comparison.wishes()) {
                    if (wish.wantsByte() && isNext(content, wish)) {
                        input.withByte(call, argument, end, wish.wanted())
                                .ifPresent(changed -> next.add(new Variation(
                                        changed,
                                        Optional.of(new Spelling(
                                                call, argument, begin, end + 1, comparison, comparisons)))));
                    }
                }
            }
        }
        return next;
    }

    private boolean isNext(byte[] content, Comparison.Wish wish) {
        return end < content.length ? Byte.toUnsignedInt(content[end]) == wish.found() : wish.isAtEnd();
    }

    private boolean isRepeated(byte[] content) {
        return end - begin > 2 && content[end - 1] == content[end - 2];
    }

    /** What the word is so far. */
    ByteString word(CallSequence input) {
        return content(input).slice(begin, end - begin);
    }

    /** The words that were found: with and without the byte in front. */
    List<ByteString> words(CallSequence input) {
        ByteString word = word(input);
        return word.length() < LEAST_WORD ? List.of() : List.of(word, word.slice(1, word.length() - 1));
    }

    private ByteString content(CallSequence input) {
        return input.calls().get(call).arguments().get(argument) instanceof Argument.Bytes(var content)
                ? content
                : ByteString.EMPTY;
    }
}
