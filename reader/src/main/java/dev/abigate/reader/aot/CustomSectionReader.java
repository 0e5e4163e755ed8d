package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.CustomSection;
import dev.abigate.format.aot.CustomSection.FunctionName;
import dev.abigate.format.aot.CustomSection.NameSubsection;
import dev.abigate.format.aot.NativeSymbol;
import java.util.ArrayList;
import java.util.List;

/** Reads sections 100 (section 10). */
final class CustomSectionReader {
    private static final ByteString NAME = ByteString.utf8("name");

    private final AlignedCursor in;
    private final AotLayout layout;

    private CustomSectionReader(AlignedCursor in, AotLayout layout) {
        this.in = in;
        this.layout = layout;
    }

    static CustomSection read(AlignedCursor in, AotLayout layout) {
        return new CustomSectionReader(in, layout).read();
    }

    private CustomSection read() {
        int subId = in.u32("sub-id");
        return switch (subId) {
            case CustomSection.RAW -> new CustomSection.Raw(in.string(layout, "name"), rest());
            case CustomSection.NATIVE_SYMBOLS -> nativeSymbols();
            case CustomSection.NAMES -> names();
            case CustomSection.STRING_LITERALS -> stringLiterals();
            default -> new CustomSection.Unknown(subId, rest());
        };
    }

    private ByteString rest() {
        return in.bytes(in.remaining(), "content");
    }

    private CustomSection nativeSymbols() {
        int count = in.count(Short.BYTES, "native symbol count");
        var symbols = new ArrayList<NativeSymbol>(count);
        for (int i = 0; i < count; i++) {
            in.item("native symbol", i);
            symbols.add(new NativeSymbol(in.string(layout, "name")));
        }
        in.endItem();
        return new CustomSection.NativeSymbols(symbols);
    }

    private CustomSection names() {
        int at = in.offset();
        int length = in.u32("name length");
        ByteString name = in.bytes(Math.min(in.remaining(), NAME.length()), "name");
        if (length != NAME.length() || !name.equals(NAME)) {
            throw in.fail(Flaw.VALUE, at, "name", "found '%s', expected 'name'".formatted(name.utf8()));
        }
        var subsections = new ArrayList<NameSubsection>();
        while (!in.atEnd()) {
            subsections.add(nameSubsection());
        }
        return new CustomSection.Names(subsections);
    }

    private NameSubsection nameSubsection() {
        in.align(Integer.BYTES);
        int at = in.offset();
        int kind = in.u32("sub-section kind");
        if (kind != NameSubsection.FUNCTION_NAMES) {
            throw in.fail(
                    Flaw.VALUE,
                    at,
                    "sub-section kind",
                    "found %s, only function names (1) can be read".formatted(Integer.toUnsignedString(kind)));
        }
        long wasmSize = in.unsigned("wasm sub-section size");
        int count = in.count(3 * Short.BYTES, "name count");
        var names = new ArrayList<FunctionName>(count);
        long previous = -1;
        for (int i = 0; i < count; i++) {
            in.item("function name", i);
            in.align(Integer.BYTES);
            int indexAt = in.offset();
            int function = in.u32("function index");
            if (Integer.toUnsignedLong(function) <= previous) {
                throw in.fail(
                        Flaw.VALUE,
                        indexAt,
                        "function index",
                        "found %s after %d".formatted(Integer.toUnsignedString(function), previous));
            }
            previous = Integer.toUnsignedLong(function);
            names.add(new FunctionName(function, in.string(layout.terminatesNames(), true, "name")));
        }
        in.endItem();
        return new NameSubsection(wasmSize, names);
    }

    private CustomSection stringLiterals() {
        in.indexBelow(1, "reserved");
        int count = in.count(Integer.BYTES, "string count");
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            in.item("string", i);
            lengths[i] = in.u32("length");
        }
        List<ByteString> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            in.item("string", i);
            texts.add(in.bytes(lengths[i], "text"));
        }
        in.endItem();
        return new CustomSection.StringLiterals(texts);
    }
}
