package dev.abigate.reader.aot;

import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import java.util.ArrayList;
import java.util.List;

/** Reads section 5 (section 9): a table of symbols, and the relocations of each part of the module. */
final class RelocationReader {
    private final AlignedCursor in;
    private final AotLayout layout;

    private RelocationReader(AlignedCursor in, AotLayout layout) {
        this.in = in;
        this.layout = layout;
    }

    static RelocationSection read(AlignedCursor in, AotLayout layout) {
        var reader = new RelocationReader(in, layout);
        List<String> symbols = reader.symbols();
        return new RelocationSection(symbols, reader.groups(symbols.size()));
    }

    /** The symbols; their offsets, and the size of all of them, are redundant and have to be right. */
    private List<String> symbols() {
        int count = in.count(Integer.BYTES, "symbol count");
        int offsetsAt = in.offset();
        var offsets = new int[count];
        for (int i = 0; i < count; i++) {
            in.item("symbol", i);
            offsets[i] = in.u32("offset");
        }
        in.endItem();
        int sizeAt = in.offset();
        int size = in.count(1, "symbol bytes");
        int start = in.offset();
        var symbols = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            in.item("symbol", i);
            if (offsets[i] != in.offset() - start) {
                throw in.fail(
                        Flaw.VALUE,
                        offsetsAt + i * Integer.BYTES,
                        "offset",
                        "found %s, the symbol is at %d"
                                .formatted(Integer.toUnsignedString(offsets[i]), in.offset() - start));
            }
            symbols.add(in.string(layout, "name"));
            in.align(Short.BYTES);
        }
        in.endItem();
        if (size != in.offset() - start) {
            throw in.fail(
                    Flaw.VALUE,
                    sizeAt,
                    "symbol bytes",
                    "found %d, the symbols take %d".formatted(size, in.offset() - start));
        }
        return symbols;
    }

    private List<RelocationGroup> groups(int symbolCount) {
        int count = in.count(2 * Integer.BYTES, "group count");
        var groups = new ArrayList<RelocationGroup>(count);
        for (int i = 0; i < count; i++) {
            in.item("relocation group", i);
            int name = in.indexBelow(symbolCount, "name symbol index");
            int relocationCount = in.count(4 * Integer.BYTES, "relocation count");
            var relocations = new ArrayList<Relocation>(relocationCount);
            for (int j = 0; j < relocationCount; j++) {
                relocations.add(relocation(symbolCount));
            }
            groups.add(new RelocationGroup(name, relocations));
            in.endItem();
        }
        return groups;
    }

    private Relocation relocation(int symbolCount) {
        long offset = layout.is64Bit() ? in.u64("offset") : in.unsigned("offset");
        long addend = layout.is64Bit() ? in.u64("addend") : in.u32("addend");
        return new Relocation(offset, addend, in.u32("type"), in.indexBelow(symbolCount, "symbol index"));
    }
}
