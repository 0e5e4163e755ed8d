package dev.abigate.format.aot;

import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotType.Signature;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import dev.abigate.format.aot.reloc.SymbolKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An AOT module: all that a file says, decoded.
 *
 * @param dialect the layout of the file; of several that give the same bytes the youngest, see {@link #fittingDialects}
 * @param auxForm form of the auxiliary data, one of the dialect's
 * @param deviations where the file's bytes are not what the values say, in order of offset
 * @param sections where the sections were in the file that was read; empty for a module that was made otherwise. Writers
 *     take no notice.
 */
public record AotModule(
        AotDialect dialect,
        AuxForm auxForm,
        TargetInfo target,
        InitData initData,
        Text text,
        FunctionSection functions,
        List<Export> exports,
        RelocationSection relocations,
        List<CustomSection> customSections,
        List<Deviation> deviations,
        List<Section> sections) {
    /** An index that means "none". */
    public static final int NO_INDEX = -1;

    public AotModule {
        exports = List.copyOf(exports);
        customSections = List.copyOf(customSections);
        deviations = List.copyOf(deviations);
        sections = List.copyOf(sections);
    }

    /** The layout of the file. */
    public AotLayout layout() {
        return new AotLayout(dialect, auxForm, target);
    }

    /** All dialects in which this module has the same bytes, in order of their appearance; {@link #dialect} among them. */
    public List<AotDialect> fittingDialects() {
        return AotDialect.candidates(dialect.version(), dialect.targetInfoBytes()).reversed().stream()
                .filter(other -> other == dialect || DialectTwins.writeAlike(other, this))
                .toList();
    }

    /** Signature of a function, imports counted; empty where the index or its type is out of range. */
    public Optional<Signature> signatureOfFunction(int function) {
        int imports = initData.importFunctions().size();
        if (function < 0 || function - imports >= functions.functions().size()) {
            return Optional.empty();
        }
        return signature(
                function < imports
                        ? initData.importFunctions().get(function).type()
                        : functions.functions().get(function - imports).type());
    }

    /** Signature with the given type index; empty where the index is out of range or the type is not a function's. */
    public Optional<Signature> signature(int type) {
        List<AotType> types = initData.types();
        int at = type;
        // Each step goes to a smaller index, so that no chain is endless.
        while (at >= 0 && at < types.size()) {
            if (types.get(at) instanceof AotType.Equivalent(AotType.Kind _, int earlier)) {
                at = earlier < at ? earlier : NO_INDEX;
            } else {
                return types.get(at) instanceof AotType.Function function
                        ? Optional.of(function.signature())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The native symbols, in the order of the file. */
    public List<NativeSymbol> nativeSymbols() {
        return customSections.stream()
                .flatMap(section ->
                        section instanceof CustomSection.NativeSymbols(var symbols) ? symbols.stream() : Stream.empty())
                .toList();
    }

    /** The copied custom sections of the WebAssembly module. */
    public List<CustomSection.Raw> rawSections() {
        return customSections.stream()
                .flatMap(section -> section instanceof CustomSection.Raw raw ? Stream.of(raw) : Stream.empty())
                .toList();
    }

    /** Numbers of the relocation types that occur. */
    public SortedSet<Integer> relocationTypes() {
        return relocationStream().map(Relocation::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the symbols that relocations refer to; names of groups and unused symbols are not among them. */
    public SortedSet<String> relocationSymbols() {
        return relocationStream()
                .map(relocation -> relocations.symbols().get(relocation.symbol()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of {@link #relocationSymbols} that the runtime has to offer. */
    public SortedSet<String> helperSymbols() {
        Set<String> dataSections =
                initData.objectData().stream().map(ObjectData::name).collect(Collectors.toSet());
        return relocationSymbols().stream()
                .filter(symbol -> SymbolKind.of(symbol, dataSections) == SymbolKind.HELPER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Those of {@link #relocationSymbols} that a loader has to know by name, in order of first use: all but functions of the
     * module and constants.
     */
    public List<String> namedSymbols() {
        Set<String> dataSections =
                initData.objectData().stream().map(ObjectData::name).collect(Collectors.toSet());
        return relocationStream()
                .map(relocation -> relocations.symbols().get(relocation.symbol()))
                .distinct()
                .filter(symbol -> switch (SymbolKind.of(symbol, dataSections)) {
                    case FUNCTION, CONSTANT -> false;
                    case CODE, LITERAL_POOL, OBJECT_DATA, LABEL, HELPER -> true;
                })
                .toList();
    }

    private Stream<Relocation> relocationStream() {
        return relocations.groups().stream().map(RelocationGroup::relocations).flatMap(List::stream);
    }
}
