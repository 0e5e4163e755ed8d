package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.StructType;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The functions by which objects of a class are copied, moved and destroyed, as far as its source declares them. */
final class SpecialMembers {
    private static final String ASSIGNMENT = "operator=";

    private final Program program;
    private final String name;

    private SpecialMembers(Program program, String name) {
        this.program = program;
        this.name = name;
    }

    /** Them in words: {@code copy constructor deleted, destructor}; {@code none} where compilers make them all. */
    static String of(Program program, String name, StructType struct) {
        var members = new SpecialMembers(program, name);
        var texts = new TreeSet<String>();
        for (FunctionDeclaration function : struct.functions()) {
            if (!function.has(Trait.ARTIFICIAL)) {
                members.kind(function).map(kind -> kind + state(function)).ifPresent(texts::add);
            }
        }
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static String state(FunctionDeclaration function) {
        String access = function.access() == Access.PUBLIC
                ? ""
                : " " + function.access().keyword();
        return function.has(Trait.DELETED) ? access + " deleted" : access;
    }

    private Optional<String> kind(FunctionDeclaration function) {
        if (Vtable.isDestructor(function)) {
            return Optional.of("destructor");
        }
        String called = function.name().simple();
        boolean assigns = called.equals(ASSIGNMENT);
        if (!assigns && !called.equals(ownName())) {
            return Optional.empty();
        }
        return reference(function)
                .map(kind -> (kind == PointerType.Kind.REFERENCE ? "copy " : "move ")
                        + (assigns ? "assignment" : "constructor"));
    }

    /** What constructors are called: the class without its scope and the arguments of its template. */
    private String ownName() {
        int arguments = name.indexOf('<');
        String plain = arguments < 0 ? name : name.substring(0, arguments);
        return plain.substring(plain.lastIndexOf(':') + 1);
    }

    /** The kind of reference that a function takes, where it takes nothing but one to an object of the class. */
    private Optional<PointerType.Kind> reference(FunctionDeclaration function) {
        List<Parameter> parameters = function.parameters().stream()
                .filter(parameter -> !parameter.artificial())
                .toList();
        return parameters.size() == 1
                        && program.type(program.stripped(parameters.getFirst().type())) instanceof PointerType pointer
                        && pointer.kind() != PointerType.Kind.POINTER
                        && program.name(program.stripped(pointer.target())).equals(Optional.of(name))
                ? Optional.of(pointer.kind())
                : Optional.empty();
    }
}
