package dev.abigate.format.wasm.custom;

import dev.abigate.format.ByteString;

/**
 * The {@code build_id} section: bytes that identify the build.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/BuildId.md">Build id</a>
 */
public record BuildId(ByteString id) implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "build_id";
}
