package dev.abigate.diff.snapshot;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.BuildId;
import dev.abigate.format.wasm.custom.CustomContent;
import dev.abigate.format.wasm.custom.Dylink;
import dev.abigate.format.wasm.custom.Linking;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.wasm.custom.CustomSections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The custom sections of known names, each read once, and what is wrong with them.
 *
 * @param byName content of the first section of each name
 * @see <a href="https://github.com/WebAssembly/tool-conventions">Tool conventions</a>
 */
record CustomContents(Map<String, CustomContent> byName, SectionFlaws flaws) {
    static CustomContents of(WasmModule module) {
        var contents = new HashMap<String, CustomContent>();
        Set<String> unreadable = new LinkedHashSet<>();
        for (Section.Custom section : module.customSections()) {
            try {
                CustomSections.read(section).ifPresent(content -> contents.putIfAbsent(section.name(), content));
            } catch (MalformedBinaryException _) {
                // Some tools write a build id without its length, and nothing else is lost with one.
                if (!section.name().equals(BuildId.NAME)) {
                    unreadable.add(section.name());
                }
            }
        }
        return new CustomContents(contents, new SectionFlaws(List.copyOf(unreadable), misplaced(module.sections())));
    }

    <T extends CustomContent> Optional<T> find(String name, Class<T> type) {
        return Optional.ofNullable(byName.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** A dynamic loader looks for its section in the first place only; names and symbols speak of what stands before them. */
    private static List<String> misplaced(List<Section> sections) {
        int code = 0;
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i) instanceof Section.Code || sections.get(i) instanceof Section.Data) {
                code = i;
            }
        }
        var misplaced = new ArrayList<String>();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i) instanceof Section.Custom custom && isMisplaced(custom.name(), i, code)) {
                misplaced.add(custom.name());
            }
        }
        return misplaced;
    }

    private static boolean isMisplaced(String name, int place, int lastOfProgram) {
        return switch (name) {
            case Dylink.NAME, Dylink.OLD_NAME -> place > 0;
            case NameSection.NAME, Linking.NAME -> place < lastOfProgram;
            default -> false;
        };
    }
}
