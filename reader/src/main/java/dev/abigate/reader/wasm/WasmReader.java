package dev.abigate.reader.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads core modules: header, sections in their order, and all that sections hold but function bodies, which are delimited
 * and left alone. {@link WasmChecker} looks into those.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Binary format of modules</a>
 */
public final class WasmReader {
    /** The version field of a component; the upper half is its layer. */
    private static final int COMPONENT_LAYER = 1;

    private WasmReader() {}

    /**
     * The module in a file.
     *
     * @throws dev.abigate.format.MalformedBinaryException where the bytes are no core module
     */
    public static WasmModule read(ByteString file) {
        return read(Cursor.over(file));
    }

    /**
     * As {@link #read(ByteString)}, from a cursor at the start of the file. If it maps fields, function bodies and known
     * custom sections are mapped, too.
     */
    public static WasmModule read(Cursor in) {
        header(in);
        var sections = new ArrayList<Section>();
        SectionId last = SectionId.CUSTOM;
        while (!in.atEnd()) {
            int start = in.offset();
            SectionId id = sectionId(in);
            if (id != SectionId.CUSTOM) {
                if (id.compareTo(last) <= 0) {
                    throw in.fail(
                            Flaw.SECTION_ORDER,
                            start,
                            "section id",
                            "section '%s' after section '%s'".formatted(id.text(), last.text()));
                }
                last = id;
            }
            sections.add(SectionReader.read(id, in));
        }
        var module = new WasmModule(sections);
        checkCounts(module, in);
        return module;
    }

    private static void header(Cursor in) {
        int start = in.offset();
        int magic = in.u32("magic");
        if (magic != WasmModule.MAGIC) {
            throw in.fail(Flaw.MAGIC, start, "magic", "found 0x%08x".formatted(magic));
        }
        start = in.offset();
        int version = in.u32("version");
        if (version >>> 16 == COMPONENT_LAYER) {
            throw in.fail(Flaw.COMPONENT, start, "version", "found 0x%08x".formatted(version));
        }
        if (version != WasmModule.VERSION) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found %s, known is %d".formatted(Integer.toUnsignedString(version), WasmModule.VERSION));
        }
    }

    private static SectionId sectionId(Cursor in) {
        int start = in.offset();
        int code = in.u8("section id");
        Optional<SectionId> id = SectionId.of(code);
        if (id.isEmpty()) {
            throw in.fail(Flaw.SECTION_ID, start, "section id", "found " + code);
        }
        return id.get();
    }

    private static void checkCounts(WasmModule module, Cursor in) {
        int functions = module.functions().size();
        int bodies = module.bodies().size();
        if (functions != bodies) {
            throw in.fail(Flaw.CODE_COUNT_MISMATCH, "module", "%d functions, %d bodies".formatted(functions, bodies));
        }
        int segments = module.data().size();
        int announced = module.dataCount().orElse(segments);
        if (announced != segments) {
            throw in.fail(
                    Flaw.DATA_COUNT_MISMATCH,
                    "module",
                    "%s announced, %d present".formatted(Integer.toUnsignedString(announced), segments));
        }
    }
}
