package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.ValType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Names for the defined types of a module that do not depend on indices: types are equal where their whole groups are, so
 * a name is made of the canonical text of the group and the place in it.
 */
final class TypeNames {
    private static final int ID_BYTES = 6;

    private final List<SubType> types = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final BitSet structural = new BitSet();
    private final boolean plain;

    TypeNames(WasmModule module) {
        plain = module.types().stream().allMatch(TypeNames::isPlain);
        for (RecType group : module.types()) {
            if (!plain) {
                nameGroup(group);
            }
            structural.set(types.size(), isPlain(group));
            types.addAll(group.types());
        }
    }

    /** Whether a type is what every type was before version 3.0: a function type of its own. */
    private static boolean isPlain(RecType group) {
        SubType type = group.types().isEmpty() ? null : group.types().getFirst();
        return type != null
                && group.types().size() == 1
                && type.isFinal()
                && type.supertypes().isEmpty()
                && type.composite() instanceof CompositeType.Function function
                && function.parameters().stream().noneMatch(TypeNames::mentionsType)
                && function.results().stream().noneMatch(TypeNames::mentionsType);
    }

    private static boolean mentionsType(ValType type) {
        return type instanceof RefType reference && reference.heapType() instanceof HeapType.Defined;
    }

    private void nameGroup(RecType group) {
        int first = types.size();
        var text = new StringBuilder();
        group.types()
                .forEach(type -> text.append(definition(type, index -> {
                            int place = index - first;
                            return place >= 0 && place < group.types().size() ? "rec." + place : idOf(index);
                        }))
                        .append('\n'));
        for (int place = 0; place < group.types().size(); place++) {
            var digest = Digests.start();
            digest.update((place + "\n" + text).getBytes(StandardCharsets.UTF_8));
            ids.add("$" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES));
        }
    }

    private String idOf(int index) {
        return index >= 0 && index < ids.size() ? ids.get(index) : "$unknown";
    }

    /** The identity of a function type, where that is more than parameters and results. */
    Optional<String> declared(int typeIndex) {
        return plain || structural.get(typeIndex) ? Optional.empty() : Optional.of(idOf(typeIndex));
    }

    /** A value type as text. */
    String text(StorageType type) {
        return text(type, this::idOf);
    }

    List<String> texts(List<ValType> list) {
        return list.stream().map(this::text).toList();
    }

    private static String text(StorageType type, IntFunction<String> name) {
        if (type instanceof RefType reference && reference.heapType() instanceof HeapType.Defined defined) {
            String heap = name.apply(defined.typeIndex());
            return (reference.nullable() ? "(ref null " : "(ref ")
                    + (defined.exact() ? "(exact " + heap + ")" : heap)
                    + ")";
        }
        return type.text();
    }

    private static String definition(SubType type, IntFunction<String> name) {
        var text = new StringBuilder("(sub");
        if (type.isFinal()) {
            text.append(" final");
        }
        type.supertypes().forEach(index -> text.append(' ').append(name.apply(index)));
        type.describes()
                .ifPresent(index ->
                        text.append(" (describes ").append(name.apply(index)).append(')'));
        type.descriptor()
                .ifPresent(index ->
                        text.append(" (descriptor ").append(name.apply(index)).append(')'));
        text.append(' ');
        switch (type.composite()) {
            case CompositeType.Function function -> {
                text.append("(func");
                function.parameters()
                        .forEach(value -> text.append(" (param ")
                                .append(text(value, name))
                                .append(')'));
                function.results()
                        .forEach(value -> text.append(" (result ")
                                .append(text(value, name))
                                .append(')'));
            }
            case CompositeType.Struct struct -> {
                text.append("(struct");
                struct.fields()
                        .forEach(field -> text.append(" (field ")
                                .append(field(field, name))
                                .append(')'));
            }
            case CompositeType.Array array -> text.append("(array ").append(field(array.element(), name));
        }
        return text.append("))").toString();
    }

    private static String field(FieldType field, IntFunction<String> name) {
        String storage = text(field.storage(), name);
        return field.mutable() ? "(mut " + storage + ")" : storage;
    }

    /** The defined types that texts mention, with their supertypes, sorted by id. */
    List<DeclaredType> mentioned(Collection<String> texts) {
        if (plain) {
            return List.of();
        }
        Map<String, Integer> byId = new HashMap<>();
        for (int index = 0; index < ids.size(); index++) {
            byId.putIfAbsent(ids.get(index), index);
        }
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        for (String text : texts) {
            for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
                open.add(text.substring(at, Math.min(text.length(), at + 1 + 2 * ID_BYTES)));
            }
        }
        var found = new ArrayList<DeclaredType>();
        while (!open.isEmpty()) {
            String id = open.remove();
            Integer index = byId.get(id);
            if (index != null && seen.add(id)) {
                SubType type = types.get(index);
                List<String> supertypes =
                        type.supertypes().stream().map(this::idOf).toList();
                found.add(new DeclaredType(id, definition(type, this::idOf), supertypes));
                open.addAll(supertypes);
            }
        }
        found.sort(Comparator.comparing(DeclaredType::id));
        return found;
    }
}
