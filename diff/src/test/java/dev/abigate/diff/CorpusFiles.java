package dev.abigate.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the corpus by kind. */
public final class CorpusFiles {
    private CorpusFiles() {}

    /** All files below a folder of ../shared whose name ends so, sorted. */
    public static List<Path> below(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Shared.path(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
