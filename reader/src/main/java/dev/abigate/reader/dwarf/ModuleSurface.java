package dev.abigate.reader.dwarf;

import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.custom.Linking;
import dev.abigate.format.wasm.custom.Linking.Symbol;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.wasm.custom.CustomSections;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What debug information is to describe: the functions and data that cross a module's border. */
final class ModuleSurface {
    private static final String THREAD_BASE = "__tls_base";

    private final CodeOffsets code;
    private final SortedMap<Integer, String> globalNames;
    private final SortedMap<Integer, List<String>> functions = new TreeMap<>();
    private final SortedMap<Integer, List<String>> imports = new TreeMap<>();
    private final SortedMap<String, OptionalLong> data = new TreeMap<>();
    private int importedFunctions;
    private int importedGlobals;

    ModuleSurface(WasmModule module) {
        code = CodeOffsets.of(module);
        NameSection names = CustomSections.names(module, (kind, index) -> switch (kind) {
            case FUNCTION -> index < module.imports().size();
            case GLOBAL -> true;
            case MODULE, LOCAL, LABEL, TYPE, TABLE, MEMORY, ELEMENT, DATA, FIELD, TAG -> false;
        });
        globalNames = names.of(NameSection.Kind.GLOBAL);
        SortedMap<Integer, String> functionNames = names.of(NameSection.Kind.FUNCTION);
        for (Import imported : module.imports()) {
            if (imported.type() instanceof ExternType.Function) {
                var known = new ArrayList<String>();
                String name = functionNames.get(importedFunctions);
                if (name != null) {
                    known.add(name);
                }
                known.add(imported.name());
                imports.put(importedFunctions++, known);
            } else if (imported.type() instanceof ExternType.Global) {
                importedGlobals++;
            }
        }
        for (Export export : module.exports()) {
            switch (export.kind()) {
                case FUNCTION -> function(export.index(), export.name());
                case GLOBAL -> global(module, export);
                case TABLE, MEMORY, TAG -> {}
            }
        }
        module.customSection(Linking.NAME)
                .flatMap(section -> CustomSections.find(section, Linking.class))
                .ifPresent(this::symbols);
    }

    /** What an object file offers to the linker. */
    private void symbols(Linking linking) {
        for (Symbol symbol : linking.symbols()) {
            if ((symbol.flags() & (Symbol.UNDEFINED | Symbol.LOCAL)) == 0) {
                switch (symbol) {
                    case Symbol.Item item when item.kind() == Symbol.FUNCTION -> function(item.index(), item.name());
                    case Symbol.Data variable -> data.putIfAbsent(variable.name(), OptionalLong.empty());
                    case Symbol.Item _, Symbol.SectionSymbol _ -> {}
                }
            }
        }
    }

    private void function(int index, String name) {
        List<String> names = functions.computeIfAbsent(index, _ -> new ArrayList<>());
        if (!names.contains(name)) {
            names.add(name);
            names.sort(null);
        }
    }

    private void global(WasmModule module, Export export) {
        int own = export.index() - importedGlobals;
        if (own < 0 || own >= module.globals().size()) {
            return;
        }
        Global global = module.globals().get(own);
        if (!global.type().mutable()) {
            data.put(export.name(), address(global.initial().instructions()));
        }
    }

    private static OptionalLong address(List<Instruction> initial) {
        if (initial.size() != 1 || !(initial.getFirst() instanceof Instruction.Constant constant)) {
            return OptionalLong.empty();
        }
        return switch (constant.op()) {
            case I32_CONST -> OptionalLong.of(constant.bits() & 0xffffffffL);
            case I64_CONST -> OptionalLong.of(constant.bits());
            default -> OptionalLong.empty();
        };
    }

    /** Names of exported functions by their index. */
    SortedMap<Integer, List<String>> functions() {
        return functions;
    }

    /** The names that each imported function may have in the source, by its index: the best first. */
    SortedMap<Integer, List<String>> imports() {
        return imports;
    }

    /** Exported globals that may hold the address of data, with that address where the module says it. */
    SortedMap<String, OptionalLong> data() {
        return data;
    }

    /**
     * The index of the function with the code at an address.
     *
     * @param guess the index that it may have
     */
    OptionalInt functionAt(long address, int guess) {
        OptionalInt body = code.bodyAt(address, guess - importedFunctions);
        return body.isPresent() ? OptionalInt.of(importedFunctions + body.getAsInt()) : body;
    }

    /** Whether a global holds the address of the thread's own data. */
    boolean isThreadBase(long global) {
        return THREAD_BASE.equals(globalNames.get((int) global));
    }
}
