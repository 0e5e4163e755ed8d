package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that a search kept, a file each, for the next search. */
final class CorpusFolder {
    private static final String ENDING = ".calls";
    private static final int NAME_BYTES = 8;
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;

    /**
     * A folder, which is made where it is missing.
     *
     * @throws UsageException where that is not possible
     */
    CorpusFolder(String name) {
        try {
            this.folder = Files.createDirectories(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw OutputFile.unwritable(name, e);
        }
    }

    /**
     * The inputs that are there, in the order of their names.
     *
     * @throws UsageException where a file cannot be read or is no input for these exports
     */
    List<CallSequence> read(SearchedExports exports) {
        var inputs = new ArrayList<CallSequence>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                inputs.add(read(file, exports));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException("%s: cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
        return inputs;
    }

    private static CallSequence read(Path file, SearchedExports exports) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageException("%s: found %d bytes, at most %d".formatted(file, Files.size(file), MOST_BYTES));
        }
        try {
            return CallSequence.parse(Files.readString(file), exports);
        } catch (IllegalArgumentException | MalformedInputException e) {
            throw new UsageException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Adds an input, under a name that follows from it. */
    void add(CallSequence input) {
        String text = input.text();
        String name = HexFormat.of()
                .formatHex(ByteString.utf8(text).sha256().slice(0, NAME_BYTES).toArray());
        Path file = folder.resolve(name + ENDING);
        if (!Files.exists(file)) {
            OutputFile.write(file.toString(), text);
        }
    }
}
