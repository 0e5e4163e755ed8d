package dev.abigate.diff.names;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.document.Position;
import dev.abigate.diff.noise.MinifiedNames;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a module's parts had before a tool shortened or dropped them.
 *
 * @param functions by index, imported functions first
 * @param originals names of imports and exports, by the name that the module has for them
 */
public record NameMap(SortedMap<Integer, Symbol> functions, Map<String, String> originals) {
    /** The map of a module that has its names. */
    public static final NameMap NONE = new NameMap(Collections.emptySortedMap(), Map.of());

    public NameMap {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
        originals = Map.copyOf(originals);
    }

    /**
     * A function's name.
     *
     * @param line of the map, from 1
     */
    public record Symbol(String name, int line) {}

    /**
     * The module with the names that its imports and exports had. Minified names of what is no function, and what the map
     * does not rename, become kind and index, since in another build they stand for something else.
     *
     * @throws MalformedDocumentException where a function is named that the module does not have
     */
    public WasmModule restore(WasmModule module) {
        if (functions.isEmpty() && originals.isEmpty()) {
            return module;
        }
        checkFunctions(module);
        List<String> names = Stream.concat(
                        module.imports().stream().map(Import::name),
                        module.exports().stream().map(Export::name))
                .toList();
        int minified = MinifiedNames.among(names) ? names.size() : 0;
        return new WasmModule(module.sections().stream()
                .map(section -> restored(section, minified))
                .toList());
    }

    /** The names of the name section, those of functions as the map has them. */
    public Optional<NameSection> over(Optional<NameSection> section) {
        if (functions.isEmpty()) {
            return section;
        }
        NameSection known = section.orElse(NameSection.EMPTY);
        var named = new TreeMap<>(known.of(NameSection.Kind.FUNCTION));
        functions.forEach((index, symbol) -> named.put(index, symbol.name()));
        var names = new HashMap<>(known.names());
        names.put(NameSection.Kind.FUNCTION, named);
        return Optional.of(new NameSection(known.module(), names, known.nested()));
    }

    private void checkFunctions(WasmModule module) {
        long count = module.functions().size()
                + module.imports().stream()
                        .filter(item -> item.type().kind() == ExternKind.FUNCTION)
                        .count();
        functions.forEach((index, symbol) -> {
            if (index >= count) {
                throw new MalformedDocumentException(
                        new Position(symbol.line(), 1),
                        "found function %d, the module has %d: the map is of another build".formatted(index, count));
            }
        });
    }

    private Section restored(Section section, int minified) {
        if (section instanceof Section.Imports(var imports, var encoding)) {
            return new Section.Imports(imports(imports, minified), encoding);
        }
        if (section instanceof Section.Exports(var exports, var encoding)) {
            return new Section.Exports(exports(exports, minified), encoding);
        }
        return section;
    }

    private List<Import> imports(List<Import> imports, int minified) {
        var counts = new EnumMap<ExternKind, Integer>(ExternKind.class);
        var restored = new ArrayList<Import>(imports.size());
        for (Import item : imports) {
            ExternKind kind = item.type().kind();
            int index = counts.merge(kind, 1, Integer::sum) - 1;
            restored.add(new Import(item.module(), original(item.name(), kind, index, minified), item.type()));
        }
        return restored;
    }

    /** No two exports have one name: the second of a function keeps its own. */
    private List<Export> exports(List<Export> exports, int minified) {
        var taken = exports.stream().map(Export::name).collect(Collectors.toCollection(HashSet::new));
        var restored = new ArrayList<Export>(exports.size());
        for (Export export : exports) {
            String original = original(export.name(), export.kind(), export.index(), minified);
            restored.add(taken.add(original) ? new Export(original, export.kind(), export.index()) : export);
        }
        return restored;
    }

    /**
     * What the map says of a name.
     *
     * @param minified how many names the module has, where they are minified; else 0
     */
    private String original(String name, ExternKind kind, int index, int minified) {
        String renamed = originals.get(name);
        if (renamed != null) {
            return renamed;
        }
        if (minified == 0 || !MinifiedNames.isMinified(name, minified)) {
            return name;
        }
        if (kind != ExternKind.FUNCTION) {
            return "(%s %d)".formatted(kind.text(), index);
        }
        Symbol symbol = functions.get(index);
        return symbol == null ? name : symbol.name();
    }
}
