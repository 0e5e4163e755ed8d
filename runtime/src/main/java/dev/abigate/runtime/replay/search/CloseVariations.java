package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.runtime.replay.search.Subject.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Variations of an input that lead further more often than those by chance: operands that were compared are made equal, where one
 * of both is found in the input and replaced.
 */
final class CloseVariations {
    private static final int MOST_VARIATIONS = 64;
    private static final int MOST_PLACES = 4;
    private static final int BYTE_VALUES = 256;

    private final CallSequence input;
    private final List<CallSequence> variations = new ArrayList<>();

    private CloseVariations(CallSequence input) {
        this.input = input;
    }

    /** The variations of an input that made a build compare what is given. */
    static List<CallSequence> of(CallSequence input, Set<Comparison> comparisons) {
        var made = new CloseVariations(input);
        for (Comparison comparison : comparisons) {
            made.replace(comparison.left(), comparison.right());
            made.replace(comparison.right(), comparison.left());
        }
        return made.variations;
    }

    private void replace(int found, int wanted) {
        for (int call = 0; call < input.calls().size(); call++) {
            List<Argument> arguments = input.calls().get(call).arguments();
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case Argument.Numeric(long bits) -> {
                        if (bits == Integer.toUnsignedLong(found)) {
                            add(call, i, new Argument.Numeric(Integer.toUnsignedLong(wanted)));
                        }
                    }
                    case Argument.Bytes(var content) -> replace(call, i, content, found, wanted);
                    case Argument.Implied _, Argument.Earlier _ -> {}
                }
            }
        }
    }

    private void replace(int call, int argument, ByteString content, int found, int wanted) {
        boolean bytes = found >= 0 && found < BYTE_VALUES && wanted >= 0 && wanted < BYTE_VALUES;
        int size = bytes ? 1 : Integer.BYTES;
        byte[] present = content.toArray();
        int places = 0;
        for (int at = 0; at + size <= present.length && places < MOST_PLACES; at++) {
            if (isAt(present, at, size, found)) {
                places++;
                byte[] changed = content.toArray();
                for (int i = 0; i < size; i++) {
                    changed[at + i] = (byte) (wanted >>> (Byte.SIZE * i));
                }
                if (input.calls().get(call).export().schema().parameters().get(argument)
                        instanceof ParameterMeaning.Buffer buffer) {
                    add(call, argument, new Argument.Bytes(Buffers.fitting(ByteString.wrap(changed), buffer)));
                }
            }
        }
    }

    private static boolean isAt(byte[] bytes, int at, int size, int word) {
        for (int i = 0; i < size; i++) {
            if (bytes[at + i] != (byte) (word >>> (Byte.SIZE * i))) {
                return false;
            }
        }
        return true;
    }

    private void add(int call, int argument, Argument changed) {
        if (variations.size() < MOST_VARIATIONS) {
            variations.add(input.with(call, argument, changed));
        }
    }
}
