package dev.abigate.format.aot;

import dev.abigate.format.ByteString;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layout of the AOT file that was ever written (section 3). The version field alone does not identify one: layouts
 * changed behind an unchanged number, and numbers changed while the layout stayed.
 *
 * <p>This is the one table of what differs; each row says what it changed against an earlier one. Readers and writers ask
 * it about the layout and never compare versions. The rows are in the order in which the layouts appeared.
 */
public enum AotDialect {
    // id, version, first and last release (none: development states only), layout
    V1_0("1-0", AotVersion.V1, "", "", Layout.FIRST),
    V1A(
            "1a",
            AotVersion.V1,
            "WAMR-02-18-2020",
            "WAMR-03-30-2020",
            V1_0.layout
                    .with(TargetInfoForm.SHORT)
                    .with(MemoryForm.PAGE_SIZE_AND_LIMITS)
                    .with(AuxForm.FOUR_WORDS)),
    V1B("1b", AotVersion.V1, "WAMR-04-15-2020", "WAMR-04-15-2020", V1A.layout.with(Feature.LITERAL_SIZE)),
    V1C("1c", AotVersion.V1, "WAMR-06-15-2020", "WAMR-07-10-2020", V1B.layout.with(Feature.SEGMENT_PREFIX)),
    V2(
            "2",
            AotVersion.V2,
            "WAMR-09-08-2020",
            "WAMR-04-15-2021",
            V1C.layout
                    .with(MemoryForm.LIST)
                    .with(TableForm.WORDS)
                    .with(AuxForm.SEVEN_WORDS)
                    .with(Feature.EXPORT_KIND)),
    V3A(
            "3a",
            AotVersion.V3,
            "WAMR-08-10-2021",
            "WAMR-01-18-2022",
            V2.layout
                    .with(StringForm.NUL_IF_XIP)
                    .with(TableForm.WORDS_AND_GROWTH)
                    .with(ImportTableForm.LIMITS_AND_GROWTH)),
    V3B("3b", AotVersion.V3, "WAMR-05-18-2022", "1.3.3", V3A.layout.with(ImportTableForm.TYPE_LIMITS_AND_GROWTH)),
    V3C(
            "3c",
            AotVersion.V3,
            "",
            "",
            V3B.layout
                    .with(TargetInfoForm.FLAGGED)
                    .with(StringForm.NUL)
                    .with(TableForm.BYTES_AND_LIMITS)
                    .with(ImportTableForm.BYTES_AND_LIMITS)
                    .with(AuxForm.SEVEN_MIXED, AuxForm.SEVEN_WORDS)
                    .with(Feature.CONSTANT_EXPRESSIONS)
                    .with(Feature.SHORT_TYPE_COUNTS)
                    .with(Feature.CELL_COUNTS)),
    V3D(
            "3d",
            AotVersion.V3,
            "2.0.0",
            "2.0.0",
            V3C.layout.with(AuxForm.SEVEN_MIXED).with(Feature.EQUIVALENT_TYPES).with(Feature.DOUBLED_FUNCTIONS)),
    V3E("3e", AotVersion.V3, "2.1.0", "2.2.0", V3D.layout.without(Feature.DOUBLED_FUNCTIONS)),
    V4A("4a", AotVersion.V4, "2.3.0", "2.3.1", V3E.layout),
    V4B(
            "4b",
            AotVersion.V4,
            "2.4.0",
            "2.4.0",
            V4A.layout.with(Feature.ELEMENT_OFFSET_EXPRESSIONS).with(Feature.EXTENDED_CONSTANTS)),
    V5("5", AotVersion.V5, "2.4.1", "2.4.5", V4B.layout),
    V6("6", AotVersion.V6, "main", "main", V5.layout);

    /** The bytes before the version field. */
    public static final ByteString MAGIC = ByteString.of(0x00, 'a', 'o', 't');

    private final String id;
    private final AotVersion version;
    private final String firstRelease;
    private final String lastRelease;
    private final Layout layout;

    AotDialect(String id, AotVersion version, String firstRelease, String lastRelease, Layout layout) {
        this.id = id;
        this.version = version;
        this.firstRelease = firstRelease;
        this.lastRelease = lastRelease;
        this.layout = layout;
    }

