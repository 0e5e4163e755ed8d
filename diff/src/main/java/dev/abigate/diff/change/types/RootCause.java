package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the change of a named type that the change of a use follows from. */
final class RootCause {
    private static final int LONGEST_CHAIN = 64;

    private RootCause() {}

    /** The type that both uses name and that itself changed; where there is none, the use's own subject. */
    static String ofUse(Sides sides, String subject, TypeId old, TypeId now) {
        TypeId was = old;
        TypeId is = now;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<String> name = name(sides.before(), was);
            if (name.isPresent() && name.equals(name(sides.after(), is))) {
                return "type:" + name.get();
            }
            Optional<TypeId> inner = inside(sides.before().type(was));
            Optional<TypeId> newInner = inside(sides.after().type(is));
            if (inner.isEmpty() || newInner.isEmpty()) {
                return subject;
            }
            was = inner.get();
            is = newInner.get();
        }
        return subject;
    }

    /** The named types that a value of a type contains: its typedefs, and what they or an array of it stand for. */
    static List<String> namesOnTheWay(Program program, TypeId id) {
        var names = new ArrayList<String>();
        TypeId at = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            name(program, at).ifPresent(names::add);
            Type type = program.type(at);
            Optional<TypeId> inner = type instanceof PointerType ? Optional.empty() : inside(type);
            if (inner.isEmpty()) {
                break;
            }
            at = inner.get();
        }
        return names;
    }

    private static Optional<String> name(Program program, TypeId id) {
        return program.type(id) instanceof TypedefType typedef
                ? Optional.of(program.name(typedef.name(), typedef.origin()))
                : program.name(id);
    }

    private static Optional<TypeId> inside(Type type) {
        if (type instanceof PointerType pointer) {
            return Optional.of(pointer.target());
        }
        if (type instanceof QualifiedType qualified) {
            return Optional.of(qualified.target());
        }
        if (type instanceof TypedefType typedef) {
            return Optional.of(typedef.target());
        }
        if (type instanceof ArrayType array) {
            return Optional.of(array.element());
        }
        return type instanceof MemberPointerType pointer ? Optional.of(pointer.target()) : Optional.empty();
    }
}
