package dev.abigate.format.types;

import java.util.List;
import java.util.Optional;

/**
 * A struct, class or union with its definition.
 *
 * @param tag never {@link Tag#ENUM}
 * @param size in bytes
 * @param alignment in bytes where the source or the compiler says it, otherwise 0
 * @param bases in the order of the source
 * @param members that are part of an object, in the order of the source; fields of variants are in {@code variants}
 * @param staticMembers variables in its scope
 * @param functions member functions in the order of the source, also those that were never emitted
 * @param vptrOwner the type whose virtual table pointer it uses, which may be itself
 * @param variants of a Rust enum with fields
 */
public record StructType(
        Tag tag,
        Name name,
        long size,
        int alignment,
        PassedBy passedBy,
        List<TemplateArgument> templateArguments,
        List<Base> bases,
        List<Member> members,
        List<StaticMember> staticMembers,
        List<FunctionDeclaration> functions,
        Optional<TypeId> vptrOwner,
        Optional<VariantPart> variants,
        Origin origin)
        implements Type {
    public StructType {
        templateArguments = List.copyOf(templateArguments);
        bases = List.copyOf(bases);
        members = List.copyOf(members);
        staticMembers = List.copyOf(staticMembers);
        functions = List.copyOf(functions);
    }
}
