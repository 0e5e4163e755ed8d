package dev.abigate.diff.source;

import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Types in words: as in C, with qualifiers behind what they qualify, so that they read from right to left. */
public final class TypeText {
    private static final int DEEPEST = 12;
    private static final int MOST_MEMBERS = 16;

    private final Program program;

    public TypeText(Program program) {
        this.program = program;
    }

    /** A type as a declaration would name it: {@code struct point const*}, {@code int[4]}, {@code fn(int)->void*}. */
    public String of(TypeId id) {
        return of(id, 0);
    }

    /** As {@link #of}, with what a typedef stands for: {@code length = int}. */
    public String expanded(TypeId id) {
        return program.type(id) instanceof TypedefType typedef
                ? of(id) + " = " + expanded(typedef.target(), 0)
                : of(id);
    }

    private String expanded(TypeId id, int depth) {
        return depth < DEEPEST && program.type(id) instanceof TypedefType typedef
                ? expanded(typedef.target(), depth + 1)
                : of(id);
    }

    /** What a function takes, without the object that it is called on, and what it returns. */
    public String signature(FunctionDeclaration function) {
        return signature(
                function.result(),
                function.parameters().stream()
                        .filter(parameter -> !parameter.artificial())
                        .map(FunctionDeclaration.Parameter::type)
                        .toList(),
                function.has(FunctionDeclaration.Trait.VARIADIC));
    }

    /** The types of parameters in parentheses and what is returned: {@code fn(int, ...)->void}. */
    public String signature(TypeId result, List<TypeId> parameters, boolean variadic) {
        return signature(result, parameters, variadic, 0);
    }

    private String signature(TypeId result, List<TypeId> parameters, boolean variadic, int depth) {
        String list = parameters.stream().map(type -> of(type, depth + 1)).collect(Collectors.joining(", "));
        String more = variadic ? (list.isEmpty() ? "..." : ", ...") : "";
        return "fn(" + list + more + ")->" + of(result, depth + 1);
    }

    private String of(TypeId id, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        return switch (program.type(id)) {
            case BaseType base -> base.name();
            case VoidType _ -> "void";
            case UnspecifiedType unspecified -> unspecified.name();
            case PointerType pointer ->
                pointer.name().isEmpty()
                        ? of(pointer.target(), depth + 1) + pointer.kind().symbol()
                        : pointer.name();
            case MemberPointerType pointer ->
                of(pointer.target(), depth + 1) + " " + of(pointer.owner(), depth + 1) + "::*";
            case QualifiedType qualified ->
                of(qualified.target(), depth + 1) + " " + qualified.qualifier().keyword();
            case TypedefType typedef -> program.name(typedef.name(), typedef.origin());
            case ArrayType array -> array(array, depth);
            case FunctionType function ->
                signature(function.result(), function.parameters(), function.variadic(), depth);
            case StructType struct -> struct(id, struct, depth);
            case EnumType enumeration ->
                named(
                        Tag.ENUM,
                        program.name(id).orElse(""),
                        enumeration.origin().language());
            case IncompleteType declared ->
                named(
                        declared.tag(),
                        program.name(id).orElse(""),
                        declared.origin().language());
        };
    }

    private String array(ArrayType array, int depth) {
        var text = new StringBuilder(of(array.element(), depth + 1));
        for (OptionalLong count : array.counts()) {
            text.append('[');
            count.ifPresent(text::append);
            text.append(']');
        }
        return text.toString();
    }

    private String struct(TypeId id, StructType struct, int depth) {
        return program.name(id)
                .map(name -> named(struct.tag(), name, struct.origin().language()))
                .orElseGet(() -> struct.tag().keyword() + " { " + members(struct, depth) + "}");
    }

    private String members(StructType struct, int depth) {
        var text = new StringBuilder();
        struct.members().stream()
                .limit(MOST_MEMBERS)
                .forEach(member -> text.append(member(member, depth)).append("; "));
        return struct.members().size() > MOST_MEMBERS ? text.append("… ").toString() : text.toString();
    }

    private String member(Member member, int depth) {
        String name = member.name().isEmpty() ? "" : " " + member.name();
        return of(member.type(), depth + 1) + name + (member.isBitField() ? " : " + member.bitSize() : "");
    }

    /** In C a tag is part of the name. */
    private static String named(Tag tag, String name, Language language) {
        boolean keyword = language == Language.C || name.isEmpty();
        return keyword ? tag.keyword() + (name.isEmpty() ? "" : " " + name) : name;
    }

    /** The arguments of a template in angle brackets. */
    public String arguments(List<TemplateArgument> arguments) {
        return arguments.stream().map(argument -> argument(argument, 0)).collect(Collectors.joining(", ", "<", ">"));
    }

    private String argument(TemplateArgument argument, int depth) {
        return switch (argument) {
            case TemplateArgument.OfType type -> of(type.type());
            case TemplateArgument.OfValue value -> value.value();
            case TemplateArgument.OfTemplate template -> template.template();
            case TemplateArgument.Pack pack ->
                depth > DEEPEST
                        ? "…"
                        : pack.arguments().stream()
                                .map(inner -> argument(inner, depth + 1))
                                .collect(Collectors.joining(", "));
        };
    }
}
