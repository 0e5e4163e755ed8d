package dev.abigate.reader;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.reader.aot.AotReader;
import dev.abigate.reader.component.ComponentReader;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.WasmReader;

/** Reads a file of any supported format. */
public final class Readers {
    private Readers() {}

    /**
     * What {@code file} holds, told by its first eight bytes.
     *
     * @throws dev.abigate.format.MalformedBinaryException where it is no well-formed file of a supported format
     */
    public static Artifact read(ByteString file) {
        return read(Cursor.over(file));
    }

    /** As {@link #read(ByteString)}, from a cursor at the start of the file, which may map its fields. */
    public static Artifact read(Cursor in) {
        ByteString magic = in.quiet().bytes(Math.min(in.remaining(), AotDialect.MAGIC.length()), "magic");
        if (magic.equals(AotDialect.MAGIC)) {
            return new Artifact.Aot(AotReader.read(in));
        }
        return ComponentReader.isNext(in)
                ? new Artifact.Component(ComponentReader.read(in))
                : new Artifact.Wasm(WasmReader.read(in));
    }
}
