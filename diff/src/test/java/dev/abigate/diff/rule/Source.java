package dev.abigate.diff.rule;

import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.BaseType.Encoding;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Macro;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PassedBy;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.Variable;
import dev.abigate.format.types.VariantPart;
import dev.abigate.format.types.Virtuality;
import dev.abigate.format.types.VoidType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Functions, variables and types of a source, as a test declares them. */
final class Source {
    final List<Type> types = new ArrayList<>();
    final List<Function> functions = new ArrayList<>();
    final List<Variable> variables = new ArrayList<>();
    final List<Macro> macros = new ArrayList<>();
    final Map<String, String> contents = new HashMap<>();
    final List<String> thunks = new ArrayList<>();
    final Map<String, List<String>> tables = new HashMap<>();
    final TypeId none = add(new VoidType());
    final TypeId integer = add(new BaseType("int", Encoding.SIGNED, 4));
    final TypeId unsigned = add(new BaseType("unsigned int", Encoding.UNSIGNED, 4));
    final TypeId wide = add(new BaseType("long long", Encoding.SIGNED, 8));
    final TypeId real = add(new BaseType("float", Encoding.FLOAT, 4));
    final TypeId character = add(new BaseType("char", Encoding.SIGNED_CHARACTER, 1));
    Language language = Language.CPP;
    int describedOfTen = 10;

    TypeId add(Type type) {
        types.add(type);
        return new TypeId(types.size() - 1);
    }

    Origin origin() {
        return new Origin(language, "source", 1);
    }

    TypeId pointer(TypeId to) {
        return add(new PointerType(PointerType.Kind.POINTER, "", to, 4));
    }

    TypeId constant(TypeId of) {
        return add(new QualifiedType(QualifiedType.Qualifier.CONST, of));
    }

    TypeId array(TypeId of, OptionalLong count) {
        return add(new ArrayType(of, List.of(count), false));
    }

    TypeId callback(TypeId... parameters) {
        return pointer(add(new FunctionType(none, List.of(parameters), false, RefQualifier.NONE)));
    }

    TypeId typedef(String name, TypeId to) {
        return add(new TypedefType(new Name("", name), to, origin()));
    }

    TypeId declared(String name) {
        return add(new IncompleteType(Tag.STRUCT, new Name("", name), origin()));
    }

    TypeId enumeration(String name, boolean scoped, TypeId underlying, long size, Object... valuesByName) {
        var values = new ArrayList<EnumType.Enumerator>();
        for (int i = 0; i < valuesByName.length; i += 2) {
            values.add(new EnumType.Enumerator((String) valuesByName[i], (Integer) valuesByName[i + 1]));
        }
        return add(new EnumType(new Name("", name), size, Optional.of(underlying), scoped, values, origin()));
    }

    TypeId colours(Object... valuesByName) {
        return enumeration("colour", false, unsigned, 4, valuesByName);
    }

    Structure struct(String name) {
        return new Structure(name);
    }

    /** A struct, class or union in the making. */
    final class Structure {
        private final String name;
        private final List<TemplateArgument> arguments = new ArrayList<>();
        private final List<Base> bases = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final List<StaticMember> staticMembers = new ArrayList<>();
        private final List<FunctionDeclaration> declarations = new ArrayList<>();
        private Tag tag = Tag.STRUCT;
        private PassedBy passedBy = PassedBy.VALUE;
        private int alignment;
        private long size;
        private Optional<TypeId> vptrOwner = Optional.empty();
        private Optional<VariantPart> variants = Optional.empty();

        private Structure(String name) {
            this.name = name;
        }

        Structure tag(Tag other) {
            tag = other;
            return this;
        }

        Structure byReference() {
            passedBy = PassedBy.REFERENCE;
            return this;
        }

        Structure aligned(int bytes) {
            alignment = bytes;
            return this;
        }

        Structure argument(String value) {
            arguments.add(new TemplateArgument.OfValue("N", integer, value));
            return this;
        }

        Structure field(String field, TypeId type, long offset) {
            return field(field, type, offset, Access.PUBLIC);
        }

        Structure field(String field, TypeId type, long offset, Access access) {
            members.add(new Member(field, type, offset * 8, 0, 0, access, false));
            size = Math.max(size, offset + 4);
            return this;
        }

        Structure bits(String field, long bit, int width) {
            members.add(new Member(field, unsigned, bit, width, 0, Access.PUBLIC, false));
            size = Math.max(size, 4);
            return this;
        }

        Structure base(TypeId type, long offset) {
            return base(type, offset, false, Access.PUBLIC);
        }

        Structure base(TypeId type, long offset, boolean virtual, Access access) {
            bases.add(new Base(type, offset, virtual, access));
            size = Math.max(size, offset + 4);
            return this;
        }

        Structure shared(String member, TypeId type, Access access, String value) {
            staticMembers.add(new StaticMember(member, "", type, access, value));
            return this;
        }

        Structure method(String method, Object... facts) {
            declarations.add(declaration(method, facts));
            return this;
        }

        /** A constructor from a reference to an object of the struct. */
        Structure constructor(PointerType.Kind kind, Trait... traits) {
            TypeId other = add(new PointerType(kind, "", constant(declared(name)), 4));
            declarations.add(new FunctionDeclaration(
                    new Name(name, name),
                    "",
                    none,
                    List.of(new Parameter("this", integer, true), new Parameter("other", other, false)),
                    List.of(),
                    Access.PUBLIC,
                    Virtuality.NONE,
                    OptionalInt.empty(),
                    RefQualifier.NONE,
                    Set.of(traits),
                    origin()));
            return this;
        }

