package dev.abigate.diff.source;

import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.QualifiedType.Qualifier;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The types of one build by the names that they have in its source; equal to another one of an equal graph. */
public final class Program {
    /** What stands for the module's own crate, whose name is often made of its file's. */
    private static final String OWN_CRATE = "crate";

    private static final int LONGEST_CHAIN = 64;

    private final TypeGraph graph;
    private final Optional<String> ownCrate;
    private final Map<Integer, String> names = new HashMap<>();
    private final SortedMap<String, List<TypeId>> tagged = new TreeMap<>();
    private final SortedMap<String, TypeId> typedefs = new TreeMap<>();
    private final Set<String> exported = new HashSet<>();

    public Program(TypeGraph graph) {
        this.graph = graph;
        this.ownCrate = ownCrate(graph);
        for (int i = 0; i < graph.types().size(); i++) {
            var id = new TypeId(i);
            switch (type(id)) {
                case StructType struct -> define(id, struct.name(), struct.origin());
                case EnumType enumeration -> define(id, enumeration.name(), enumeration.origin());
                case IncompleteType declared -> define(id, declared.name(), declared.origin());
                case TypedefType typedef -> typedefs.putIfAbsent(name(typedef.name(), typedef.origin()), id);
                case ArrayType _,
                        BaseType _,
                        FunctionType _,
                        MemberPointerType _,
                        PointerType _,
                        QualifiedType _,
                        UnspecifiedType _,
                        VoidType _ -> {}
            }
        }
        typedefs.forEach(this::nameTarget);
        graph.functions().stream()
                .filter(function -> !function.exports().isEmpty())
                .forEach(function -> exported.add(function.declaration().linkageName()));
    }

    private void define(TypeId id, Name name, Origin origin) {
        if (!name.isAnonymous()) {
            define(id, name(name, origin));
        }
    }

    private void define(TypeId id, String name) {
        names.put(id.index(), name);
        tagged.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(id);
    }

    /** A type without a name is known by that of its typedef. */
    private void nameTarget(String name, TypeId typedef) {
        if (type(typedef) instanceof TypedefType(Name _, TypeId target, Origin _)
                && isRecordOrEnum(type(target))
                && !names.containsKey(target.index())) {
            define(target, name);
        }
    }

    private static boolean isRecordOrEnum(Type type) {
        return type instanceof StructType || type instanceof EnumType;
    }

    /** The crate that most exported functions of Rust are in. */
    private static Optional<String> ownCrate(TypeGraph graph) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Function function : graph.functions()) {
            if (!function.exports().isEmpty() && function.declaration().origin().language() == Language.RUST) {
                counts.merge(firstScope(function.declaration().name().qualified()), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static String firstScope(String name) {
        int end = name.indexOf("::");
        return end < 0 ? name : name.substring(0, end);
    }

    /** What the program is made of. */
    public TypeGraph graph() {
        return graph;
    }

    public Type type(TypeId id) {
        return graph.type(id);
    }

    /** A name with its scope; the module's own crate is the same in every build. */
    public String name(Name name, Origin origin) {
        String qualified = name.qualified();
        return origin.language() == Language.RUST && ownCrate.isPresent() && qualified.startsWith(ownCrate.get() + "::")
                ? OWN_CRATE + qualified.substring(ownCrate.get().length())
                : qualified;
    }

    /** The name by which a struct, class, union or enumeration is known; nothing for what has none, and for other types. */
    public Optional<String> name(TypeId id) {
        return Optional.ofNullable(names.get(id.index()));
    }

    /** Whether a function of that mangled name is exported, so that its coming and going is told there. */
    public boolean isExported(FunctionDeclaration function) {
        return !function.linkageName().isEmpty() && exported.contains(function.linkageName());
    }

    /** The structs, classes, unions and enumerations by name, defined or declared only. */
    public SortedMap<String, List<TypeId>> tagged() {
        return tagged;
    }

    public SortedMap<String, TypeId> typedefs() {
        return typedefs;
    }

    /** The definition that a name has, where it has exactly one. */
    public Optional<TypeId> definition(String name) {
        List<TypeId> found = definitions(name);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The definitions that a name has; several where units define it differently. */
    public List<TypeId> definitions(String name) {
        return tagged.getOrDefault(name, List.of()).stream()
                .filter(id -> !(type(id) instanceof IncompleteType))
                .toList();
    }

    /** The type behind typedefs and qualifiers. */
    public TypeId stripped(TypeId id) {
        TypeId at = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (type(at) instanceof TypedefType typedef) {
                at = typedef.target();
            } else if (type(at) instanceof QualifiedType qualified) {
                at = qualified.target();
            } else {
                return at;
            }
        }
        return at;
    }

    /** Whether the source declares a value of the type, or the elements of an array, constant. */
    public boolean isConstant(TypeId id) {
        TypeId at = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            switch (type(at)) {
                case QualifiedType(Qualifier qualifier, TypeId target) -> {
                    if (qualifier == Qualifier.CONST) {
                        return true;
                    }
                    at = target;
                }
                case TypedefType typedef -> at = typedef.target();
                case ArrayType array -> at = array.element();
                case BaseType _,
                        EnumType _,
                        FunctionType _,
                        IncompleteType _,
                        MemberPointerType _,
                        PointerType _,
                        StructType _,
                        UnspecifiedType _,
                        VoidType _ -> {
                    return false;
                }
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Program program && graph.equals(program.graph);
    }

    @Override
    public int hashCode() {
        return graph.hashCode();
    }
}
