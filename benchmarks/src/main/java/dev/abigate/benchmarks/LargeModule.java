package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module that {@code fetch-modules.sh} put into the folder named by the system property {@code abigate.modules}. */
public enum LargeModule {
    /** A compiler written in Go: 14 MB, many functions, a large name-less code section. */
    ESBUILD("esbuild-0.28.1.wasm"),
    /** Its next release. */
    ESBUILD_NEXT("esbuild-0.28.2.wasm"),
    /** A data base written in C: 0.9 MB. */
    SQLITE("sqlite-3.41.2.wasm");

    private final String file;

    LargeModule(String file) {
        this.file = file;
    }

    ByteString bytes() throws IOException {
        return ByteString.wrap(Files.readAllBytes(Path.of(System.getProperty("abigate.modules", "."), file)));
    }
}
