package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Texts that together use the whole grammar, in the folder {@code examples}. */
final class ExampleTexts {
    private ExampleTexts() {}

    /** The bytes of one. */
    static ByteString read(String name) {
        return read(folder().resolve(name));
    }

    /** The bytes of all whose names end with {@code suffix}. */
    static List<ByteString> all(String suffix) {
        try (var paths = Files.list(folder())) {
            var texts = new ArrayList<ByteString>();
            paths.filter(path -> path.toString().endsWith(suffix)).sorted().forEach(path -> texts.add(read(path)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        URL folder = Objects.requireNonNull(ExampleTexts.class.getResource("examples"), "no folder of examples");
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteString read(Path path) {
        try {
            return ByteString.wrap(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
