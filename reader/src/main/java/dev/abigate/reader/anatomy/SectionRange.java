package dev.abigate.reader.anatomy;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.Section;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Where a section is in a file.
 *
 * @param id the number in the file
 * @param name of a custom section its own, else the format's
 * @param offset of the body from the start of the file
 * @param size of the body in bytes
 */
public record SectionRange(int id, String name, int offset, int size) {
    private static final int WASM_HEADER_BYTES = 8;

    /**
     * The sections of a file in file order.
     *
     * @param artifact what {@link dev.abigate.reader.Readers} made of {@code file}
     */
    public static List<SectionRange> of(ByteString file, Artifact artifact) {
        return switch (artifact) {
            case Artifact.Wasm _ ->
                wasm(Cursor.over(file), code -> SectionId.of(code).map(SectionId::text));
            case Artifact.Component _ ->
                wasm(
                        Cursor.over(file),
                        code -> dev.abigate.format.component.SectionId.of(code)
                                .map(dev.abigate.format.component.SectionId::text));
            case Artifact.Aot(var module) ->
                module.sections().stream().map(SectionRange::of).toList();
        };
    }

    /** @param names the name of a section by its id */
    private static List<SectionRange> wasm(Cursor in, IntFunction<Optional<String>> names) {
        var ranges = new ArrayList<SectionRange>();
        in.bytes(WASM_HEADER_BYTES, "header");
        while (!in.atEnd()) {
            int code = in.u8("section id");
            int size = in.leb32("section size");
            int offset = in.offset();
            Cursor body = in.window(size, "section");
            String name = names.apply(code).orElse("");
            ranges.add(
                    new SectionRange(code, code == SectionId.CUSTOM.code() ? body.name("name") : name, offset, size));
        }
        return ranges;
    }

    private static SectionRange of(Section section) {
        return new SectionRange(section.id().code(), section.id().toString(), section.offset(), section.size());
    }
}
