package dev.abigate.reader.wasm.custom;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.BuildId;
import dev.abigate.format.wasm.custom.CustomContent;
import dev.abigate.format.wasm.custom.Dylink;
import dev.abigate.format.wasm.custom.Linking;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.Producers;
import dev.abigate.format.wasm.custom.Reference;
import dev.abigate.format.wasm.custom.TargetFeatures;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the content of custom sections of known names. */
public final class CustomSections {
    private CustomSections() {}

    /**
     * The content of a section, or empty where its name is not known. Offsets in messages count from the first byte of the
     * content.
     *
     * @throws MalformedBinaryException where the content is not what the name promises; the module is well-formed all the same
     */
    public static Optional<CustomContent> read(Section.Custom section) {
        return read(section.name(), content(section));
    }

    private static Cursor content(Section.Custom section) {
        return Cursor.overPart(
                section.content(),
                0,
                "content of custom section '" + section.name() + "'",
                Flaw.UNEXPECTED_END_OF_SECTION);
    }

    /** As {@link #read(Section.Custom)} where the section is of type {@code type} and well-formed; empty otherwise. */
    public static <T extends CustomContent> Optional<T> find(Section.Custom section, Class<T> type) {
        try {
            return read(section).filter(type::isInstance).map(type::cast);
        } catch (MalformedBinaryException _) {
            return Optional.empty();
        }
    }

    /** The names in a module: none where it has no name section, or a malformed one. */
    public static NameSection names(WasmModule module) {
        return module.customSection(NameSection.NAME)
                .flatMap(section -> find(section, NameSection.class))
                .orElse(NameSection.EMPTY);
    }

    /** As {@link #names(WasmModule)}, with those names only that somebody wants. */
    public static NameSection names(WasmModule module, NameFilter wanted) {
        try {
            return module.customSection(NameSection.NAME)
                    .map(section -> new NameSectionReader(wanted).read(content(section)))
                    .orElse(NameSection.EMPTY);
        } catch (MalformedBinaryException _) {
            return NameSection.EMPTY;
        }
    }

    /** Steps over the content of a section, reporting its fields where its name is known and it is well-formed. */
    public static void map(String name, Cursor in) {
        try {
            if (read(name, in.quiet()).isPresent()) {
                read(name, in);
                return;
            }
        } catch (MalformedBinaryException _) {
            // Mapped as plain bytes below.
        }
        in.bytes(in.remaining(), "content");
    }

    private static Optional<CustomContent> read(String name, Cursor in) {
        Optional<CustomContent> content = switch (name) {
            case NameSection.NAME -> Optional.of(new NameSectionReader(NameFilter.ALL).read(in));
            case Producers.NAME -> Optional.of(producers(in));
            case TargetFeatures.NAME -> Optional.of(targetFeatures(in));
            case Dylink.NAME -> Optional.of(DylinkReader.read(in));
            case Dylink.OLD_NAME -> Optional.of(DylinkReader.readOld(in));
            case Linking.NAME -> Optional.of(LinkingReader.read(in));
            case Reference.SOURCE_MAPPING_URL, Reference.EXTERNAL_DEBUG_INFO ->
                Optional.of(new Reference(in.name("address")));
            case BuildId.NAME -> Optional.of(buildId(in));
            default -> Optional.empty();
        };
        if (content.isPresent() && !in.atEnd()) {
            throw in.fail(Flaw.SECTION_SIZE, "content", in.remaining() + " bytes left over");
        }
        return content;
    }

    private static Producers producers(Cursor in) {
        int count = in.count("field count");
        var fields = new ArrayList<Producers.Field>(count);
        for (int i = 0; i < count; i++) {
            in.item("field", i);
            String name = in.name("name");
            int tools = in.count("tool count");
            List<Producers.Tool> list = new ArrayList<>(tools);
            for (int j = 0; j < tools; j++) {
                String tool = in.name("tool");
                list.add(new Producers.Tool(tool, in.name("version")));
            }
            fields.add(new Producers.Field(name, list));
        }
        in.endItem();
        return new Producers(fields);
    }

    private static TargetFeatures targetFeatures(Cursor in) {
        int count = in.count("feature count");
        var entries = new ArrayList<TargetFeatures.Entry>(count);
        for (int i = 0; i < count; i++) {
            in.item("feature", i);
            char prefix = (char) in.u8("prefix");
            entries.add(new TargetFeatures.Entry(prefix, in.name("name")));
        }
        in.endItem();
        return new TargetFeatures(entries);
    }

    private static BuildId buildId(Cursor in) {
        int size = in.size("size");
        ByteString id = in.bytes(size, "id");
        return new BuildId(id);
    }
}
