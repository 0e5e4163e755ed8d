package dev.abigate.diff.schema;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;
import dev.abigate.diff.source.Values;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;

/**
 * What the values of an exported function mean by its declaration in C or C++. What the declaration does not say beyond doubt
 * is unclear: a wrong guess would show differences between builds that have none.
 */
final class FunctionMeaning {
    /** Room for what a function gives back where another parameter says how much there is. */
    private static final int ROOM = 256;

    /** A single value may be the first of a few. */
    private static final int LEAST_ROOM = 64;

    private static final Set<String> RELEASING = Set.of(
            "free",
            "delete",
            "destroy",
            "release",
            "close",
            "dispose",
            "drop",
            "unref",
            "deinit",
            "fini",
            "cleanup",
            "term",
            "terminate");

    private static final Set<String> ADDRESS_NUMBERS = Set.of("uintptr_t", "intptr_t");
    private static final int LONGEST_CHAIN = 64;

    private final Program program;
    private final FunctionDeclaration function;
    private final Set<String> kinds;
    private final TypeText text;

    /**
     * The meaning of a function.
     *
     * @param kinds of handles that exports return
     */
    FunctionMeaning(Program program, FunctionDeclaration function, Set<String> kinds) {
        this.program = program;
        this.function = function;
        this.kinds = kinds;
        this.text = new TypeText(program);
    }

    /**
     * The schema of the exported function.
     *
     * @throws UnclearMeaningException where the declaration leaves it open
     */
    ExportSchema schema(CompositeType.Function type) {
        Language language = function.origin().language();
        if (language != Language.C && language != Language.CPP) {
            throw new UnclearMeaningException("its source is neither C nor C++");
        }
        if (function.has(Trait.VARIADIC)) {
            throw new UnclearMeaningException("it takes any number of further arguments");
        }
        var parameters = new ArrayList<ParameterMeaning>();
        for (int i = 0; i < function.parameters().size(); i++) {
            parameters.add(isLength(i) ? new ParameterMeaning.Length(i - 1) : parameter(i));
        }
        ResultMeaning result = result(parameters);
        requireType(type);
        return new ExportSchema(parameters, result);
    }

    /** What kind of handle a function returns, if it may be one. */
    static Optional<String> returnedKind(Program program, FunctionDeclaration function) {
        return program.type(program.stripped(function.result())) instanceof PointerType pointer
                ? Optional.of(kind(program, pointer.target()))
                : Optional.empty();
    }

    private static String kind(Program program, TypeId target) {
        TypeId core = program.stripped(target);
        return program.name(core)
                .orElseGet(() -> new TypeText(program).of(core))
                .replaceAll("\\s+", "_");
    }

    private ParameterMeaning parameter(int index) {
        TypeId id = type(index);
        return switch (program.type(program.stripped(id))) {
            case BaseType base -> number(index, base);
            case EnumType enumeration -> oneOf(index, enumeration);
            case PointerType pointer -> address(index, pointer);
            case ArrayType _,
                    FunctionType _,
                    IncompleteType _,
                    MemberPointerType _,
                    QualifiedType _,
                    StructType _,
                    TypedefType _,
                    UnspecifiedType _,
                    VoidType _ -> throw unclear(index, "is neither a number nor an address");
        };
    }

    private ParameterMeaning number(int index, BaseType base) {
        if (isAddressNumber(type(index))) {
            throw unclear(index, "may be an address");
        }
        return switch (base.encoding()) {
            case BOOLEAN -> new ParameterMeaning.Range(0, 1);
            case SIGNED, SIGNED_CHARACTER, UNSIGNED, UNSIGNED_CHARACTER, UTF -> {
                // Callers extend what is narrower than a parameter of WebAssembly, and functions rely on that.
                int bits = Math.toIntExact(Math.min(base.size(), Long.BYTES) * Byte.SIZE);
                if (bits >= Integer.SIZE) {
                    yield new ParameterMeaning.Numeric();
                }
                yield base.encoding().isSigned()
                        ? new ParameterMeaning.Range(-1L << (bits - 1), (1L << (bits - 1)) - 1)
                        : new ParameterMeaning.Range(0, (1L << bits) - 1);
            }
            case FLOAT -> new ParameterMeaning.Numeric();
            case ADDRESS, COMPLEX_FLOAT, IMAGINARY_FLOAT, DECIMAL_FLOAT, OTHER ->
                throw unclear(index, "is of a type whose values it cannot make");
        };
    }

    private ParameterMeaning oneOf(int index, EnumType enumeration) {
        if (enumeration.enumerators().isEmpty()) {
            throw unclear(index, "is an enumeration without values");
        }
        LongSummaryStatistics values = enumeration.enumerators().stream()
                .mapToLong(EnumType.Enumerator::value)
                .summaryStatistics();
        return new ParameterMeaning.Range(values.getMin(), values.getMax());
    }

