package dev.abigate.diff.consumer;

import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads consumer profiles. */
public final class Consumers {
    /** What lists of names are called; other texts are code. */
    private static final List<String> LISTS = List.of(".txt", ".list", ".names");

    private Consumers() {}

    /** A module that imports from the one that is compared, by whatever module name. */
    public static Consumer ofModule(String name, Snapshot snapshot) {
        return new Consumer.Listed(
                name, snapshot.imports().stream().map(Import::name).collect(Collectors.toSet()));
    }

    /** A list with one name a line, where the file's name ends in .txt, .list or .names; code otherwise. */
    public static Consumer ofText(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LISTS.stream().anyMatch(lower::endsWith) ? ofList(name, text) : Consumer.Scanned.of(name, text);
    }

    private static Consumer ofList(String name, String text) {
        return new Consumer.Listed(
                name,
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toSet()));
    }
}
