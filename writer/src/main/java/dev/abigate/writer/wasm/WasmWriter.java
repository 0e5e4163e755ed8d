package dev.abigate.writer.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.writer.bytes.ByteSink;

/**
 * Writes core modules. A module that was read comes back byte for byte, since its sections know where they were not in
 * their shortest encoding; one that was made has the shortest everywhere.
 */
public final class WasmWriter {
    private WasmWriter() {}

    /** The bytes of a module. */
    public static ByteString write(WasmModule module) {
        var out = new ByteSink();
        out.u32(WasmModule.MAGIC).u32(WasmModule.VERSION);
        for (Section section : module.sections()) {
            ByteString body = SectionWriter.body(section);
            out.u8(section.id().code());
            out.leb32(body.length(), section.encoding().sizeWidth());
            out.bytes(body);
        }
        return out.toByteString();
    }
}
