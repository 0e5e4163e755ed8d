package dev.abigate.reader.wasm.custom;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.custom.Dylink;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code dylink.0} and {@code dylink} sections; subsections of unknown kinds are stepped over. */
final class DylinkReader {
    private static final int MEMORY_INFO = 1;
    private static final int NEEDED = 2;
    private static final int EXPORT_INFO = 3;
    private static final int IMPORT_INFO = 4;
    private static final int RUNTIME_PATH = 5;

    private DylinkReader() {}

    static Dylink read(Cursor in) {
        Optional<Dylink.MemoryInfo> memory = Optional.empty();
        List<String> needed = List.of();
        List<Dylink.ExportInfo> exports = List.of();
        List<Dylink.ImportInfo> imports = List.of();
        List<String> runtimePaths = List.of();
        while (!in.atEnd()) {
            int id = in.u8("subsection id");
            int size = in.size("subsection size");
            Cursor body = in.window(size, "subsection " + id);
            switch (id) {
                case MEMORY_INFO -> memory = Optional.of(memoryInfo(body));
                case NEEDED -> needed = names(body, "needed module");
                case EXPORT_INFO -> exports = exports(body);
                case IMPORT_INFO -> imports = imports(body);
                case RUNTIME_PATH -> runtimePaths = names(body, "runtime path");
                default -> body.bytes(body.remaining(), "content");
            }
            if (!body.atEnd()) {
                throw body.fail(Flaw.SECTION_SIZE, "subsection", body.remaining() + " bytes left over");
            }
        }
        return new Dylink(memory, needed, exports, imports, runtimePaths);
    }

    static Dylink readOld(Cursor in) {
        Dylink.MemoryInfo memory = memoryInfo(in);
        List<String> needed = in.atEnd() ? List.of() : names(in, "needed module");
        return new Dylink(Optional.of(memory), needed, List.of(), List.of(), List.of());
    }

    private static Dylink.MemoryInfo memoryInfo(Cursor in) {
        int memorySize = in.leb32("memory size");
        int memoryAlignment = in.leb32("memory alignment");
        int tableSize = in.leb32("table size");
        return new Dylink.MemoryInfo(memorySize, memoryAlignment, tableSize, in.leb32("table alignment"));
    }

    private static List<String> names(Cursor in, String what) {
        int count = in.count("count");
        var names = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.name(what));
        }
        return names;
    }

    private static List<Dylink.ExportInfo> exports(Cursor in) {
        int count = in.count("count");
        var exports = new ArrayList<Dylink.ExportInfo>(count);
        for (int i = 0; i < count; i++) {
            String name = in.name("name");
            exports.add(new Dylink.ExportInfo(name, in.leb32("flags")));
        }
        return exports;
    }

    private static List<Dylink.ImportInfo> imports(Cursor in) {
        int count = in.count("count");
        var imports = new ArrayList<Dylink.ImportInfo>(count);
        for (int i = 0; i < count; i++) {
            String module = in.name("module");
            String field = in.name("field");
            imports.add(new Dylink.ImportInfo(module, field, in.leb32("flags")));
        }
        return imports;
    }
}
