package dev.abigate.reader.wasm.custom;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.NameSection.Kind;
import dev.abigate.reader.cursor.Cursor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Reads the {@code name} section; subsections of unknown kinds are stepped over, and names that nobody wants. */
final class NameSectionReader {
    private final Map<Kind, SortedMap<Integer, String>> names = new EnumMap<>(Kind.class);
    private final Map<Kind, SortedMap<Integer, SortedMap<Integer, String>>> nested = new EnumMap<>(Kind.class);
    private final NameFilter wanted;
    private Optional<String> module = Optional.empty();

    NameSectionReader(NameFilter wanted) {
        this.wanted = wanted;
    }

    NameSection read(Cursor in) {
        while (!in.atEnd()) {
            int code = in.u8("subsection id");
            int size = in.size("subsection size");
            Optional<Kind> kind = Kind.of(code);
            Cursor body = in.window(size, kind.map(k -> k.text() + " names").orElse("unknown names"));
            kind.ifPresentOrElse(k -> subsection(k, body), () -> body.bytes(body.remaining(), "content"));
            if (!body.atEnd()) {
                throw body.fail(Flaw.SECTION_SIZE, "subsection", body.remaining() + " bytes left over");
            }
        }
        return new NameSection(module, names, nested);
    }

    private void subsection(Kind kind, Cursor in) {
        switch (kind) {
            case MODULE -> module = Optional.of(in.name("name"));
            case FUNCTION, TYPE, TABLE, MEMORY, GLOBAL, ELEMENT, DATA, TAG ->
                names.put(kind, map(in, index -> wanted.wants(kind, index)));
            case LOCAL, LABEL, FIELD -> {
                int count = in.count("count");
                var outer = new TreeMap<Integer, SortedMap<Integer, String>>();
                for (int i = 0; i < count; i++) {
                    in.item("owner", i);
                    int index = in.index("index");
                    boolean wants = wanted.wants(kind, index);
                    outer.put(index, map(in, _ -> wants));
                }
                in.endItem();
                nested.put(kind, outer);
            }
        }
    }

    private static SortedMap<Integer, String> map(Cursor in, IntPredicate wanted) {
        int count = in.count("name count");
        var map = new TreeMap<Integer, String>();
        for (int i = 0; i < count; i++) {
            int index = in.index("index");
            if (wanted.test(index)) {
                map.put(index, in.name("name"));
            } else {
                in.skip(in.size("name length"), "name");
            }
        }
        return map;
    }
}
