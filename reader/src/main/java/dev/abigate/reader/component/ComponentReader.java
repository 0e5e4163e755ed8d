package dev.abigate.reader.component;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.component.Component;
import dev.abigate.format.component.Section;
import dev.abigate.format.component.SectionId;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads components: header, sections, and the core modules and components in them, which are read whole. Bodies of core
 * functions are delimited and left alone.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md">Binary format</a>
 */
public final class ComponentReader {
    /** How deep components and types of components may lie in each other. */
    static final int DEEPEST = 100;

    private static final int HEADER_BYTES = 8;

    private ComponentReader() {}

    /** Whether the header at the cursor is that of a component, of whatever version, and not of a core module. */
    public static boolean isNext(Cursor in) {
        if (in.remaining() < HEADER_BYTES) {
            return false;
        }
        Cursor ahead = in.quiet();
        return ahead.u32("magic") == WasmModule.MAGIC && ahead.u32("version") >>> 16 == Component.LAYER;
    }

    /**
     * The component in a file.
     *
     * @throws dev.abigate.format.MalformedBinaryException where the bytes are no component
     */
    public static Component read(ByteString file) {
        return read(Cursor.over(file));
    }

    /** As {@link #read(ByteString)}, from a cursor at the start of the file, which may map its fields. */
    public static Component read(Cursor in) {
        return read(in, 0);
    }

    /** @param depth how many components are around this one */
    static Component read(Cursor in, int depth) {
        if (depth > DEEPEST) {
            throw in.fail(Flaw.NESTING_TOO_DEEP, "component", "at most " + DEEPEST + " components inside each other");
        }
        header(in);
        var sections = new ArrayList<Section>();
        while (!in.atEnd()) {
            sections.add(SectionReader.read(sectionId(in), in, depth));
        }
        return new Component(sections);
    }

    private static void header(Cursor in) {
        int start = in.offset();
        int magic = in.u32("magic");
        if (magic != WasmModule.MAGIC) {
            throw in.fail(Flaw.MAGIC, start, "magic", "found 0x%08x".formatted(magic));
        }
        start = in.offset();
        int version = in.u16("version");
        int layer = in.u16("layer");
        if (version != Component.VERSION || layer != Component.LAYER) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found 0x%02x of layer %d, known is 0x%02x of layer %d"
                            .formatted(version, layer, Component.VERSION, Component.LAYER));
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
}
