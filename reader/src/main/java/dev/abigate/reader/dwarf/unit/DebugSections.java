package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.cursor.Cursor;
import java.util.EnumMap;
import java.util.Map;

/** The debug sections of one file. */
public final class DebugSections {
    private final EnumMap<DebugSection, ByteString> contents;
    private final boolean split;

    private DebugSections(EnumMap<DebugSection, ByteString> contents, boolean split) {
        this.contents = contents;
        this.split = split;
    }

    /** Those of a module. In an object file several sections may have one name, which the linker lays one behind the other. */
    public static DebugSections of(WasmModule module) {
        return of(module, false);
    }

    /** Those of a file of split debug information: a {@code .dwo} file, or a package of such. */
    public static DebugSections splitOf(WasmModule module) {
        return of(module, true);
    }

    private static DebugSections of(WasmModule module, boolean split) {
        var contents = new EnumMap<DebugSection, ByteString>(DebugSection.class);
        for (DebugSection section : DebugSection.values()) {
            String name = split ? section.splitText() : section.text();
            module.customSections().stream()
                    .filter(custom -> custom.name().equals(name))
                    .map(Section.Custom::content)
                    .reduce(ByteString::followedBy)
                    .ifPresent(content -> contents.put(section, content));
        }
        return new DebugSections(contents, split);
    }

    /** Whether there are units in it. */
    public boolean isEmpty() {
        return !has(DebugSection.INFO) && !has(DebugSection.TYPES);
    }

    /** Whether it is split debug information: part of another file's units. */
    public boolean isSplit() {
        return split;
    }

    /** Whether the section is there and has content. */
    public boolean has(DebugSection section) {
        return !content(section).isEmpty();
    }

    /** A cursor over a section, whose offsets count from the section's first byte; over no bytes where it is missing. */
    public Cursor cursor(DebugSection section) {
        return Cursor.overPart(content(section), 0, section.text(), Flaw.UNEXPECTED_END_OF_SECTION);
    }

    /** A cursor over a section at an offset in it, which may be any number. */
    public Cursor cursor(DebugSection section, long offset) {
        Cursor in = cursor(section);
        in.moveTo(offset < 0 || offset > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) offset, "offset");
        return in;
    }

    /** The same file where of some sections only a piece belongs to a unit. */
    DebugSections narrowed(Map<DebugSection, ByteString> pieces) {
        var narrowed = new EnumMap<>(contents);
        narrowed.putAll(pieces);
        return new DebugSections(narrowed, split);
    }

    /** Bytes of all sections together. */
    long size() {
        return contents.values().stream().mapToLong(ByteString::length).sum();
    }

    /** Bytes of a section. */
    ByteString content(DebugSection section) {
        return contents.getOrDefault(section, ByteString.EMPTY);
    }
}
