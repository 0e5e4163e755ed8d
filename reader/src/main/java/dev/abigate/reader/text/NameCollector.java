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

    boolean hasModule() {
        return module != null;
    }

    /** The name that an annotation gives to an item. */
    void add(Kind kind, int index, String name) {
        names.computeIfAbsent(kind, _ -> new TreeMap<>()).put(index, name);
    }

    /** The identifiers of an index space. */
    void add(Kind kind, IndexSpace space) {
        if (!space.symbols().isEmpty()) {
            SortedMap<Integer, String> into = names.computeIfAbsent(kind, _ -> new TreeMap<>());
            space.symbols().forEach((index, symbol) -> into.putIfAbsent(index, symbols.name(symbol)));
        }
    }

    /** The identifiers within a function or type. */
    void add(Kind kind, int outer, SortedMap<Integer, Integer> inner) {
        if (!inner.isEmpty()) {
            SortedMap<Integer, String> into =
                    nested.computeIfAbsent(kind, _ -> new TreeMap<>()).computeIfAbsent(outer, _ -> new TreeMap<>());
            inner.forEach((index, symbol) -> into.putIfAbsent(index, symbols.name(symbol)));
        }
    }

    /** The name section, unless nothing has a name. */
    Optional<NameSection> section() {
        return module == null && names.isEmpty() && nested.isEmpty()
                ? Optional.empty()
                : Optional.of(new NameSection(Optional.ofNullable(module), names, nested));
    }
}
