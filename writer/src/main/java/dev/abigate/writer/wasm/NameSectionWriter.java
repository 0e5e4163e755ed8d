package dev.abigate.writer.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.writer.bytes.ByteSink;
import java.util.SortedMap;

/** Writes the content of the {@code name} section, its subsections in ascending order. */
final class NameSectionWriter {
    private NameSectionWriter() {}

    static ByteString write(NameSection section) {
        var out = new ByteSink();
        for (NameSection.Kind kind : NameSection.Kind.values()) {
            var body = new ByteSink();
            switch (kind) {
                case MODULE -> section.module().ifPresent(body::name);
                case FUNCTION, TYPE, TABLE, MEMORY, GLOBAL, ELEMENT, DATA, TAG -> {
                    SortedMap<Integer, String> names = section.names().get(kind);
                    if (names != null) {
                        names(names, body);
                    }
                }
                case LOCAL, LABEL, FIELD -> {
                    SortedMap<Integer, SortedMap<Integer, String>> nested =
                            section.nested().get(kind);
                    if (nested != null) {
                        body.leb32(nested.size());
                        nested.forEach((index, names) -> names(names, body.leb32(index)));
                    }
                }
            }
            if (body.size() > 0) {
                out.u8(kind.code()).leb32(body.size()).bytes(body.toByteString());
            }
        }
        return out.toByteString();
    }

    private static void names(SortedMap<Integer, String> names, ByteSink out) {
        out.leb32(names.size());
        names.forEach((index, name) -> out.leb32(index).name(name));
    }
}