    private ParameterMeaning address(int index, PointerType pointer) {
        String kind = kind(program, pointer.target());
        if (isHandle(pointer)) {
            return new ParameterMeaning.Handle(kind, releases(index, pointer));
        }
        if (function.parameters().get(index).artificial()) {
            throw unclear(index, "is an object that no export makes");
        }
        boolean constant = program.isConstant(pointer.target());
        return switch (Pointee.of(program, pointer.target())) {
            case Pointee.Other(String what) -> throw unclear(index, "is a pointer to " + what);
            case Pointee.Anything _ -> {
                if (!isLength(index + 1)) {
                    throw unclear(index, "leads to bytes of which nothing says how many there are");
                }
                yield isOutput(index) ? new ParameterMeaning.Room(ROOM) : new ParameterMeaning.Buffer(1, false);
            }
            case Pointee.Plain plain -> {
                if (plain.floating() && !constant) {
                    throw unclear(
                            index,
                            "leads to floating-point numbers that the function may change, and bits of a NaN"
                                    + " differ between builds");
                }
                if (isLength(index + 1)) {
                    yield plain.bytes() == 1 && isOutput(index)
                            ? new ParameterMeaning.Room(ROOM)
                            : new ParameterMeaning.Buffer(plain.bytes(), false);
                }
                yield single(index, plain, constant);
            }
        };
    }

    /** What an address leads to of which no parameter says how many elements are there. */
    private ParameterMeaning single(int index, Pointee.Plain plain, boolean constant) {
        requireNoOtherLength(index, plain);
        if (constant && plain.character()) {
            return new ParameterMeaning.Buffer(1, true);
        }
        if (plain.bytes() == 1) {
            throw unclear(index, "leads to bytes of which nothing says how many there are");
        }
        if (constant) {
            throw unclear(index, "leads to constant values of which nothing says how many there are");
        }
        return new ParameterMeaning.Room(plain.struct() ? plain.bytes() : Math.max(plain.bytes(), LEAST_ROOM));
    }

    /** A length that belongs to no other address, or not for sure, may be that of this one. */
    private void requireNoOtherLength(int index, Pointee.Plain plain) {
        for (int i = 0; i < function.parameters().size(); i++) {
            boolean next = i == index + 1 && !plain.struct();
            if (isInteger(i) && (isLength(i) ? mayBeShared(i, index) : next || lengthName(i) != LengthName.NONE)) {
                throw unclear(index, "may have as many elements as parameter %d says".formatted(i + 1));
            }
        }
    }

    /** Whether the length of one address may be that of another one, too, as in {@code memcmp}. */
    private boolean mayBeShared(int length, int index) {
        int owner = length - 1;
        LengthName name = lengthName(length);
        boolean ofOutput = program.isConstant(target(index))
                && !program.isConstant(target(owner))
                && (name == LengthName.ROOM || name == LengthName.SIZE);
        return program.stripped(target(owner)).equals(program.stripped(target(index)))
                && !namesPrevious(length)
                && !ofOutput;
    }

    /** Whether a length begins with the name of the parameter before it: {@code out} and {@code out_length}. */
    private boolean namesPrevious(int index) {
        String previous = function.parameters().get(index - 1).name();
        return !previous.isEmpty() && function.parameters().get(index).name().startsWith(previous);
    }

    private boolean isLength(int index) {
        if (index < 1 || index >= function.parameters().size() || !isInteger(index)) {
            return false;
        }
        if (!(program.type(program.stripped(type(index - 1))) instanceof PointerType pointer)
                || pointer.kind() != PointerType.Kind.POINTER
                || isHandle(pointer)) {
            return false;
        }
        return switch (Pointee.of(program, pointer.target())) {
            case Pointee.Other _ -> false;
            case Pointee.Anything _ -> lengthName(index) != LengthName.NONE;
            case Pointee.Plain plain ->
                switch (lengthName(index)) {
                    case LENGTH -> true;
                    case SIZE, ROOM -> plain.bytes() == 1;
                    case COUNT -> !plain.character();
                    case NONE -> false;
                };
        };
    }

    /** Whether a function only writes to an address: it may, and what it reads stands before. */
    private boolean isOutput(int index) {
        return !program.isConstant(target(index))
                && function.parameters().subList(0, index).stream()
                        .anyMatch(before -> program.type(program.stripped(before.type())) instanceof PointerType pointer
                                && program.isConstant(pointer.target()));
    }

    private boolean isHandle(PointerType pointer) {
        Type target = program.type(program.stripped(pointer.target()));
        return pointer.kind() == PointerType.Kind.POINTER
                && (target instanceof StructType || target instanceof IncompleteType)
                && kinds.contains(kind(program, pointer.target()));
    }

