package dev.abigate.reader.validation;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.cursor.FieldSink;
import dev.abigate.reader.wasm.WasmReader;
import java.util.List;

/**
 * Finds where in a file an invalid declaration is. The model does not keep offsets, so the file is read again, this time with
 * its fields.
 */
final class DeclarationOffset implements FieldSink {
    private final String path;
    private int found = -1;

    private DeclarationOffset(String path) {
        this.path = path;
    }

    /** The same error with the offset of its section and item, where the file has them. */
    static InvalidModuleException locate(InvalidModuleException error, ByteString file) {
        List<String> place = List.of(error.place().split(", ", -1));
        var sink = new DeclarationOffset(String.join(" / ", place.subList(0, Math.min(2, place.size()))) + " / ");
        WasmReader.read(Cursor.over(file, sink));
        return sink.found < 0 ? error : new InvalidModuleException(sink.found, error.place(), error.reason());
    }

    @Override
    public void field(int offset, int length, String field, String value) {
        if (found < 0 && field.startsWith(path)) {
            found = offset;
        }
    }
}
