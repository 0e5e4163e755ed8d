package dev.abigate.format.dwarf;

/** A section of debug information; in a WebAssembly module, a custom section of that name. */
public enum DebugSection {
    INFO(".debug_info"),
    TYPES(".debug_types"),
    ABBREV(".debug_abbrev"),
    STR(".debug_str"),
    LINE_STR(".debug_line_str"),
    STR_OFFSETS(".debug_str_offsets"),
    ADDR(".debug_addr"),
    LINE(".debug_line"),
    RANGES(".debug_ranges"),
    RNGLISTS(".debug_rnglists"),
    MACINFO(".debug_macinfo"),
    MACRO(".debug_macro"),
    CU_INDEX(".debug_cu_index"),
    TU_INDEX(".debug_tu_index");

    private final String text;

    DebugSection(String text) {
        this.text = text;
    }

    /** The name of the section. */
    public String text() {
        return text;
    }

    /** The name of the section in a file of split debug information. */
    public String splitText() {
        return this == CU_INDEX || this == TU_INDEX ? text : text + ".dwo";
    }
}
