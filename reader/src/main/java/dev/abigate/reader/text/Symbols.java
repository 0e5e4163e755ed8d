package dev.abigate.reader.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The identifiers of a text, numbered in the order in which they occur first. A cache in front of the map spares most
 * look-ups a string; names that were made to collide in it cost no more than the map does.
 */
final class Symbols {
    private static final int CACHE_SLOTS = 4096;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final byte[][] cachedSpellings = new byte[CACHE_SLOTS][];
    private final int[] cachedNumbers = new int[CACHE_SLOTS];

    Symbols() {
        Arrays.fill(cachedSpellings, new byte[0]);
    }

    /** The number of an identifier, given by its bytes without the dollar sign, of which there is at least one. */
    int number(byte[] text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = Vocabulary.hash(hash, text[i]);
        }
        int slot = (hash ^ (hash >>> 15)) & (CACHE_SLOTS - 1);
        byte[] cached = cachedSpellings[slot];
        if (Arrays.equals(cached, 0, cached.length, text, start, end)) {
            return cachedNumbers[slot];
        }
        String name = new String(text, start, end - start, StandardCharsets.UTF_8);
        int number = numbers.computeIfAbsent(name, this::add);
        cachedSpellings[slot] = Arrays.copyOfRange(text, start, end);
        cachedNumbers[slot] = number;
        return number;
    }

    /** The name of a symbol. */
    String name(int symbol) {
        return names.get(symbol);
    }

    private int add(String name) {
        names.add(name);
        return names.size() - 1;
    }
}
