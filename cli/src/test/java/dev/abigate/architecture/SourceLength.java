package dev.abigate.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long the source files of a source tree are.
 *
 * @param files how many were looked at
 * @param tooLong those over the limit, each with its length
 */
record SourceLength(int files, List<String> tooLong) {
    static final int LIMIT = 700;

    /** THE tables: one row an opcode, a dialect, a rule. */
    private static final Set<String> TABLES = Set.of("Opcode.java", "AotDialect.java", "Rule.java");

    /** Looks at the sources, tests included, of every module below {@code root}. */
    static SourceLength under(Path root) throws IOException {
        List<Path> sources = SourceFiles.under(root);
        List<String> tooLong = sources.stream()
                .filter(source -> !TABLES.contains(source.getFileName().toString()))
                .filter(source -> lines(source) > LIMIT)
                .map(source -> "%s: %d lines, at most %d".formatted(root.relativize(source), lines(source), LIMIT))
                .toList();
        return new SourceLength(sources.size(), tooLong);
    }

    private static long lines(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