    /**
     * The dialects that a file of the given version and size of section 0 may have, those to be tried first in front: of
     * several that fit the same bytes the youngest is meant.
     *
     * @param targetInfoBytes size of the body of section 0
     */
    public static List<AotDialect> candidates(AotVersion version, int targetInfoBytes) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.version == version && dialect.targetInfoBytes() == targetInfoBytes)
                .toList()
                .reversed();
    }

    /** The project's name of the dialect, such as {@code 3b}. */
    public String id() {
        return id;
    }

    /** The value of the version field. */
    public AotVersion version() {
        return version;
    }

    /** The first release that wrote this layout, empty where none did. */
    public Optional<String> firstRelease() {
        return Optional.of(firstRelease).filter(release -> !release.isEmpty());
    }

    /** The last release that wrote this layout, empty where none did. */
    public Optional<String> lastRelease() {
        return Optional.of(lastRelease).filter(release -> !release.isEmpty());
    }

    /** The file's first 8 bytes: magic and version. */
    public ByteString header() {
        return ByteString.of(0x00, 'a', 'o', 't', version.number(), 0, 0, 0);
    }

    /** Size of the body of section 0. */
    public int targetInfoBytes() {
        return layout.targetInfo.bytes;
    }

    public TargetInfoForm targetInfo() {
        return layout.targetInfo;
    }

    public StringForm strings() {
        return layout.strings;
    }

    public MemoryForm memories() {
        return layout.memories;
    }

    public ImportTableForm importTables() {
        return layout.importTables;
    }

    public TableForm tables() {
        return layout.tables;
    }

    /** The forms that the auxiliary words may have, never empty: several in a dialect of development states. */
    public List<AuxForm> auxForms() {
        return layout.aux;
    }

    public boolean has(Feature feature) {
        return layout.features.contains(feature);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }

    /** Form of section 0 (section 4). */
    public enum TargetInfoForm {
        /** 36 bytes; bin_type has 32 bits and there is no abi_type. */
        WIDE_BIN_TYPE(36),
        /** 36 bytes; bin_type and abi_type have 16 bits each. */
        SHORT(36),
        /** 48 bytes, with feature flags. */
        FLAGGED(48);

        private final int bytes;

        TargetInfoForm(int bytes) {
            this.bytes = bytes;
        }
    }

    /** How strings end (section 1). */
    public enum StringForm {
        /** Without terminator. */
        BARE,
        /** With a NUL that the length counts in files that execute in place, without it in others. */
        NUL_IF_XIP,
        /** With a NUL that the length counts. */
        NUL
    }

    /** Form of the memory description (section 5.1). */
    public enum MemoryForm {
        /** One memory: initial and maximum pages. */
        LIMITS,
        /** One memory: bytes per page, initial and maximum pages. */
        PAGE_SIZE_AND_LIMITS,
        /** A count of imports, which is 0, and a list of memories. */
        LIST
    }

    /** Form of the record of an imported table (section 5.3); files with one are not known. */
    public enum ImportTableForm {
        /** No form is known. */
        NONE,
        LIMITS_AND_GROWTH,
        TYPE_LIMITS_AND_GROWTH,
        /** Four bytes and the limits, and in garbage-collected modules a heap type. */
        BYTES_AND_LIMITS
    }

    /** Form of tables and element segments (section 5.3). */
    public enum TableForm {
        /** One table: its size only. */
        SIZE,
        /** A list of tables, and a table index in segments. */
        WORDS,
        /** As {@link #WORDS}, with growth of tables, and mode and type of segments. */
        WORDS_AND_GROWTH,
        /** Four bytes and the limits; segments with a reference type and with expressions as values. */
        BYTES_AND_LIMITS
    }

    /** Form of the auxiliary data (section 5.8): where the toolchain put data, heap and stack. */
    public enum AuxForm {
        NONE,
        /** Data end, stack bottom, stack size, stack-pointer global, 32 bits each. */
        FOUR_WORDS,
        /** Three pairs of a global and a 32-bit value, and the stack size. */
        SEVEN_WORDS,
        /** As {@link #SEVEN_WORDS}, the values of the pairs with 64 bits. */
        SEVEN_MIXED
    }

    /** What a layout has or lacks. */
    public enum Feature {
        /** Section 2 begins with the size of the literal pool. */
        LITERAL_SIZE,
        /** Data segments begin with the passive flag and a memory index. */
        SEGMENT_PREFIX,
        /** Exports have a kind; without it all are functions. */
        EXPORT_KIND,
        /** Constants are expressions of variable size (section 5.2), except the offsets of element segments. */
        CONSTANT_EXPRESSIONS,
        /** The offsets of element segments are expressions too. */
        ELEMENT_OFFSET_EXPRESSIONS,
        /** Additions, subtractions and multiplications in constant expressions. */
        EXTENDED_CONSTANTS,
        /** Types count parameters and results in 16 bits, behind a kind. */
        SHORT_TYPE_COUNTS,
        /** Types of garbage-collected modules say when they are identical to an earlier one. */
        EQUIVALENT_TYPES,
        /** Functions say how many cells their locals and operands take. */
        CELL_COUNTS,
        /** Function tables of Xtensa files that execute in place may hold every function twice. */
        DOUBLED_FUNCTIONS
    }

    private record Layout(
            TargetInfoForm targetInfo,
            StringForm strings,
            MemoryForm memories,
            ImportTableForm importTables,
            TableForm tables,
            List<AuxForm> aux,
            Set<Feature> features) {
        private static final Layout FIRST = new Layout(
                TargetInfoForm.WIDE_BIN_TYPE,
                StringForm.BARE,
                MemoryForm.LIMITS,
                ImportTableForm.NONE,
                TableForm.SIZE,
                List.of(AuxForm.NONE),
                Set.of());

        private Layout {
            aux = List.copyOf(aux);
            features = Set.copyOf(features);
        }

        private Layout with(TargetInfoForm changed) {
            return new Layout(changed, strings, memories, importTables, tables, aux, features);
        }

        private Layout with(StringForm changed) {
            return new Layout(targetInfo, changed, memories, importTables, tables, aux, features);
        }

        private Layout with(MemoryForm changed) {
            return new Layout(targetInfo, strings, changed, importTables, tables, aux, features);
        }

        private Layout with(ImportTableForm changed) {
            return new Layout(targetInfo, strings, memories, changed, tables, aux, features);
        }

        private Layout with(TableForm changed) {
            return new Layout(targetInfo, strings, memories, importTables, changed, aux, features);
        }

        private Layout with(AuxForm... changed) {
            return new Layout(targetInfo, strings, memories, importTables, tables, List.of(changed), features);
        }

        private Layout with(Feature added) {
            var changed = EnumSet.of(added);
            changed.addAll(features);
            return new Layout(targetInfo, strings, memories, importTables, tables, aux, changed);
        }

        private Layout without(Feature removed) {
            var changed = EnumSet.copyOf(features);
            changed.remove(removed);
            return new Layout(targetInfo, strings, memories, importTables, tables, aux, changed);
        }
    }
}
