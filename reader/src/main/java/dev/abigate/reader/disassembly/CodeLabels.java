package dev.abigate.reader.disassembly;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FunctionSection;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What lies where in the code of an AOT module: functions, and the places that a loader patches. */
public final class CodeLabels {
    private static final Set<String> CODE_GROUPS =
            Set.of(".rela.text", ".rel.text", ".rela.ltext", ".rel.ltext", ".text");

    private final NavigableMap<Long, Function> functions = new TreeMap<>();
    private final Map<Long, List<Patch>> patches = new HashMap<>();

    /**
     * A function of the module.
     *
     * @param symbol as relocations call it; the body behind a stack check is {@code aot_func_internal#n}
     * @param index in the index space of functions, imports counted
     * @param offset of its first byte in the code
     * @param names of its exports and in the source, in that order
     */
    public record Function(String symbol, int index, long offset, List<String> names) {
        public Function {
            names = List.copyOf(names);
        }
    }

    /**
     * A place to patch.
     *
     * @param type the relocation type as the ABI calls it, or its number where no loader knows it
     */
    public record Patch(String type, String symbol, long addend) {}

    /**
     * The labels of a module.
     *
     * @param sourceNames names of functions by their index, where the source module tells them
     */
    public CodeLabels(AotModule module, Map<Integer, String> sourceNames) {
        int imports = module.initData().importFunctions().size();
        List<FunctionSection.Function> outer = module.functions().functions();
        List<FunctionSection.Inner> inner = module.functions().inner();
        for (int i = 0; i < outer.size(); i++) {
            List<String> names = names(module, imports + i, sourceNames);
            if (i < inner.size()) {
                add(new Function(
                        "aot_func_internal#" + i, imports + i, inner.get(i).offset(), names));
            }
            add(new Function("aot_func#" + i, imports + i, outer.get(i).offset(), names));
        }
        for (RelocationGroup group : module.relocations().groups()) {
            if (CODE_GROUPS.contains(module.relocations().symbols().get(group.name()))) {
                group.relocations().forEach(relocation -> add(relocation, module));
            }
        }
    }

    private static List<String> names(AotModule module, int index, Map<Integer, String> sourceNames) {
        List<String> names = new ArrayList<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExportKind.FUNCTION && export.index() == index) {
                names.add(export.name());
            }
        }
        Optional.ofNullable(sourceNames.get(index))
                .filter(name -> !names.contains(name))
                .ifPresent(names::add);
        return names;
    }

    private void add(Function function) {
        functions.put(function.offset(), function);
    }

    private void add(Relocation relocation, AotModule module) {
        String type = module.target()
                .architecture()
                .flatMap(architecture -> architecture.relocationType(relocation.type()))
                .map(Object::toString)
                .orElseGet(() -> Integer.toString(relocation.type()));
        String symbol = module.relocations().symbols().get(relocation.symbol());
        patches.computeIfAbsent(relocation.offset(), _ -> new ArrayList<>())
                .add(new Patch(type, symbol, relocation.addend()));
    }

    /** All functions, by their place in the code; of several at one place the last. */
    public List<Function> functions() {
        return List.copyOf(functions.values());
    }

    /** Where the code behind a function ends: at the next one, or nowhere for the last. */
    public OptionalInt end(Function function) {
        Long next = functions.higherKey(function.offset());
        return next == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(next));
    }

    /** The function that begins at an offset. */
    public Optional<Function> functionAt(long offset) {
        return Optional.ofNullable(functions.get(offset));
    }

    /** The last function that begins at or before an offset. */
    public Optional<Function> functionAround(long offset) {
        return Optional.ofNullable(functions.floorEntry(offset)).map(Map.Entry::getValue);
    }

    /** What a loader patches at an offset, in the order of the file. */
    public List<Patch> patches(long offset) {
        return List.copyOf(patches.getOrDefault(offset, List.of()));
    }
}
