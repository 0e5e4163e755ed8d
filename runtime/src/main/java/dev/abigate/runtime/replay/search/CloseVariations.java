package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Variations of an input that lead further more often than those by chance: operands that were compared are made equal. Where
 * one of both is found in the input the other takes its place, and a byte that was wanted is put in front of it, too.
 */
final class CloseVariations {
    private static final int MOST_VARIATIONS = 128;

    /** So many places from the beginning of a buffer on, and as many from its end. */
    private static final int MOST_PLACES = 2;

    private final CallSequence input;
    private final List<Variation> variations = new ArrayList<>();

    private CloseVariations(CallSequence input) {
        this.input = input;
    }

    /**
     * The variations of an input.
     *
     * @param asked the comparisons that are to be made equal
     * @param all that the input made the builds make
     */
    static List<Variation> of(CallSequence input, Set<Comparison> asked, Set<Comparison> all) {
        var made = new CloseVariations(input);
        for (Comparison comparison : asked) {
            for (Comparison.Wish wish : comparison.wishes()) {
                made.fulfil(wish, comparison, all);
            }
        }
        return made.variations;
    }

    private void fulfil(Comparison.Wish wish, Comparison comparison, Set<Comparison> all) {
        for (int call = 0; call < input.calls().size(); call++) {
            Call present = input.calls().get(call);
            for (int i = 0; i < present.arguments().size() && variations.size() < MOST_VARIATIONS; i++) {
                switch (present.arguments().get(i)) {
                    case Argument.Numeric(long bits) -> {
                        if (bits == Integer.toUnsignedLong(wish.found())) {
                            var wanted = new Argument.Numeric(Integer.toUnsignedLong(wish.wanted()));
                            variations.add(new Variation(input.with(call, i, wanted)));
                        }
                    }
                    case Argument.Bytes(var content) -> {
                        if (present.export().schema().parameters().get(i) instanceof ParameterMeaning.Buffer buffer) {
                            replace(call, i, content, buffer, wish);
                            if (wish.wantsByte()) {
                                insert(call, i, content, wish, comparison, all);
                            }
                        }
                    }
                    case Argument.Implied _, Argument.Earlier _ -> {}
                }
            }
        }
    }

    private void replace(
            int call, int argument, ByteString content, ParameterMeaning.Buffer buffer, Comparison.Wish wish) {
        int size = wish.isOfBytes() ? 1 : Integer.BYTES;
        for (int at : places(content.toArray(), wish.found(), size)) {
            byte[] changed = content.toArray();
            for (int i = 0; i < size; i++) {
                changed[at + i] = (byte) (wish.wanted() >>> (Byte.SIZE * i));
            }
            var fitting = new Argument.Bytes(Buffers.fitting(ByteString.wrap(changed), buffer));
            variations.add(new Variation(input.with(call, argument, fitting)));
        }
    }

    private void insert(
            int call,
            int argument,
            ByteString content,
            Comparison.Wish wish,
            Comparison comparison,
            Set<Comparison> all) {
        List<Integer> places = wish.isAtEnd() ? List.of(content.length()) : places(content.toArray(), wish.found(), 1);
        for (int at : places) {
            Spelling.begin(input, call, argument, at, wish.wanted(), comparison, all)
                    .ifPresent(variations::add);
        }
    }

    private static List<Integer> places(byte[] content, int found, int size) {
        var places = new ArrayList<Integer>();
        for (int at = 0; at + size <= content.length; at++) {
            if (isAt(content, at, size, found)) {
                places.add(at);
            }
        }
        if (places.size() > 2 * MOST_PLACES) {
            places.subList(MOST_PLACES, places.size() - MOST_PLACES).clear();
        }
        return places;
    }

    private static boolean isAt(byte[] bytes, int at, int size, int word) {
        for (int i = 0; i < size; i++) {
            if (bytes[at + i] != (byte) (word >>> (Byte.SIZE * i))) {
                return false;
            }
        }
        return true;
    }
}
