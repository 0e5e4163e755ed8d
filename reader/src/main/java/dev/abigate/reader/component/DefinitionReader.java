package dev.abigate.reader.component;

import dev.abigate.format.Flaw;
import dev.abigate.format.component.Alias;
import dev.abigate.format.component.CoreType;
import dev.abigate.format.component.Declaration;
import dev.abigate.format.component.ExternName;
import dev.abigate.format.component.ExternType;
import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Import;
import dev.abigate.format.component.Labelled;
import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.Sort;
import dev.abigate.format.component.TypeDefinition;
import dev.abigate.format.component.TypeReference;
import dev.abigate.format.component.ValueType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads types, names and aliases, which components and types of components have in common. */
final class DefinitionReader {
    private static final int NO_ATTRIBUTES = 0x00;
    private static final int NO_ATTRIBUTES_EITHER = 0x01;
    private static final int WITH_ATTRIBUTES = 0x02;
    private static final List<ExternName.Attribute.Kind> ATTRIBUTES = List.of(
            ExternName.Attribute.Kind.IMPLEMENTS,
            ExternName.Attribute.Kind.VERSION_SUFFIX,
            ExternName.Attribute.Kind.EXTERNAL_ID);

    private final Cursor in;
    private final TypeReader coreTypes;
    private int depth;

    /** @param depth how many components and types of components are around */
    DefinitionReader(Cursor in, int depth) {
        this.in = in;
        this.coreTypes = new TypeReader(in);
        this.depth = depth;
    }

    /** A sort with its prefix where it is a core one. */
    Sort sort() {
        if (in.peek("sort") == Sort.CORE_PREFIX) {
            in.u8("core prefix");
            return sort(true);
        }
        return sort(false);
    }

    /** A sort of one byte, among the core ones or among the others. */
    Sort sort(boolean core) {
        int start = in.offset();
        int code = in.u8("sort");
        return Sort.of(core, code).orElseThrow(() -> in.fail(Flaw.SORT, start, "sort", found(code)));
    }

    Alias alias() {
        Sort sort = sort();
        int start = in.offset();
        int target = in.u8("target");
        return switch (target) {
            case Alias.Export.CODE -> {
                int instance = in.index("instance index");
                yield new Alias.Export(sort, instance, in.name("name"));
            }
            case Alias.CoreExport.CODE -> {
                int instance = in.index("core instance index");
                yield new Alias.CoreExport(sort, instance, in.name("name"));
            }
            case Alias.Outer.CODE -> {
                if (!Alias.Outer.SORTS.contains(sort)) {
                    throw in.fail(Flaw.ALIAS_TARGET, start, "target", "found a " + sort.text() + " of an outer scope");
                }
                int count = in.index("outer count");
                yield new Alias.Outer(sort, count, in.index("index"));
            }
            default -> throw in.fail(Flaw.ALIAS_TARGET, start, "target", found(target));
        };
    }

    Import imported() {
        ExternName name = externName();
        return new Import(name, externType());
    }

    ExternName externName() {
        int start = in.offset();
        int form = in.u8("name form");
        return switch (form) {
            case NO_ATTRIBUTES, NO_ATTRIBUTES_EITHER -> new ExternName(in.name("name"), List.of());
            case WITH_ATTRIBUTES -> {
                String name = in.name("name");
                yield new ExternName(name, Vectors.read(in, this::attribute));
            }
            default -> throw in.fail(Flaw.EXTERN_NAME, start, "name form", found(form));
        };
    }

    private ExternName.Attribute attribute() {
        int start = in.offset();
        int code = in.u8("attribute");
        if (code >= ATTRIBUTES.size()) {
            throw in.fail(Flaw.EXTERN_NAME, start, "attribute", found(code));
        }
        return new ExternName.Attribute(ATTRIBUTES.get(code), in.name("attribute value"));
    }

    ExternType externType() {
        int start = in.offset();
        Sort sort = sort();
        return switch (sort) {
            case CORE_MODULE -> new ExternType.CoreModule(in.index("core type index"));
            case FUNCTION -> new ExternType.Function(in.index("type index"));
            case VALUE ->
                bound(
                        start,
                        () -> new ExternType.SameValue(in.index("value index")),
                        () -> new ExternType.Value(typeReference()));
            case TYPE -> bound(start, () -> new ExternType.SameType(in.index("type index")), ExternType.Resource::new);
            case COMPONENT -> new ExternType.Component(in.index("type index"));
            case INSTANCE -> new ExternType.Instance(in.index("type index"));
            case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
                throw in.fail(Flaw.EXTERN_TYPE, start, "sort", "found a " + sort.text());
        };
    }

