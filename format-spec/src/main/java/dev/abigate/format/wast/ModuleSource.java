package dev.abigate.format.wast;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.text.TextModule;
import java.util.Optional;

/** What a script gives as a module. */
public sealed interface ModuleSource {
    /** A module in the binary format; it need not be well-formed. */
    record Binary(ByteString bytes) implements ModuleSource {}

    /**
     * A module in the text format, which need not be well-formed.
     *
     * @param encoded what the maker of the script made of it
     */
    record Quote(ByteString text, Optional<ByteString> encoded) implements ModuleSource {}

    /** A module that is part of the script's text. */
    record Inline(TextModule module) implements ModuleSource {}
}
