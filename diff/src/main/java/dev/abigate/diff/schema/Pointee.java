package dev.abigate.diff.schema;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.Optional;

/** What an address leads to, as far as it matters for who puts something there. */
sealed interface Pointee {
    /**
     * Values whose bytes may be any.
     *
     * @param bytes of one of them
     * @param character whether it is a {@code char}, of which texts are made
     * @param floating whether there are floating-point numbers among them
     * @param struct whether it is a struct
     */
    record Plain(int bytes, boolean character, boolean floating, boolean struct) implements Pointee {}

    /** Bytes of which nothing more is said: {@code void}. */
    record Anything() implements Pointee {}

    /**
     * What not just anybody can put there.
     *
     * @param what it is, with its article
     */
    record Other(String what) implements Pointee {}

    /** The most bytes of a single value. */
    int MOST_BYTES = 9999;

    int DEEPEST = 16;

    /** What an address of a type leads to. */
    static Pointee of(Program program, TypeId target) {
        TypeId core = program.stripped(target);
        return switch (program.type(core)) {
            case VoidType _ -> new Anything();
            case BaseType base ->
                obstacle(program, core, 0)
                        .<Pointee>map(Other::new)
                        .orElseGet(() -> new Plain(
                                (int) base.size(),
                                base.name().equals("char"),
                                Values.of(base).kind() == Values.Kind.FLOAT,
                                false));
            case StructType struct ->
                obstacle(program, core, 0)
                        .<Pointee>map(Other::new)
                        .orElseGet(() -> new Plain((int) struct.size(), false, hasFloats(program, core, 0), true));
            case IncompleteType _ -> new Other("an incomplete type that no export returns the address of");
            case PointerType _, MemberPointerType _ -> new Other("a pointer");
            case FunctionType _ -> new Other("a function");
            case EnumType _ -> new Other("an enumeration");
            case ArrayType _ -> new Other("an array");
            case UnspecifiedType _, TypedefType _, QualifiedType _ -> new Other("a type that is not described");
        };
    }

    /** Why the bytes of a value may not be any. */
    private static Optional<String> obstacle(Program program, TypeId id, int depth) {
        TypeId core = program.stripped(id);
        if (depth > DEEPEST) {
            return Optional.of("a struct of many levels");
        }
        return switch (program.type(core)) {
            case BaseType base ->
                switch (base.encoding()) {
                    case SIGNED, UNSIGNED, SIGNED_CHARACTER, UNSIGNED_CHARACTER, UTF, FLOAT ->
                        base.size() >= 1 && base.size() <= Long.BYTES
                                ? Optional.empty()
                                : Optional.of("a number of %d bytes".formatted(base.size()));
                    case BOOLEAN -> Optional.of(depth == 0 ? "a truth value" : "a struct with truth values");
                    case ADDRESS, COMPLEX_FLOAT, IMAGINARY_FLOAT, DECIMAL_FLOAT, OTHER ->
                        Optional.of("a value of type " + base.name());
                };
            case StructType struct -> ofStruct(program, struct, depth);
            case ArrayType array ->
                array.counts().stream().allMatch(count -> count.isPresent())
                        ? obstacle(program, array.element(), depth + 1)
                        : Optional.of("a struct of variable size");
            case PointerType _, MemberPointerType _ -> Optional.of("a struct with pointers");
            case EnumType _ -> Optional.of("a struct with enumerations");
            case IncompleteType _, FunctionType _, UnspecifiedType _, VoidType _, TypedefType _, QualifiedType _ ->
                Optional.of("a struct with members that are not described");
        };
    }

    private static Optional<String> ofStruct(Program program, StructType struct, int depth) {
        for (Member member : struct.members()) {
            Optional<String> within = obstacle(program, member.type(), depth + 1);
            if (within.isPresent()) {
                return within;
            }
        }
        if (struct.tag() == Tag.UNION) {
            return Optional.of(depth == 0 ? "a union" : "a struct with unions");
        }
        if (!struct.bases().isEmpty()
                || struct.variants().isPresent()
                || struct.vptrOwner().isPresent()) {
            return Optional.of("a class with bases or virtual functions");
        }
        if (struct.size() < 1 || struct.size() > MOST_BYTES) {
            return Optional.of("a struct of %d bytes".formatted(struct.size()));
        }
        long members = 0;
        for (Member member : struct.members()) {
            if (member.isBitField()) {
                return Optional.of("a struct with bit-fields");
            }
            members += Values.of(program, member.type()).size();
        }
        // Builds may copy padding or leave it.
        return members == struct.size() ? Optional.empty() : Optional.of("a struct with padding");
    }

    private static boolean hasFloats(Program program, TypeId id, int depth) {
        TypeId core = program.stripped(id);
        return depth <= DEEPEST
                && switch (program.type(core)) {
                    case BaseType base -> Values.of(base).kind() == Values.Kind.FLOAT;
                    case ArrayType array -> hasFloats(program, array.element(), depth + 1);
                    case StructType struct ->
                        struct.members().stream().anyMatch(member -> hasFloats(program, member.type(), depth + 1));
                    case EnumType _,
                            FunctionType _,
                            IncompleteType _,
                            MemberPointerType _,
                            PointerType _,
                            QualifiedType _,
                            TypedefType _,
                            UnspecifiedType _,
                            VoidType _ -> false;
                };
    }
}
