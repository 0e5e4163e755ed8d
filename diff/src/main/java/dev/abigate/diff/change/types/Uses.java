package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.Variable;
import dev.abigate.format.types.VariantPart;
import dev.abigate.format.types.Virtuality;
import dev.abigate.format.types.VoidType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the interface of a build comes to its types: from functions and variables that cross the border, by what they
 * mention. The inside of a class is reached with it; what its virtual functions mention is, too, since callers may call
 * them; what its other functions mention is reached where one of them crosses the border itself.
 */
final class Uses {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST_PATH = 24;

    private final Program program;
    private final List<Use> roots = new ArrayList<>();
    private final BitSet reached = new BitSet();
    private final Map<Integer, List<Use>> users = new HashMap<>();

    /**
     * A place that mentions a type.
     *
     * @param from the type that the place is in; less than 0 for a function or variable
     * @param place what it is called; empty where the mention has no name, such as that of a pointer
     */
    private record Use(int from, String place, TypeId type) {}

    Uses(Program program) {
        this.program = program;
        program.graph().functions().stream().filter(Uses::crossesTheBorder).forEach(this::addFunction);
        program.graph().variables().stream()
                .filter(variable -> !variable.exports().isEmpty())
                .forEach(this::addVariable);
        walk();
    }

    private static boolean crossesTheBorder(Function function) {
        return !function.exports().isEmpty() || function.imported();
    }

    private void addFunction(Function function) {
        FunctionDeclaration declaration = function.declaration();
        String name = function.exports().isEmpty()
                ? "import:" + declaration.name().qualified()
                : "export:" + function.exports().getFirst();
        List<Parameter> parameters = declaration.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i).name().isEmpty()
                    ? Integer.toString(i + 1)
                    : parameters.get(i).name();
            roots.add(new Use(
                    -1, name + ": parameter " + parameter, parameters.get(i).type()));
        }
        roots.add(new Use(-1, name + ": result", declaration.result()));
        function.owner().ifPresent(owner -> roots.add(new Use(-1, name, owner)));
    }

    private void addVariable(Variable variable) {
        String name = "export:" + variable.exports().getFirst();
        roots.add(new Use(-1, name, variable.type()));
        variable.owner().ifPresent(owner -> roots.add(new Use(-1, name, owner)));
    }

    private void walk() {
        Deque<TypeId> open = new ArrayDeque<>();
        roots.forEach(root -> reach(root, open));
        while (!open.isEmpty()) {
            TypeId from = open.remove();
            mentions(from).forEach(mention -> reach(mention, open));
        }
    }

    private void reach(Use use, Deque<TypeId> open) {
        users.computeIfAbsent(use.type().index(), _ -> new ArrayList<>(2)).add(use);
        if (!reached.get(use.type().index())) {
            reached.set(use.type().index());
            open.add(use.type());
        }
    }

    /** Whether the interface comes to the type. */
    boolean reach(TypeId type) {
        return reached.get(type.index());
    }

    private List<Use> mentions(TypeId from) {
        var mentions = new ArrayList<Use>();
        int index = from.index();
        switch (program.type(from)) {
            case ArrayType array -> mentions.add(new Use(index, "", array.element()));
            case FunctionType function -> {
                mentions.add(new Use(index, "", function.result()));
                function.parameters().forEach(type -> mentions.add(new Use(index, "", type)));
            }
            case MemberPointerType pointer -> {
                mentions.add(new Use(index, "", pointer.target()));
                mentions.add(new Use(index, "", pointer.owner()));
            }
            case PointerType pointer -> mentions.add(new Use(index, "", pointer.target()));
            case QualifiedType qualified -> mentions.add(new Use(index, "", qualified.target()));
            case TypedefType typedef -> mentions.add(new Use(index, "", typedef.target()));
            case EnumType enumeration ->
                enumeration.underlying().ifPresent(type -> mentions.add(new Use(index, "", type)));
            case StructType struct -> addInside(index, struct, mentions);
            case BaseType _, IncompleteType _, UnspecifiedType _, VoidType _ -> {}
        }
        return mentions;
    }

    private static void addInside(int index, StructType struct, List<Use> mentions) {
        for (Base base : struct.bases()) {
            mentions.add(new Use(index, "base", base.type()));
        }
        for (Member member : struct.members()) {
            mentions.add(new Use(index, member.name(), member.type()));
        }
        for (StaticMember member : struct.staticMembers()) {
            mentions.add(new Use(index, member.name(), member.type()));
        }
        struct.variants().ifPresent(part -> {
            for (VariantPart.Variant variant : part.variants()) {
                mentions.add(
                        new Use(index, variant.member().name(), variant.member().type()));
            }
        });
        for (FunctionDeclaration function : struct.functions()) {
            if (function.virtuality() != Virtuality.NONE && !function.has(Trait.ARTIFICIAL)) {
                String name = function.name().simple() + "()";
                mentions.add(new Use(index, name, function.result()));
                function.parameters().forEach(parameter -> mentions.add(new Use(index, name, parameter.type())));
            }
        }
    }

    /**
     * The functions and variables through which the interface comes to a type, with one shortest way each: {@code
     * export:draw: parameter w → window.frame → rect}.
     */
    List<String> of(TypeId type) {
        Map<Integer, Use> towards = new HashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        Deque<TypeId> open = new ArrayDeque<>(List.of(type));
        var seen = new BitSet();
        seen.set(type.index());
        var others = new HashSet<String>();
        while (!open.isEmpty()) {
            TypeId at = open.remove();
            for (Use use : users.getOrDefault(at.index(), List.of())) {
                if (use.from() < 0) {
                    String root = use.place().substring(0, end(use.place()));
                    if (found.size() < MOST_LISTED) {
                        found.putIfAbsent(root, path(use, towards));
                    } else if (!found.containsKey(root)) {
                        others.add(root);
                    }
                } else if (!seen.get(use.from())) {
                    seen.set(use.from());
                    towards.put(use.from(), use);
                    open.add(new TypeId(use.from()));
                }
            }
        }
        var texts = new ArrayList<>(found.values());
        if (!others.isEmpty()) {
            texts.add("and " + others.size() + " more places");
        }
        return texts;
    }

    private static int end(String place) {
        int end = place.indexOf(": ");
        return end < 0 ? place.length() : end;
    }

    /** The way from a function or variable to the type that {@code towards} leads to. */
    private String path(Use root, Map<Integer, Use> towards) {
        var text = new StringBuilder(root.place());
        TypeId at = root.type();
        for (int i = 0; i < LONGEST_PATH; i++) {
            Use next = towards.get(at.index());
            String name = program.name(at).orElse("");
            if (next == null) {
                text.append(name.isEmpty() ? "" : " → " + name);
                break;
            }
            if (!next.place().isEmpty()) {
                text.append(" → ").append(name.isEmpty() ? "" : name + ".").append(next.place());
            }
            at = next.type();
        }
        return text.toString();
    }
}
