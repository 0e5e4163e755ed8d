package dev.abigate.reader.text;

import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.NameSection.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the identifiers of a module for its name section; annotations go before identifiers. */
final class NameCollector {
    private final Symbols symbols;
    private final Map<Kind, SortedMap<Integer, String>> names = new EnumMap<>(Kind.class);
    private final Map<Kind, SortedMap<Integer, SortedMap<Integer, String>>> nested = new EnumMap<>(Kind.class);
    private @Nullable String module;

    NameCollector(Symbols symbols) {
        this.symbols = symbols;
    }

    void module(String name) {
        module = name;
    }

    void moduleSymbol(int symbol) {
        if (module == null && symbol != TokenReader.NO_SYMBOL) {
            module = symbols.name(symbol);
        }
    }

    /** The identifiers of an index space. */
    void add(Kind kind, IndexSpace space) {
        SortedMap<Integer, String> all = names(space);
        if (!all.isEmpty()) {
            names.put(kind, all);
        }
    }

    /** The identifiers of an index space within a function or type. */
    void add(Kind kind, int outer, IndexSpace space) {
        add(kind, outer, names(space));
    }

    /** The identifiers of the labels of a function. */
    void labels(int function, Labels labels) {
        add(Kind.LABEL, function, names(labels.symbols()));
    }

    private void add(Kind kind, int outer, SortedMap<Integer, String> inner) {
        if (!inner.isEmpty()) {
            nested.computeIfAbsent(kind, _ -> new TreeMap<>()).put(outer, inner);
        }
    }

    private SortedMap<Integer, String> names(IndexSpace space) {
        SortedMap<Integer, String> names = names(space.symbols());
        names.putAll(space.annotations());
        return names;
    }

    private SortedMap<Integer, String> names(SortedMap<Integer, Integer> numbers) {
        var names = new TreeMap<Integer, String>();
        numbers.forEach((index, symbol) -> names.put(index, symbols.name(symbol)));
        return names;
    }

    /** The name section, unless nothing has a name. */
    Optional<NameSection> section() {
        return module == null && names.isEmpty() && nested.isEmpty()
                ? Optional.empty()
                : Optional.of(new NameSection(Optional.ofNullable(module), names, nested));
    }
}
