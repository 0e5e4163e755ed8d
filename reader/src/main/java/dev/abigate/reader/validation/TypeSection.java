package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import java.util.ArrayList;
import java.util.List;

/**
 * The defined types of a module, added group by group.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html">Validation of types</a>
 */
final class TypeSection {
    private final CanonicalTypes types;
    private final List<DefinedType> defined = new ArrayList<>();

    TypeSection(CanonicalTypes types) {
        this.types = types;
    }

    List<DefinedType> types() {
        return List.copyOf(defined);
    }

    DefinedType type(int index, String place) {
        if (Integer.compareUnsigned(index, defined.size()) >= 0) {
            throw new InvalidModuleException(place, Place.unknown(index, defined.size(), "type"));
        }
        return defined.get(index);
    }

    void add(RecType group, String place) {
        int start = defined.size();
        List<SubType> members = group.types();
        int first;
        try {
            for (int i = 0; i < members.size(); i++) {
                sizes(members.get(i).composite());
                descriptors(members.get(i), start + i, start, members);
            }
            first = types.intern(group, start, index -> defined.get(index).id());
        } catch (InvalidModuleException e) {
            throw new InvalidModuleException(place, e.reason());
        }
        for (int i = 0; i < members.size(); i++) {
            defined.add(types.type(first + i));
        }
        for (int i = 0; i < members.size(); i++) {
            DefinedType type = defined.get(start + i);
            if (type.supertype().isPresent()) {
                supertype(type, types.type(type.supertype().getAsInt()), start + i, place);
            }
        }
    }

    private static void sizes(CompositeType type) {
        switch (type) {
            case CompositeType.Function(var parameters, var results) -> {
                atMost(parameters.size(), ImplementationLimit.PARAMETERS, "parameters");
                atMost(results.size(), ImplementationLimit.RESULTS, "results");
            }
            case CompositeType.Struct(var fields) -> atMost(fields.size(), ImplementationLimit.STRUCT_FIELDS, "fields");
            case CompositeType.Array _ -> {}
        }
    }

    private static void atMost(int found, int most, String what) {
        if (found > most) {
            throw new InvalidModuleException("too many %s: found %d, at most %d".formatted(what, found, most));
        }
    }

    private void descriptors(SubType type, int index, int start, List<SubType> members) {
        if (type.describes().isEmpty() && type.descriptor().isEmpty()) {
            return;
        }
        if (!(type.composite() instanceof CompositeType.Struct)) {
            throw new InvalidModuleException(
                    type.describes().isPresent()
                            ? "descriptor type must be a struct: type " + index
                            : "described type must be a struct: type " + index);
        }
        if (type.describes().isPresent()) {
            int described = type.describes().getAsInt();
            SubType other = member(described, start, members, "described type is outside rec group");
            if (other.descriptor().isEmpty() || other.descriptor().getAsInt() != index) {
                throw new InvalidModuleException("described type is not described by descriptor: type " + described);
            }
            if (described >= index) {
                throw new InvalidModuleException("forward use of described type " + described);
            }
        }
        if (type.descriptor().isPresent()) {
            int descriptor = type.descriptor().getAsInt();
            SubType other = member(descriptor, start, members, "descriptor type is outside rec group");
            if (other.describes().isEmpty() || other.describes().getAsInt() != index) {
                throw new InvalidModuleException("type is not described by its descriptor: type " + index);
            }
        }
    }

    private static SubType member(int index, int start, List<SubType> members, String otherwise) {
        if (index < start || index >= start + members.size()) {
            throw new InvalidModuleException(otherwise + ": type " + index);
        }
        return members.get(index - start);
    }

    private void supertype(DefinedType type, DefinedType supertype, int index, String place) {
        if (supertype.isFinal()) {
            throw new InvalidModuleException(place, "sub type %d has a final super type".formatted(index));
        }
        if (!matches(type, supertype)) {
            throw new InvalidModuleException(place, "sub type %d does not match super type".formatted(index));
        }
    }

    private boolean matches(DefinedType type, DefinedType supertype) {
        return describesAsSupertype(type, supertype)
                && hasDescriptorOfSupertype(type, supertype)
                && matches(type.shape(), supertype.shape());
    }

    private boolean describesAsSupertype(DefinedType type, DefinedType supertype) {
        if (type.describes().isEmpty() || supertype.describes().isEmpty()) {
            return type.describes().isEmpty() && supertype.describes().isEmpty();
        }
        return isSubtype(type.describes().getAsInt(), supertype.describes().getAsInt());
    }

    private boolean hasDescriptorOfSupertype(DefinedType type, DefinedType supertype) {
        if (supertype.descriptor().isEmpty()) {
            return true;
        }
        return type.descriptor().isPresent()
                && isSubtype(
                        type.descriptor().getAsInt(), supertype.descriptor().getAsInt());
    }

    private boolean isSubtype(int type, int supertype) {
        return types.type(type).isSubtypeOf(types.type(supertype));
    }

    private boolean matches(DefinedType.Shape shape, DefinedType.Shape expected) {
        return switch (expected) {
            case DefinedType.Shape.Function(var parameters, var results) ->
                shape instanceof DefinedType.Shape.Function function
                        && matches(parameters, function.parameters())
                        && matches(function.results(), results);
            case DefinedType.Shape.Struct(var fields) ->
                shape instanceof DefinedType.Shape.Struct struct && matches(struct.fields(), fields);
            case DefinedType.Shape.Array(var element) ->
                shape instanceof DefinedType.Shape.Array array && matches(array.element(), element);
        };
    }

    private boolean matches(TypeCodes given, TypeCodes expected) {
        if (given.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!types.matches(given.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(List<DefinedType.Field> fields, List<DefinedType.Field> expected) {
        if (fields.size() < expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!matches(fields.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A field that can be written to must be of the same type; one that can only be read, of a subtype. */
    private boolean matches(DefinedType.Field field, DefinedType.Field expected) {
        return field.mutable() == expected.mutable()
                && (field.mutable() ? field.type() == expected.type() : types.matches(field.type(), expected.type()));
    }
}