    private ExternType bound(int start, Supplier<ExternType> equal, Supplier<ExternType> other) {
        int code = in.u8("bound");
        return switch (code) {
            case 0x00 -> equal.get();
            case 0x01 -> other.get();
            default -> throw in.fail(Flaw.EXTERN_TYPE, start, "bound", found(code));
        };
    }

    CoreType coreType() {
        if (in.peek("core type") == CoreType.Module.CODE) {
            in.u8("core type");
            return new CoreType.Module(Vectors.read(in, this::moduleDeclaration));
        }
        if (in.peek("core type") == 0) {
            int start = in.offset();
            in.u8("prefix");
            int code = in.peek("core type");
            if (code != SubType.OPEN) {
                throw in.fail(Flaw.DEFINITION_TYPE, start, "core type", found(code));
            }
        }
        return new CoreType.Defined(coreTypes.recType());
    }

    private CoreType.Declaration moduleDeclaration() {
        int start = in.offset();
        int code = in.u8("declaration");
        return switch (code) {
            case CoreType.Declaration.Imported.CODE -> {
                String module = in.name("module");
                String name = in.name("name");
                yield new CoreType.Declaration.Imported(
                        new dev.abigate.format.wasm.Import(module, name, coreTypes.externType()));
            }
            case CoreType.Declaration.Type.CODE -> new CoreType.Declaration.Type(coreTypes.recType());
            case CoreType.Declaration.OuterType.CODE -> {
                Sort sort = sort(true);
                int target = in.u8("target");
                if (sort != Sort.CORE_TYPE || target != 1) {
                    throw in.fail(Flaw.ALIAS_TARGET, start, "target", "only core types of outer scopes are there");
                }
                int count = in.index("outer count");
                yield new CoreType.Declaration.OuterType(count, in.index("index"));
            }
            case CoreType.Declaration.Exported.CODE -> {
                String name = in.name("name");
                yield new CoreType.Declaration.Exported(name, coreTypes.externType());
            }
            default -> throw in.fail(Flaw.DECLARATION, start, "declaration", found(code));
        };
    }

    TypeDefinition type() {
        int start = in.offset();
        int code = in.peek("type");
        return switch (code) {
            case FunctionType.CODE, FunctionType.ASYNC_CODE -> {
                in.u8("type");
                List<Labelled<TypeReference>> parameters = labelled();
                yield new TypeDefinition.Function(
                        new FunctionType<>(code == FunctionType.ASYNC_CODE, parameters, result()));
            }
            case TypeDefinition.Component.CODE -> {
                in.u8("type");
                yield new TypeDefinition.Component(declarations(true));
            }
            case TypeDefinition.Instance.CODE -> {
                in.u8("type");
                yield new TypeDefinition.Instance(declarations(false));
            }
            case TypeDefinition.Resource.CODE -> {
                in.u8("type");
                ValType representation = coreTypes.valType();
                OptionalInt destructor = optional(() -> in.index("destructor"))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
                yield new TypeDefinition.Resource(representation, destructor);
            }
            default -> new TypeDefinition.Value(valueType(start));
        };
    }

    private ValueType<TypeReference> valueType(int start) {
        int code = in.u8("type");
        return switch (code) {
            case ValueType.Fields.CODE -> new ValueType.Fields<>(labelled());
            case ValueType.Variant.CODE -> new ValueType.Variant<>(Vectors.read(in, this::variantCase));
            case ValueType.Elements.CODE -> new ValueType.Elements<>(typeReference(), OptionalInt.empty());
            case ValueType.Elements.FIXED_CODE -> {
                TypeReference element = typeReference();
                yield new ValueType.Elements<>(element, OptionalInt.of(in.leb32("length")));
            }
            case ValueType.Tuple.CODE -> new ValueType.Tuple<>(Vectors.read(in, this::typeReference));
            case ValueType.Flags.CODE -> new ValueType.Flags<>(Vectors.read(in, () -> in.name("label")));
            case ValueType.Enumeration.CODE -> new ValueType.Enumeration<>(Vectors.read(in, () -> in.name("label")));
            case ValueType.Option.CODE -> new ValueType.Option<>(typeReference());
            case ValueType.Result.CODE -> {
                Optional<TypeReference> success = optional(this::typeReference);
                yield new ValueType.Result<>(success, optional(this::typeReference));
            }
            case ValueType.Handle.OWN_CODE -> new ValueType.Handle<>(resource(), true);
            case ValueType.Handle.BORROW_CODE -> new ValueType.Handle<>(resource(), false);
            case ValueType.Stream.CODE -> new ValueType.Stream<>(optional(this::typeReference), false);
            case ValueType.Stream.FUTURE_CODE -> new ValueType.Stream<>(optional(this::typeReference), true);
            case ValueType.Dictionary.CODE -> {
                TypeReference key = typeReference();
                yield new ValueType.Dictionary<>(key, typeReference());
            }
            default ->
                new ValueType.Primitive<>(PrimitiveType.of(code)
                        .orElseThrow(() -> in.fail(Flaw.DEFINITION_TYPE, start, "type", found(code))));
        };
    }

