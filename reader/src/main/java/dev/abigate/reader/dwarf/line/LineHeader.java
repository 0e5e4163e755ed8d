package dev.abigate.reader.dwarf.line;

import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.Form;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.UnitHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes before a line number program (DWARF 5, 6.2.4).
 *
 * @param files by their numbers in this table; where these count from 1, the first is empty. With their directories, but
 *     for the directory of the compilation
 * @param instructionLength bytes of the smallest step between addresses
 * @param operandCounts of the standard opcodes, from opcode 1 on
 * @param addressSize in bytes; 0 where the table does not say it
 */
record LineHeader(
        int version,
        int offsetSize,
        int addressSize,
        int instructionLength,
        boolean statementByDefault,
        int lineBase,
        int lineRange,
        List<Integer> operandCounts,
        List<String> files) {
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;
    private static final int VERSION_WITH_OPERATIONS = 4;

    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;

    LineHeader {
        operandCounts = List.copyOf(operandCounts);
        files = List.copyOf(files);
    }

    /** A header with a cursor over the program behind it. */
    record WithProgram(LineHeader header, Cursor program) {}

    /** Reads the header at a cursor. */
    static WithProgram read(Cursor section, DebugSections sections) {
        UnitHeader.Length length = UnitHeader.Length.read(section);
        int offsetSize = length.offsetSize();
        Cursor in = section.window(length.size(), "line table");
        int start = in.offset();
        int version = in.u16("version");
        if (version < OLDEST || version > NEWEST) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found %d, known are %d to %d".formatted(version, OLDEST, NEWEST));
        }
        int addressSize = 0;
        if (version == NEWEST) {
            addressSize = in.u8("address size");
            in.skip(1, "segment selector size");
        }
        long headerLength = UnitHeader.offset(in, offsetSize, "header length");
        if (headerLength < 0 || headerLength > in.remaining()) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    "header length",
                    "%d bytes, %d left".formatted(headerLength, in.remaining()));
        }
        Cursor header = in.window((int) headerLength, "header");
        int instructionLength = header.u8("minimum instruction length");
        if (version >= VERSION_WITH_OPERATIONS) {
            header.skip(1, "operations per instruction");
        }
        boolean statement = header.u8("default of is_stmt") != 0;
        int lineBase = (byte) header.u8("line base");
        int lineRange = header.u8("line range");
        int opcodeBase = header.u8("opcode base");
        var operandCounts = new ArrayList<Integer>();
        for (int i = 1; i < opcodeBase; i++) {
            operandCounts.add(header.u8("operand count"));
        }
        List<String> files = version == NEWEST ? files(header, offsetSize, sections) : oldFiles(header);
        return new WithProgram(
                new LineHeader(
                        version,
                        offsetSize,
                        addressSize,
                        instructionLength,
                        statement,
                        lineBase,
                        lineRange,
                        operandCounts,
                        files),
                in);
    }

    private static List<String> oldFiles(Cursor in) {
        var directories = new ArrayList<String>();
        directories.add("");
        while (in.peek("directory") != 0) {
            directories.add(in.zeroTerminated("directory").utf8());
        }
        in.skip(1, "end of directories");
        var files = new ArrayList<String>();
        files.add("");
        while (in.peek("file") != 0) {
            String name = in.zeroTerminated("file").utf8();
            long directory = in.leb64("directory");
            in.leb64("time");
            in.leb64("size");
            files.add(path(directories, directory, name));
        }
        return files;
    }

    private static List<String> files(Cursor in, int offsetSize, DebugSections sections) {
        var directories = new ArrayList<String>();
        for (Item item : items(in, offsetSize, sections)) {
            // The first is the directory of the compilation, which differs from machine to machine.
            directories.add(directories.isEmpty() ? "" : path(directories, item.directory, item.path));
        }
        var files = new ArrayList<String>();
        for (Item item : items(in, offsetSize, sections)) {
            files.add(path(directories, item.directory, item.path));
        }
        return files;
    }

    private record Item(String path, long directory) {}

    private record Format(long content, Form form) {}

    private static List<Item> items(Cursor in, int offsetSize, DebugSections sections) {
        var formats = new ArrayList<Format>();
        int formatCount = in.u8("format count");
        for (int i = 0; i < formatCount; i++) {
            long content = in.leb64("content type");
            int code = in.leb32("form");
            Form form =
                    Form.of(code).orElseThrow(() -> in.fail(Flaw.VALUE, "form", "unknown form 0x%x".formatted(code)));
            formats.add(new Format(content, form));
        }
        int count = in.count("entry count");
        var items = new ArrayList<Item>();
        for (int i = 0; i < count; i++) {
            String path = "";
            long directory = 0;
            for (Format format : formats) {
                if (format.content == PATH) {
                    path = text(in, format.form, offsetSize, sections);
                } else {
                    long value = number(in, format.form, offsetSize);
                    directory = format.content == DIRECTORY_INDEX ? value : directory;
                }
            }
            items.add(new Item(path, directory));
        }
        return items;
    }

    private static String text(Cursor in, Form form, int offsetSize, DebugSections sections) {
        if (form == Form.STRING) {
            return in.zeroTerminated("path").utf8();
        }
        if (form == Form.LINE_STRP || form == Form.STRP) {
            long offset = UnitHeader.offset(in, offsetSize, "path");
            DebugSection section = form == Form.STRP ? DebugSection.STR : DebugSection.LINE_STR;
            return sections.cursor(section, offset).zeroTerminated("path").utf8();
        }
        number(in, form, offsetSize);
        return "";
    }

    /** A number, or 0 for what was stepped over. */
    private static long number(Cursor in, Form form, int offsetSize) {
        return switch (form) {
            case DATA1, FLAG, STRX1 -> in.u8("number");
            case DATA2, STRX2 -> in.u16("number");
            case DATA4, STRX4 -> in.u32("number");
            case DATA8 -> in.u64("number");
            case UDATA, STRX -> in.leb64("number");
            case SDATA -> in.sleb64("number");
            case DATA16 -> {
                in.skip(16, "digest");
                yield 0;
            }
            case BLOCK -> {
                in.skip(in.size("size"), "block");
                yield 0;
            }
            case STRING -> {
                in.zeroTerminated("text");
                yield 0;
            }
            case SEC_OFFSET, LINE_STRP, STRP -> UnitHeader.offset(in, offsetSize, "offset");
            default -> throw in.fail(Flaw.VALUE, "form", "unexpected form 0x%x in a line table".formatted(form.code()));
        };
    }

    private static String path(List<String> directories, long directory, String name) {
        String prefix = directory < 0 || directory >= directories.size() ? "" : directories.get((int) directory);
        return prefix.isEmpty() || name.startsWith("/") ? name : prefix + "/" + name;
    }

    /** The file with a number; empty where there is none. */
    String file(long number) {
        return number < 0 || number >= files.size() ? "" : files.get((int) number);
    }
}