    private boolean releases(int index, PointerType pointer) {
        return index == 0
                && !program.isConstant(pointer.target())
                && LengthName.words(function.name().simple()).stream().anyMatch(RELEASING::contains);
    }

    private ResultMeaning result(List<ParameterMeaning> parameters) {
        TypeId id = function.result();
        return switch (program.type(program.stripped(id))) {
            case VoidType _, BaseType _, EnumType _ -> {
                if (isAddressNumber(id)) {
                    throw unclearResult("which may be an address");
                }
                yield new ResultMeaning.Numeric();
            }
            case PointerType pointer ->
                switch (Pointee.of(program, pointer.target())) {
                    case Pointee.Plain plain when plain.character() -> text(pointer, parameters);
                    case Pointee.Plain _, Pointee.Anything _, Pointee.Other _ ->
                        new ResultMeaning.Handle(kind(program, pointer.target()));
                };
            case ArrayType _,
                    FunctionType _,
                    IncompleteType _,
                    MemberPointerType _,
                    QualifiedType _,
                    StructType _,
                    TypedefType _,
                    UnspecifiedType _ -> throw unclearResult("which is neither a number nor an address");
        };
    }

    private ResultMeaning text(PointerType pointer, List<ParameterMeaning> parameters) {
        if (!program.isConstant(pointer.target())) {
            throw unclearResult("which may be no text");
        }
        boolean endless = parameters.stream()
                .anyMatch(meaning -> meaning instanceof ParameterMeaning.Room
                        || (meaning instanceof ParameterMeaning.Buffer buffer && !buffer.terminated()));
        if (endless) {
            throw unclearResult("which may lead to a buffer where no zero is");
        }
        return new ResultMeaning.Text();
    }

    private void requireType(CompositeType.Function type) {
        var parameters = new ArrayList<ValType>();
        for (Parameter parameter : function.parameters()) {
            lowered(parameter.type()).ifPresent(parameters::add);
        }
        List<ValType> results =
                lowered(function.result()).<List<ValType>>map(List::of).orElse(List.of());
        if (!parameters.equals(type.parameters()) || !results.equals(type.results())) {
            throw new UnclearMeaningException(
                    "its declaration, %s, is not of its type".formatted(text.signature(function)));
        }
    }

    /** The type of WebAssembly that has the values of a type; addresses of 8 bytes have none. */
    private Optional<NumType> lowered(TypeId id) {
        Values values = Values.of(program, id);
        return switch (values.kind()) {
            case INTEGER ->
                values.size() <= Integer.BYTES
                        ? Optional.of(NumType.I32)
                        : values.size() == Long.BYTES ? Optional.of(NumType.I64) : Optional.empty();
            case FLOAT ->
                values.size() == Float.BYTES
                        ? Optional.of(NumType.F32)
                        : values.size() == Double.BYTES ? Optional.of(NumType.F64) : Optional.empty();
            case ADDRESS -> values.size() == Integer.BYTES ? Optional.of(NumType.I32) : Optional.empty();
            case AGGREGATE, NONE -> Optional.empty();
        };
    }

    private boolean isInteger(int index) {
        return program.type(program.stripped(type(index))) instanceof BaseType base
                && base.size() >= Integer.BYTES
                && switch (base.encoding()) {
                    case SIGNED, UNSIGNED -> true;
                    case ADDRESS,
                            BOOLEAN,
                            SIGNED_CHARACTER,
                            UNSIGNED_CHARACTER,
                            UTF,
                            FLOAT,
                            COMPLEX_FLOAT,
                            IMAGINARY_FLOAT,
                            DECIMAL_FLOAT,
                            OTHER -> false;
                };
    }

    private boolean isAddressNumber(TypeId id) {
        TypeId at = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!(program.type(at) instanceof TypedefType(Name name, TypeId target, Origin _))) {
                return false;
            }
            if (ADDRESS_NUMBERS.contains(name.simple())) {
                return true;
            }
            at = target;
        }
        return false;
    }

    private TypeId type(int index) {
        return function.parameters().get(index).type();
    }

    /** What the address in a parameter leads to; the parameter's own type where it is no address. */
    private TypeId target(int index) {
        return program.type(program.stripped(type(index))) instanceof PointerType pointer
                ? pointer.target()
                : type(index);
    }

    private LengthName lengthName(int index) {
        return LengthName.of(function.parameters().get(index).name());
    }

    private UnclearMeaningException unclear(int index, String what) {
        return new UnclearMeaningException("parameter %d, %s, %s".formatted(index + 1, text.of(type(index)), what));
    }

    private UnclearMeaningException unclearResult(String what) {
        return new UnclearMeaningException("it returns %s, %s".formatted(text.of(function.result()), what));
    }
}
