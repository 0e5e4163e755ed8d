package dev.abigate.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of a source tree. */
final class SourceFiles {
    /** What is made right in the temporary directory of the machine, where nothing deletes it. */
    private static final Pattern LEFT_BEHIND = Pattern.compile("createTemp(Directory|File)\\(\\s*\"");

    private SourceFiles() {}

    /** The sources, tests included, of every module below {@code root}. */
    static List<Path> under(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFiles::javaFiles)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a source makes a temporary file or directory outside the folders that JUnit makes and deletes. */
    static boolean leavesFilesBehind(String source) {
        return LEFT_BEHIND.matcher(source).find();
    }
}
