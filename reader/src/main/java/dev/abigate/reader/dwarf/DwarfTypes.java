package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.Coverage.Share;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Variable;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.line.SourceFiles;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import dev.abigate.reader.dwarf.unit.Gaps;
import dev.abigate.reader.dwarf.unit.Unit;
import dev.abigate.reader.dwarf.unit.UnitTable;
import dev.abigate.reader.dwarf.unit.UnitTableReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Reads the types, functions and variables of a module's interface out of its debug information.
 *
 * <p>All units are walked once, stepping over what does not matter; after that only what the interface reaches is read.
 */
public final class DwarfTypes {
    private static final String TOOL_CHAIN_PREFIX = "__";
    /** Virtual tables, type information and the like, in the Itanium C++ ABI. */
    private static final String TYPE_INFO_PREFIX = "_ZT";

    private final ModuleSurface surface;
    private final Gaps gaps = new Gaps();
    private final UnitTable units;
    private final EntryReader reader;
    private final EntryIndex index;
    private final SurfaceFinder finder;
    private final TypeBuilder types;
    private final MacroReader macros;
    private final List<Function> functions = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();

    private DwarfTypes(WasmModule module, DwarfOptions options) {
        surface = new ModuleSurface(module);
        units = UnitTableReader.read(files(module, options), gaps);
        reader = new EntryReader(units);
        index = new EntryIndex(reader);
        finder = new SurfaceFinder(surface, index, options.allTypes());
        var files = new SourceFiles(gaps);
        macros = new MacroReader(files, gaps, options.callersSee());
        types = new TypeBuilder(
                reader, index, new TypeHashes(reader, index), new Places(files), gaps, options.callersSee());
    }

    /** The interface of a module. Debug sections that cannot be read leave gaps, which the coverage lists. */
    public static TypeGraph read(WasmModule module, DwarfOptions options) {
        return new DwarfTypes(module, options).read();
    }

    private static List<DebugSections> files(WasmModule module, DwarfOptions options) {
        var files = new ArrayList<DebugSections>();
        files.add(DebugSections.of(module));
        files.add(DebugSections.splitOf(module));
        for (WasmModule file : options.debugFiles()) {
            files.add(DebugSections.of(file));
            files.add(DebugSections.splitOf(file));
        }
        files.removeIf(DebugSections::isEmpty);
        return files;
    }

    private TypeGraph read() {
        for (Unit unit : units.units()) {
            if (!guarded(() -> reader.walk(unit, finder))) {
                finder.end(unit.end());
            }
        }
        Share exported = exportedFunctions();
        Share imported = importedFunctions();
        Share data = exportedVariables();
        finder.constants().forEach(position -> guarded(() -> constant(position)));
        finder.types().forEach(types::at);
        types.finish();
        units.units().forEach(macros::read);
        int unitCount = units.units().size();
        return new TypeGraph(
                types.types(),
                functions,
                variables,
                macros.macros(),
                types.conflicts(),
                new Coverage(exported, imported, data, new Share(unitCount, unitCount + units.missing()), gaps.list()));
    }

    private Share exportedFunctions() {
        var exports = new ArrayList<>(surface.functions().entrySet());
        exports.sort(Comparator.comparing(export -> export.getValue().getFirst()));
        for (Map.Entry<Integer, List<String>> export : exports) {
            finder.function(export.getKey(), export.getValue())
                    .ifPresent(
                            position -> guarded(() -> function(position, export.getKey(), export.getValue(), false)));
        }
        return new Share(functions.size(), exports.size());
    }

    private Share importedFunctions() {
        int before = functions.size();
        surface.imports()
                .forEach((function, names) -> finder.named(names)
                        .ifPresent(position -> guarded(() -> function(position, function, List.of(), true))));
        return new Share(functions.size() - before, surface.imports().size());
    }

    private void function(int position, int function, List<String> exports, boolean imported) {
        FunctionDeclaration declaration = FunctionReader.read(types, position);
        functions.add(new Function(
                declaration,
                types.owner(FunctionReader.declarationOf(reader, position)),
                OptionalInt.of(function),
                exports,
                imported));
    }

    private Share exportedVariables() {
        var exports = new TreeMap<Integer, List<String>>();
        int ofToolChain = 0;
        int described = 0;
        for (Map.Entry<String, OptionalLong> export : surface.data().entrySet()) {
            String name = export.getKey();
            boolean mayBeOfToolChain = name.startsWith(TOOL_CHAIN_PREFIX) || name.startsWith(TYPE_INFO_PREFIX);
            OptionalInt position = finder.named(List.of(name));
            if (position.isEmpty() && export.getValue().isPresent() && !mayBeOfToolChain) {
                position = finder.variableAt(export.getValue().getAsLong());
            }
            if (position.isPresent()) {
                exports.computeIfAbsent(position.getAsInt(), _ -> new ArrayList<>())
                        .add(name);
                described++;
            } else if (mayBeOfToolChain) {
                ofToolChain++;
            }
        }
        exports.forEach((position, names) -> guarded(() -> variables.add(variable(position, names))));
        variables.sort(Comparator.comparing(variable -> variable.exports().getFirst()));
        return new Share(described, surface.data().size() - ofToolChain);
    }

    private void constant(int position) {
        Variable variable = variable(position, List.of());
        if (!variable.name().isAnonymous()) {
            variables.add(variable);
        }
    }

    /** Runs a piece of the reading; what cannot be read is a gap. */
    private boolean guarded(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.INFO, e);
            return false;
        }
    }

    /** A variable, whose definition may refer to its declaration in a class or namespace. */
    private Variable variable(int position, List<String> exports) {
        Entry definition = reader.take();
        Entry declaration = reader.take();
        reader.read(position, definition);
        int declared = definition.reference(Attribute.SPECIFICATION);
        reader.read(declared < 0 ? position : declared, declaration);
        Expression location = definition.isBlock(Attribute.LOCATION)
                ? Expression.of(definition, Attribute.LOCATION)
                : Expression.NONE;
        Entry linked = definition.has(Attribute.LINKAGE_NAME) ? definition : declaration;
        Entry typed = definition.has(Attribute.TYPE) ? definition : declaration;
        Entry valued = definition.has(Attribute.CONST_VALUE) ? definition : declaration;
        TypeId type = types.of(typed, Attribute.TYPE);
        var variable = new Variable(
                types.index().name(declaration),
                EntryValues.text(linked, Attribute.LINKAGE_NAME),
                type,
                types.owner(declaration.position()),
                location.address().isPresent() ? location.address() : location.constant(),
                location.threadLocal() || location.global().stream().anyMatch(surface::isThreadBase),
                definition.flag(Attribute.EXTERNAL) || declaration.flag(Attribute.EXTERNAL),
                types.access(declaration),
                Constants.text(valued, Attribute.CONST_VALUE, types.isSigned(type), types.numberSize(type)),
                exports,
                types.places().of(declaration.has(Attribute.DECL_LINE) ? declaration : definition));
        reader.give(definition);
        reader.give(declaration);
        return variable;
    }
}
