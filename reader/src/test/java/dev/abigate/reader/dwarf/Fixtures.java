package dev.abigate.reader.dwarf;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.wasm.WasmReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Modules with debug information, of the folder {@code dwarf}. */
final class Fixtures {
    private Fixtures() {}

    static WasmModule module(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/dwarf/" + name)) {
            return WasmReader.read(
                    ByteString.wrap(Objects.requireNonNull(in, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
