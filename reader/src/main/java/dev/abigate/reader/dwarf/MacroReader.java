package dev.abigate.reader.dwarf;

import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Macro;
import dev.abigate.format.types.Origin;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.line.SourceFiles;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import dev.abigate.reader.dwarf.unit.Gaps;
import dev.abigate.reader.dwarf.unit.Unit;
import dev.abigate.reader.dwarf.unit.UnitHeader;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads the definitions of the preprocessor, {@code .debug_macinfo} (DWARF 4, 6.3) and {@code .debug_macro} (DWARF 5, 6.3):
 * those of files, not those of the compiler or its command line, and not those that are undefined again.
 */
final class MacroReader {
    private static final int DEFINE = 0x01;
    private static final int UNDEFINE = 0x02;
    private static final int START_FILE = 0x03;
    private static final int END_FILE = 0x04;
    private static final int DEFINE_STRP = 0x05;
    private static final int UNDEFINE_STRP = 0x06;
    private static final int IMPORT = 0x07;
    private static final int DEFINE_STRX = 0x0b;
    private static final int UNDEFINE_STRX = 0x0c;
    private static final int VENDOR = 0xff;

    private static final int LONG_OFFSETS = 1;
    private static final int WITH_LINE_TABLE = 2;
    private static final int WITH_OPERANDS = 4;

    private static final int DEEPEST_IMPORT = 50;

    private final SourceFiles files;
    private final Gaps gaps;
    private final Predicate<String> callersSee;
    private final Set<Macro> macros =
            new TreeSet<>(Comparator.comparing(Macro::name).thenComparing(Macro::replacement));
    private final Set<Table> read = new HashSet<>();
    private final Map<String, Macro> defined = new HashMap<>();
    private final Deque<String> openFiles = new ArrayDeque<>();

    private int nesting;

    private record Table(DebugSections sections, DebugSection section, long offset) {}

    MacroReader(SourceFiles files, Gaps gaps, Predicate<String> callersSee) {
        this.files = files;
        this.gaps = gaps;
        this.callersSee = callersSee;
    }

    /** Reads the macros of a unit. */
    void read(Unit unit) {
        DebugSection section = DebugSection.MACINFO;
        try {
            var entry = new Entry();
            EntryReader.read(unit, unit.firstEntry(), entry);
            if (entry.has(Attribute.MACRO_INFO)) {
                read(entry, section, entry.value(Attribute.MACRO_INFO, 0));
            }
            if (entry.has(Attribute.MACROS)) {
                section = DebugSection.MACRO;
                read(entry, section, entry.value(Attribute.MACROS, 0));
            }
        } catch (MalformedBinaryException e) {
            gaps.add(section, e);
        }
        macros.addAll(defined.values());
        defined.clear();
        openFiles.clear();
    }

    /** The macros of all units that were read, by name; a name has several where units define it differently. */
    List<Macro> macros() {
        return List.copyOf(macros);
    }

    private void read(Entry unit, DebugSection section, long offset) {
        if (!read.add(new Table(unit.unit().sections(), section, offset))) {
            return;
        }
        Cursor in = unit.unit().sections().cursor(section, offset);
        int offsetSize = unit.unit().header().offsetSize();
        List<String> names = files.of(unit);
        if (section == DebugSection.MACRO) {
            in.skip(Short.BYTES, "version");
            int flags = in.u8("flags");
            offsetSize = (flags & LONG_OFFSETS) == 0 ? Integer.BYTES : Long.BYTES;
            if ((flags & WITH_LINE_TABLE) != 0) {
                names = files.at(unit.unit(), UnitHeader.offset(in, offsetSize, "line table"));
            }
            if ((flags & WITH_OPERANDS) != 0) {
                throw in.fail(Flaw.VALUE, "flags", "operands of vendors are not known");
            }
        }
        if (nesting == DEEPEST_IMPORT) {
            throw in.fail(Flaw.NESTING_TOO_DEEP, "macro entry", "at most %d tables".formatted(DEEPEST_IMPORT));
        }
        nesting++;
        int start = in.offset();
        try {
            entries(unit, section, in, offsetSize, names);
        } finally {
            nesting--;
        }
        unit.unit().effort().spend(in.offset() - start, in, "macro entry");
    }

    private void entries(Entry unit, DebugSection section, Cursor in, int offsetSize, List<String> names) {
        int kind;
        while ((kind = in.u8("macro entry")) != 0) {
            switch (kind) {
                case DEFINE -> {
                    int line = in.leb32("line");
                    define(line, in.zeroTerminated("definition").utf8());
                }
                case UNDEFINE -> {
                    in.leb32("line");
                    undefine(in.zeroTerminated("name").utf8());
                }
                case START_FILE -> {
                    in.leb32("line");
                    long file = in.leb64("file");
                    openFiles.push(file < 0 || file >= names.size() ? "" : names.get((int) file));
                }
                case END_FILE -> openFiles.poll();
                case DEFINE_STRP -> {
                    int line = in.leb32("line");
                    define(line, EntryValues.stringText(unit.unit(), UnitHeader.offset(in, offsetSize, "definition")));
                }
                case UNDEFINE_STRP -> {
                    in.leb32("line");
                    undefine(EntryValues.stringText(unit.unit(), UnitHeader.offset(in, offsetSize, "name")));
                }
                case DEFINE_STRX -> {
                    int line = in.leb32("line");
                    define(line, EntryValues.indexedString(unit.unit(), in.leb64("definition")));
                }
                case UNDEFINE_STRX -> {
                    in.leb32("line");
                    undefine(EntryValues.indexedString(unit.unit(), in.leb64("name")));
                }
                case IMPORT -> read(unit, section, UnitHeader.offset(in, offsetSize, "table"));
                case VENDOR -> {
                    in.leb64("constant");
                    in.zeroTerminated("text");
                }
                default -> throw in.fail(Flaw.VALUE, "macro entry", "found kind 0x%x".formatted(kind));
            }
        }
    }

    /** Takes a definition as it is after {@code #define}: name, parameters, and behind a space what it stands for. */
    private void define(int line, String definition) {
        String file = openFiles.peek();
        if (file == null || !callersSee.test(file)) {
            return;
        }
        int nameEnd = nameEnd(definition);
        String name = definition.substring(0, nameEnd);
        String replacement = definition.substring(nameEnd).strip();
        defined.put(bare(name), new Macro(name, replacement, new Origin(Language.C, file, Math.max(line, 0))));
    }

    private void undefine(String name) {
        defined.remove(name);
    }

    private static int nameEnd(String definition) {
        int space = definition.indexOf(' ');
        int open = definition.indexOf('(');
        if (open > 0 && (space < 0 || open < space)) {
            int close = definition.indexOf(')', open);
            return close < 0 ? definition.length() : close + 1;
        }
        return space < 0 ? definition.length() : space;
    }

    private static String bare(String name) {
        int open = name.indexOf('(');
        return open < 0 ? name : name.substring(0, open);
    }
}
