package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.NumType;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes what buffers hold. */
final class ByteMutation {
    private static final int BYTE_VALUES = 256;
    private static final int FIRST_PRINTED = 0x20;
    private static final int PRINTED = 0x5f;
    private static final int MOST_NEW = 64;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TIMES = 32;
    private static final int MOST_DEEPER = 16;

    private final Vocabulary vocabulary;
    private final RandomGenerator random;

    ByteMutation(Vocabulary vocabulary, RandomGenerator random) {
        this.vocabulary = vocabulary;
        this.random = random;
    }

    /** New bytes, a whole number of elements. */
    ByteString create(int elementBytes) {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt(4) == 0 ? ByteString.EMPTY : word();
            case 1, 6 -> words();
            case 2 -> random(length(elementBytes), FIRST_PRINTED, PRINTED);
            case 3 -> elements(elementBytes);
            case 4 -> repeated(length(elementBytes));
            default -> random(length(elementBytes), 0, BYTE_VALUES);
        };
    }

    private int length(int elementBytes) {
        return elementBytes * (random.nextInt(8) == 0 ? random.nextInt(4 * MOST_NEW) : random.nextInt(MOST_NEW / 2));
    }

    private ByteString random(int count, int from, int values) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (from + random.nextInt(values));
        }
        return ByteString.wrap(bytes);
    }

    private ByteString repeated(int count) {
        ByteString piece = random(1 + random.nextInt(3), 0, BYTE_VALUES);
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = piece.toArray()[i % piece.length()];
        }
        return ByteString.wrap(bytes);
    }

    /** Small and special numbers of the size of elements. */
    private ByteString elements(int elementBytes) {
        var bytes = new byte[length(elementBytes)];
        for (int at = 0; at < bytes.length; at += elementBytes) {
            put(bytes, at, Math.min(elementBytes, bytes.length - at), number());
        }
        return ByteString.wrap(bytes);
    }

    private long number() {
        List<Long> numbers = vocabulary.numbers(NumType.I64);
        return random.nextInt(3) == 0 ? numbers.get(random.nextInt(numbers.size())) : random.nextInt(-8, 64);
    }

    private static void put(byte[] bytes, int at, int count, long number) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (i < Long.BYTES ? number >> (Byte.SIZE * i) : 0);
        }
    }

    private ByteString word() {
        List<ByteString> learned = vocabulary.learnedWords();
        List<ByteString> words = learned.isEmpty() || random.nextBoolean() ? vocabulary.words() : learned;
        return words.isEmpty() ? random(1, FIRST_PRINTED, PRINTED) : words.get(random.nextInt(words.size()));
    }

    private ByteString words() {
        ByteString words = word();
        int more = random.nextInt(MOST_WORDS);
        for (int i = 0; i < more; i++) {
            words = words.followedBy(word());
        }
        return words;
    }

    /**
     * A variation.
     *
     * @param other other bytes that were of use
     */
    ByteString vary(ByteString content, int elementBytes, ByteString other) {
        ByteString varied = content;
        int changes = 1 + random.nextInt(1 + random.nextInt(4));
        for (int i = 0; i < changes; i++) {
            varied = change(varied, elementBytes, other);
        }
        return varied;
    }

    private ByteString change(ByteString content, int elementBytes, ByteString other) {
        int size = content.length();
        if (size == 0) {
            return create(elementBytes);
        }
        int at = random.nextInt(size);
        int whole = at - at % elementBytes;
        int count = Math.min(size - whole, elementBytes * (1 + random.nextInt(8)));
        return switch (random.nextInt(16)) {
            case 0 -> replaced(content, at, (byte) (content.toArray()[at] ^ 1 << random.nextInt(Byte.SIZE)));
            case 1 -> replaced(content, at, (byte) random.nextInt(BYTE_VALUES));
            case 2 -> replaced(content, at, (byte) (content.toArray()[at] + random.nextInt(-3, 4)));
            case 3 -> replaced(content, at, content.toArray()[random.nextInt(size)]);
            case 4 -> overwritten(content, at, word());
            case 5 -> spliced(content, at, 0, word());
            case 6 -> spliced(content, whole, count, ByteString.EMPTY);
            case 7 -> spliced(content, whole, 0, content.slice(whole, count));
            case 8 -> spliced(content, whole, 0, random(elementBytes, 0, BYTE_VALUES));
            case 9 -> content.slice(0, whole);
            case 10 -> spliced(content, whole, 0, part(other, elementBytes));
            case 11 -> {
                byte[] bytes = content.toArray();
                put(bytes, whole, Math.min(elementBytes, size - whole), number());
                yield ByteString.wrap(bytes);
            }
            case 12 -> spliced(content, whole, 0, times(content.slice(whole, count), 1 + random.nextInt(MOST_TIMES)));
            case 13 -> enclosed(content, at, random.nextInt(at, size));
            case 14 -> content.slice(0, whole).followedBy(end(other, elementBytes));
            default ->
                spliced(
                        content,
                        random.nextInt(size + 1),
                        0,
                        random.nextBoolean() ? random(1, FIRST_PRINTED, PRINTED) : words());
        };
    }

    /** Once more within what opens at one place and closes at another, if anything does. */
    private ByteString enclosed(ByteString content, int open, int close) {
        int times = 1 + random.nextInt(MOST_DEEPER);
        ByteString opened = spliced(content, open, 0, times(content.slice(open, 1), times));
        return spliced(opened, close + times, 0, times(content.slice(close, 1), times));
    }

    private static ByteString times(ByteString piece, int times) {
        ByteString all = piece;
        for (int i = 1; i < times; i++) {
            all = all.followedBy(piece);
        }
        return all;
    }

    private ByteString end(ByteString of, int elementBytes) {
        int from = of.isEmpty() ? 0 : random.nextInt(of.length());
        int begin = from - from % elementBytes;
        return of.slice(begin, of.length() - begin);
    }

    private ByteString part(ByteString of, int elementBytes) {
        if (of.isEmpty()) {
            return of;
        }
        int from = random.nextInt(of.length());
        int begin = from - from % elementBytes;
        return of.slice(begin, Math.min(of.length() - begin, elementBytes * (1 + random.nextInt(MOST_NEW))));
    }

    private static ByteString replaced(ByteString content, int at, byte value) {
        byte[] bytes = content.toArray();
        bytes[at] = value;
        return ByteString.wrap(bytes);
    }

    private static ByteString overwritten(ByteString content, int at, ByteString by) {
        return spliced(content, at, Math.min(by.length(), content.length() - at), by);
    }

    private static ByteString spliced(ByteString content, int at, int removed, ByteString inserted) {
        return content.slice(0, at)
                .followedBy(inserted)
                .followedBy(content.slice(at + removed, content.length() - at - removed));
    }
}
