package dev.abigate.reader.dwarf.line;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.Form;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Effort;
import dev.abigate.reader.dwarf.unit.UnitHeader;
import java.util.ArrayList;
import java.util.List;

/** Reads the directories and files that a line table names: paths by file number, without the compilation's directory. */
final class FileTables {
    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;

    private final Cursor in;
    private final int offsetSize;
    private final DebugSections sections;
    private final Effort effort;

    FileTables(Cursor in, int offsetSize, DebugSections sections, Effort effort) {
        this.in = in;
        this.offsetSize = offsetSize;
        this.sections = sections;
        this.effort = effort;
    }

    /** Reads the lists of versions 2 to 4; the first file has number 1. */
    List<String> readOld() {
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

    /** Reads the tables of version 5, which describe themselves. */
    List<String> read() {
        var directories = new ArrayList<String>();
        for (Item item : items()) {
            // The first is the directory of the compilation, which differs from machine to machine.
            directories.add(directories.isEmpty() ? "" : path(directories, item.directory, item.path));
        }
        var files = new ArrayList<String>();
        for (Item item : items()) {
            files.add(path(directories, item.directory, item.path));
        }
        return files;
    }

    private record Item(String path, long directory) {}

    private record Format(long content, Form form) {}

    private List<Item> items() {
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
        if (formats.isEmpty() && count > 0) {
            throw in.fail(Flaw.VALUE, "entry count", "found %d entries without content".formatted(count));
        }
        var items = new ArrayList<Item>();
        for (int i = 0; i < count; i++) {
            String path = "";
            long directory = 0;
            for (Format format : formats) {
                if (format.content == PATH) {
                    path = text(format.form);
                } else {
                    long value = number(format.form);
                    directory = format.content == DIRECTORY_INDEX ? value : directory;
                }
            }
            items.add(new Item(path, directory));
        }
        return items;
    }

    private String text(Form form) {
        if (form == Form.STRING) {
            return in.zeroTerminated("path").utf8();
        }
        if (form == Form.LINE_STRP || form == Form.STRP) {
            long offset = UnitHeader.offset(in, offsetSize, "path");
            DebugSection section = form == Form.STRP ? DebugSection.STR : DebugSection.LINE_STR;
            ByteString path = sections.cursor(section, offset).zeroTerminated("path");
            effort.spend(path.length(), in, "path");
            return path.utf8();
        }
        number(form);
        return "";
    }

    /** A number, or 0 for what was stepped over. */
    private long number(Form form) {
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

    private String path(List<String> directories, long directory, String name) {
        String prefix = directory < 0 || directory >= directories.size() ? "" : directories.get((int) directory);
        effort.spend(prefix.length() + (long) name.length(), in, "path");
        return prefix.isEmpty() || name.startsWith("/") ? name : prefix + "/" + name;
    }
}
