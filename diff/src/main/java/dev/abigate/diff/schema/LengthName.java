package dev.abigate.diff.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of an integer parameter says about the parameter before it, which is an address. */
enum LengthName {
    /** How many elements are there. */
    LENGTH(Set.of("len", "length"), List.of("len", "length")),
    /** How many bytes are there. */
    SIZE(Set.of("size", "sz", "bytes", "nbytes"), List.of("size")),
    /** How much there is room for. */
    ROOM(Set.of("room", "capacity", "cap", "avail", "available", "space", "max", "limit"), List.of("capacity")),
    /** Perhaps how many elements are there, perhaps how often something is done. */
    COUNT(Set.of("n", "num", "count", "cnt", "nmemb", "nitems", "nelem", "nelems"), List.of("count")),
    /** Nothing about it. */
    NONE(Set.of(), List.of());

    private final Set<String> words;
    private final List<String> endings;

    LengthName(Set<String> words, List<String> endings) {
        this.words = words;
        this.endings = endings;
    }

    /** What a name says: {@code bufLen}, {@code buf_len} and {@code buflen} are the same. */
    static LengthName of(String name) {
        List<String> parts = words(name);
        String whole = String.join("", parts);
        return Arrays.stream(values())
                .filter(each -> parts.stream().anyMatch(each.words::contains)
                        || each.endings.stream().anyMatch(whole::endsWith))
                .findFirst()
                .orElse(NONE);
    }

    /** The words that a name is made of, in lower case. */
    static List<String> words(String name) {
        return Arrays.stream(name.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
