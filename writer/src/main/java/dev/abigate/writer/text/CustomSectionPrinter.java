package dev.abigate.writer.text;

import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.format.wasm.WasmModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints custom sections as annotations, each placed before the section that follows it. */
final class CustomSectionPrinter {
    private static final int LEVEL = 1;

    private final SegmentPrinter segments;
    private final Lines lines;
    private final StringBuilder out;

    CustomSectionPrinter(SegmentPrinter segments, Lines lines) {
        this.segments = segments;
        this.lines = lines;
        this.out = lines.text();
    }

    /**
     * Prints the custom sections of a module.
     *
     * @param others the names of those that the text has in another form
     */
    void print(WasmModule module, Set<String> others) throws IOException {
        List<Section> sections = module.sections();
        int follower = 0;
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i) instanceof Section.Custom custom && !others.contains(custom.name())) {
                follower = Math.max(follower, i);
                while (follower < sections.size() && !isRead(sections.get(follower))) {
                    follower++;
                }
                print(
                        custom,
                        follower < sections.size()
                                ? Optional.of(sections.get(follower).id())
                                : Optional.empty());
            }
        }
    }

    private void print(Section.Custom custom, Optional<SectionId> follower) throws IOException {
        lines.begin(LEVEL);
        out.append("(@custom ");
        Quoted.name(custom.name(), out);
        follower.ifPresent(id -> out.append(" (before ").append(keyword(id)).append(')'));
        segments.strings(custom.content());
        out.append(')');
    }

    /** Whether reading the text gives a section like this one for sure: an empty one leaves no trace. */
    private static boolean isRead(Section section) {
        return switch (section) {
            case Section.Types types -> !types.types().isEmpty();
            case Section.Imports imports -> !imports.imports().isEmpty();
            case Section.Functions functions -> !functions.typeIndices().isEmpty();
            case Section.Tables tables -> !tables.tables().isEmpty();
            case Section.Memories memories -> !memories.memories().isEmpty();
            case Section.Tags tags -> !tags.typeIndices().isEmpty();
            case Section.Globals globals -> !globals.globals().isEmpty();
            case Section.Exports exports -> !exports.exports().isEmpty();
            case Section.Start _ -> true;
            case Section.Elements elements -> !elements.segments().isEmpty();
            case Section.Code code -> !code.bodies().isEmpty();
            case Section.Data data -> !data.segments().isEmpty();
            case Section.DataCount _, Section.Custom _ -> false;
        };
    }

    private static String keyword(SectionId id) {
        return switch (id) {
            case FUNCTION -> "func";
            case ELEMENT -> "elem";
            case DATA_COUNT -> "datacount";
            case CUSTOM, TYPE, IMPORT, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, CODE, DATA -> id.text();
        };
    }
}