    private TypeReference resource() {
        return new TypeReference.Indexed(in.index("resource"));
    }

    private Labelled<Optional<TypeReference>> variantCase() {
        String label = in.name("label");
        Optional<TypeReference> type = optional(this::typeReference);
        int start = in.offset();
        int reserved = in.u8("reserved");
        if (reserved != 0) {
            throw in.fail(Flaw.ZERO_BYTE_EXPECTED, start, "reserved", found(reserved));
        }
        return new Labelled<>(label, type);
    }

    private List<Labelled<TypeReference>> labelled() {
        return Vectors.read(in, () -> {
            String label = in.name("label");
            return new Labelled<>(label, typeReference());
        });
    }

    /** The result of a function: a type, or none. */
    Optional<TypeReference> result() {
        int start = in.offset();
        int form = in.u8("result form");
        return switch (form) {
            case 0x00 -> Optional.of(typeReference());
            case 0x01 -> {
                int reserved = in.u8("reserved");
                if (reserved != 0) {
                    throw in.fail(Flaw.ZERO_BYTE_EXPECTED, start + 1, "reserved", found(reserved));
                }
                yield Optional.empty();
            }
            default -> throw in.fail(Flaw.OPTIONAL, start, "result form", found(form));
        };
    }

    /** A type index, or the code of a type without parts, which is a negative number of one byte. */
    TypeReference typeReference() {
        int start = in.offset();
        Optional<PrimitiveType> primitive = PrimitiveType.of(in.peek("type"));
        if (primitive.isPresent()) {
            in.u8("type");
            return new TypeReference.Primitive(primitive.get());
        }
        long index = in.sleb33("type");
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw in.fail(Flaw.VALUE_TYPE, start, "type", "found " + index);
        }
        return new TypeReference.Indexed((int) index);
    }

    /** An item that may be left out. */
    <T> Optional<T> optional(Supplier<T> item) {
        int start = in.offset();
        int form = in.u8("presence");
        return switch (form) {
            case 0x00 -> Optional.empty();
            case 0x01 -> Optional.of(item.get());
            default -> throw in.fail(Flaw.OPTIONAL, start, "presence", found(form));
        };
    }

    private List<Declaration> declarations(boolean ofComponent) {
        depth++;
        if (depth > ComponentReader.DEEPEST) {
            throw in.fail(
                    Flaw.NESTING_TOO_DEEP,
                    "declarations",
                    "at most " + ComponentReader.DEEPEST + " components and their types inside each other");
        }
        List<Declaration> declarations = Vectors.read(in, () -> declaration(ofComponent));
        depth--;
        return declarations;
    }

    private Declaration declaration(boolean ofComponent) {
        int start = in.offset();
        int code = in.u8("declaration");
        return switch (code) {
            case Declaration.OfCoreType.CODE -> new Declaration.OfCoreType(coreType());
            case Declaration.OfType.CODE -> new Declaration.OfType(type());
            case Declaration.OfAlias.CODE -> new Declaration.OfAlias(alias());
            case Declaration.OfExport.CODE -> {
                ExternName name = externName();
                yield new Declaration.OfExport(name, externType());
            }
            case Declaration.OfImport.CODE -> {
                if (!ofComponent) {
                    throw in.fail(Flaw.DECLARATION, start, "declaration", "the type of an instance has no imports");
                }
                yield new Declaration.OfImport(imported());
            }
            default -> throw in.fail(Flaw.DECLARATION, start, "declaration", found(code));
        };
    }

    private static String found(int code) {
        return "found 0x%02x".formatted(code);
    }
}