        Structure vptr(TypeId owner) {
            vptrOwner = Optional.of(owner);
            return this;
        }

        Structure size(long bytes) {
            size = bytes;
            return this;
        }

        Structure variants(long discriminantOffset, String... names) {
            return variants(discriminantOffset, integer, names);
        }

        Structure variants(long discriminantOffset, TypeId fields, String... names) {
            var list = new ArrayList<VariantPart.Variant>();
            for (String variant : names) {
                list.add(new VariantPart.Variant(
                        Integer.toString(list.size()), new Member(variant, fields, 0, 0, 0, Access.PUBLIC, false)));
            }
            variants = Optional.of(new VariantPart(
                    Optional.of(new Member("", integer, discriminantOffset * 8, 0, 0, Access.PUBLIC, true)), list));
            return this;
        }

        TypeId done() {
            return add(new StructType(
                    tag,
                    new Name("", name),
                    size,
                    alignment,
                    passedBy,
                    arguments,
                    bases,
                    members,
                    staticMembers,
                    declarations,
                    vptrOwner,
                    variants,
                    origin()));
        }

        /** Ends it, and has an exported function take its address. */
        Source exported() {
            return takes(pointer(done()));
        }
    }

    /** A member function; facts are its virtual slot, virtuality, access, traits, reference qualifier. */
    private FunctionDeclaration declaration(String method, Object... facts) {
        var slot = OptionalInt.empty();
        var virtuality = Virtuality.NONE;
        var access = Access.PUBLIC;
        var reference = RefQualifier.NONE;
        var traits = new ArrayList<Trait>();
        boolean object = true;
        for (Object fact : facts) {
            switch (fact) {
                case Integer number -> {
                    slot = OptionalInt.of(number);
                    virtuality = Virtuality.VIRTUAL;
                }
                case Virtuality other -> virtuality = other;
                case Access other -> access = other;
                case RefQualifier other -> reference = other;
                case Trait trait -> traits.add(trait);
                case Boolean other -> object = other;
                default -> throw new IllegalArgumentException(fact.toString());
            }
        }
        return new FunctionDeclaration(
                new Name("shape", method),
                "_ZN5shape" + method,
                integer,
                object ? List.of(new Parameter("this", integer, true)) : List.of(),
                List.of(),
                access,
                virtuality,
                slot,
                reference,
                Set.copyOf(traits),
                origin());
    }

    /** Has an exported function take a parameter. */
    Source takes(TypeId type) {
        return function("f", "f", none, false, "p", type);
    }

    Source function(String name, String linkageName, TypeId result, boolean variadic, Object... parameters) {
        var list = new ArrayList<Parameter>();
        for (int i = 0; i < parameters.length; i += 2) {
            list.add(new Parameter((String) parameters[i], (TypeId) parameters[i + 1], false));
        }
        functions.add(new Function(
                new FunctionDeclaration(
                        new Name(
                                name.substring(0, Math.max(0, name.lastIndexOf("::"))),
                                name.substring(name.lastIndexOf(':') + 1)),
                        linkageName,
                        result,
                        list,
                        List.of(),
                        Access.PUBLIC,
                        Virtuality.NONE,
                        OptionalInt.empty(),
                        RefQualifier.NONE,
                        variadic ? Set.of(Trait.VARIADIC) : Set.of(),
                        origin()),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(linkageName),
                false));
        return this;
    }

    Source variable(String name, TypeId type, boolean threadLocal, Access access) {
        variables.add(new Variable(
                new Name("", name),
                "",
                type,
                Optional.empty(),
                OptionalLong.empty(),
                threadLocal,
                true,
                access,
                "",
                List.of(name),
                origin()));
        return this;
    }

    Source variable(String name, TypeId type) {
        return variable(name, type, false, Access.PUBLIC);
    }

    Source content(String name, String bytes) {
        contents.put(name, bytes);
        return this;
    }

    Source macro(String name, String replacement) {
        macros.add(new Macro(name, replacement, origin()));
        return this;
    }

    Source thunk(String export) {
        thunks.add(export);
        return this;
    }

    /** What memory holds for a class. */
    Source table(String name, String... words) {
        tables.put(name, List.of(words));
        return this;
    }

    /** A member function that is exported, of a class that is only declared. */
    Source member(String owner, String method, String linkageName, int slot) {
        FunctionDeclaration declaration = declaration(method, slot);
        functions.add(new Function(
                new FunctionDeclaration(
                        new Name(owner, method),
                        linkageName,
                        none,
                        declaration.parameters(),
                        List.of(),
                        Access.PUBLIC,
                        declaration.virtuality(),
                        declaration.vtableSlot(),
                        RefQualifier.NONE,
                        declaration.traits(),
                        origin()),
                Optional.of(declared(owner)),
                OptionalInt.empty(),
                List.of(linkageName),
                false));
        return this;
    }

    Source described(int ofTen) {
        describedOfTen = ofTen;
        return this;
    }

    SourceTypes types() {
        var all = new Coverage.Share(1, 1);
        return new SourceTypes(
                new TypeGraph(
                        types,
                        functions,
                        variables,
                        macros,
                        List.of(),
                        new Coverage(new Coverage.Share(describedOfTen, 10), all, all, all, List.of())),
                contents,
                tables);
    }
}
