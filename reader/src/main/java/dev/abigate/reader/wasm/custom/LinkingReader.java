package dev.abigate.reader.wasm.custom;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.custom.Linking;
import dev.abigate.format.wasm.custom.Linking.Symbol;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the {@code linking} section; subsections of unknown kinds are stepped over. */
final class LinkingReader {
    private static final int SEGMENT_INFO = 5;
    private static final int INIT_FUNCTIONS = 6;
    private static final int COMDAT_INFO = 7;
    private static final int SYMBOL_TABLE = 8;

    private static final int FUNCTION = 0;
    private static final int DATA = 1;
    private static final int GLOBAL = 2;
    private static final int SECTION = 3;
    private static final int EVENT = 4;
    private static final int TABLE = 5;

    private LinkingReader() {}

    static Linking read(Cursor in) {
        int start = in.offset();
        int version = in.leb32("version");
        if (version != Linking.VERSION) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found %s, known is %d".formatted(Integer.toUnsignedString(version), Linking.VERSION));
        }
        List<Linking.SegmentInfo> segments = List.of();
        List<Linking.InitFunction> initFunctions = List.of();
        List<Linking.Comdat> comdats = List.of();
        List<Symbol> symbols = List.of();
        while (!in.atEnd()) {
            int id = in.u8("subsection id");
            int size = in.size("subsection size");
            Cursor body = in.window(size, "subsection " + id);
            switch (id) {
                case SEGMENT_INFO -> segments = list(body, "segment", LinkingReader::segment);
                case INIT_FUNCTIONS -> initFunctions = list(body, "init function", LinkingReader::initFunction);
                case COMDAT_INFO -> comdats = list(body, "comdat", LinkingReader::comdat);
                case SYMBOL_TABLE -> symbols = list(body, "symbol", LinkingReader::symbol);
                default -> body.bytes(body.remaining(), "content");
            }
            if (!body.atEnd()) {
                throw body.fail(Flaw.SECTION_SIZE, "subsection", body.remaining() + " bytes left over");
            }
        }
        return new Linking(segments, initFunctions, comdats, symbols);
    }

    private static <T> List<T> list(Cursor in, String what, Function<Cursor, T> item) {
        int count = in.count("count");
        var items = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            in.item(what, i);
            items.add(item.apply(in));
        }
        in.endItem();
        return items;
    }

    private static Linking.SegmentInfo segment(Cursor in) {
        String name = in.name("name");
        int alignment = in.leb32("alignment");
        return new Linking.SegmentInfo(name, alignment, in.leb32("flags"));
    }

    private static Linking.InitFunction initFunction(Cursor in) {
        int priority = in.leb32("priority");
        return new Linking.InitFunction(priority, in.index("symbol"));
    }

    private static Linking.Comdat comdat(Cursor in) {
        String name = in.name("name");
        int flags = in.leb32("flags");
        int count = in.count("item count");
        var items = new ArrayList<Linking.ComdatItem>(count);
        for (int i = 0; i < count; i++) {
            int kind = in.u8("kind");
            items.add(new Linking.ComdatItem(kind, in.index("index")));
        }
        return new Linking.Comdat(name, flags, items);
    }

    private static Symbol symbol(Cursor in) {
        int start = in.offset();
        int kind = in.u8("kind");
        int flags = in.leb32("flags");
        boolean defined = (flags & Symbol.UNDEFINED) == 0;
        return switch (kind) {
            case FUNCTION, GLOBAL, EVENT, TABLE -> {
                int index = in.index("index");
                boolean named = defined || (flags & Symbol.EXPLICIT_NAME) != 0;
                yield new Symbol.Item(kind, flags, index, named ? in.name("name") : "");
            }
            case DATA -> {
                String name = in.name("name");
                if (!defined) {
                    yield new Symbol.Data(flags, name, 0, 0, 0);
                }
                int segment = in.index("segment");
                long offset = in.leb64("offset");
                yield new Symbol.Data(flags, name, segment, offset, in.leb64("size"));
            }
            case SECTION -> new Symbol.SectionSymbol(flags, in.index("section"));
            default -> throw in.fail(Flaw.CODE, start, "kind", "unknown symbol kind " + kind);
        };
    }
}
