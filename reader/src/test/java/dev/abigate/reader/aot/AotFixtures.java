package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Small AOT files that the project carries itself. */
final class AotFixtures {
    private AotFixtures() {}

    static Path at(String name) {
        try {
            return Path.of(Objects.requireNonNull(AotFixtures.class.getResource("/aot/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteString read(String name) {
        return SharedFiles.read(at(name));
    }
}
