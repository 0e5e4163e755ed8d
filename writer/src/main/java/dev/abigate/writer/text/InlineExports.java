package dev.abigate.writer.text;

import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.WasmModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exports that are printed where the exported thing is declared. Reading collects exports in the order of the text, so
 * this is only possible where the order of the exports is that of the declarations.
 */
final class InlineExports {
    private static final List<ExternKind> DEFINITION_ORDER =
            List.of(ExternKind.TABLE, ExternKind.MEMORY, ExternKind.TAG, ExternKind.GLOBAL, ExternKind.FUNCTION);

    private final Map<ExternKind, Map<Integer, List<String>>> names = new EnumMap<>(ExternKind.class);
    private final boolean possible;

    InlineExports(WasmModule module) {
        possible = isInOrder(module);
        if (possible) {
            for (Export export : module.exports()) {
                of(export.kind())
                        .computeIfAbsent(export.index(), _ -> new ArrayList<>())
                        .add(export.name());
            }
        }
    }

    /** Whether all exports are printed this way, and not on their own. */
    boolean possible() {
        return possible;
    }

    /** The names under which a thing is exported. */
    List<String> of(ExternKind kind, int index) {
        return of(kind).getOrDefault(index, List.of());
    }

    private Map<Integer, List<String>> of(ExternKind kind) {
        return names.computeIfAbsent(kind, _ -> new HashMap<>());
    }

    private static boolean isInOrder(WasmModule module) {
        Map<ExternKind, List<Integer>> positions = new EnumMap<>(ExternKind.class);
        int position = 0;
        for (Import imported : module.imports()) {
            positions
                    .computeIfAbsent(imported.type().kind(), _ -> new ArrayList<>())
                    .add(position++);
        }
        for (ExternKind kind : DEFINITION_ORDER) {
            for (int i = 0; i < definitions(module, kind); i++) {
                positions.computeIfAbsent(kind, _ -> new ArrayList<>()).add(position++);
            }
        }
        int last = 0;
        for (Export export : module.exports()) {
            List<Integer> declared = positions.getOrDefault(export.kind(), List.of());
            if (export.index() >= declared.size() || declared.get(export.index()) < last) {
                return false;
            }
            last = declared.get(export.index());
        }
        return true;
    }

    private static int definitions(WasmModule module, ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> module.functions().size();
            case TABLE -> module.tables().size();
            case MEMORY -> module.memories().size();
            case GLOBAL -> module.globals().size();
            case TAG -> module.tags().size();
        };
    }
}
