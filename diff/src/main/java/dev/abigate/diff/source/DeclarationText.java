package dev.abigate.diff.source;

import dev.abigate.format.types.Access;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Virtuality;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Definitions of types line by line, as a header of C or C++ has them: what the layout and the virtual table follow from. */
public final class DeclarationText {
    private static final int DEEPEST = 12;
    private static final String INDENT = "    ";

    private final Program program;
    private final TypeText text;
    private final boolean placed;

    public DeclarationText(Program program) {
        this(program, false);
    }

    private DeclarationText(Program program, boolean placed) {
        this.program = program;
        this.text = new TypeText(program);
        this.placed = placed;
    }

    /** Definitions that say behind each field where it lies and how large it is: {@code int y;  // byte 4, 4 bytes}. */
    public static DeclarationText withLayout(Program program) {
        return new DeclarationText(program, true);
    }

    /** A struct, class or union: bases, members and virtual functions. */
    public List<String> lines(String name, StructType struct) {
        var lines = new ArrayList<String>();
        lines.add(struct.tag().keyword() + " " + name + bases(struct) + " {");
        body(struct, INDENT, 0, 0, lines);
        lines.add("};" + (placed ? "  // " + struct.size() + " bytes" : ""));
        return lines;
    }

    /** An enumeration, with all values as numbers. */
    public List<String> lines(String name, EnumType enumeration) {
        var lines = new ArrayList<String>();
        lines.add((enumeration.scoped() ? "enum class " : "enum ")
                + name
                + enumeration.underlying().map(type -> " : " + text.of(type)).orElse("")
                + " {");
        enumeration.enumerators().forEach(value -> lines.add(INDENT + value.name() + " = " + value.value() + ","));
        lines.add("};");
        return lines;
    }

    private String bases(StructType struct) {
        return struct.bases().isEmpty()
                ? ""
                : struct.bases().stream().map(this::base).collect(Collectors.joining(", ", " : ", ""));
    }

    private String base(Base base) {
        return base.access().keyword() + (base.virtual() ? " virtual " : " ") + text.of(base.type());
    }

    /** The inside of a record that begins at a bit of the one around it. */
    private void body(StructType struct, String indent, int depth, long start, List<String> lines) {
        Access access = struct.tag() == Tag.CLASS ? Access.PRIVATE : Access.PUBLIC;
        for (FunctionDeclaration function : struct.functions()) {
            if (function.virtuality() != Virtuality.NONE && !function.has(FunctionDeclaration.Trait.ARTIFICIAL)) {
                access = label(access, function.access(), indent, lines);
                lines.add(indent + virtual(function));
            }
        }
        for (Member member : struct.members()) {
            if (!Field.isVtablePointer(member)) {
                access = label(access, member.access(), indent, lines);
                member(member, indent, depth, start, lines);
            }
        }
    }

    private static Access label(Access before, Access access, String indent, List<String> lines) {
        if (before != access) {
            lines.add(indent.substring(INDENT.length()) + access.keyword() + ":");
        }
        return access;
    }

    private String virtual(FunctionDeclaration function) {
        String parameters = function.parameters().stream()
                .filter(parameter -> !parameter.artificial())
                .map(parameter -> declared(parameter.type(), parameter.name(), 0))
                .collect(Collectors.joining(", ", "(", ")"));
        String name = function.name().simple() + parameters;
        return "virtual "
                + (function.name().simple().startsWith("~") ? name : declared(function.result(), name, 0))
                + (function.virtuality() == Virtuality.PURE ? " = 0;" : ";");
    }

    private void member(Member member, String indent, int depth, long start, List<String> lines) {
        if (depth < DEEPEST
                && program.type(member.type()) instanceof StructType inner
                && inner.name().simple().isEmpty()
                && program.name(member.type()).isEmpty()) {
            lines.add(indent + inner.tag().keyword() + " {");
            body(inner, indent + INDENT, depth + 1, start + member.bitOffset(), lines);
            lines.add(indent + (member.name().isEmpty() ? "};" : "} " + member.name() + ";"));
        } else {
            lines.add(indent
                    + declared(member.type(), member.name(), 0)
                    + (member.isBitField() ? " : " + member.bitSize() : "")
                    + ";"
                    + (placed ? place(member, start) : ""));
        }
    }

    private String place(Member member, long start) {
        long bit = start + member.bitOffset();
        return member.isBitField()
                ? "  // bits %d..%d".formatted(bit, bit + member.bitSize() - 1)
                : "  // byte %d, %d bytes"
                        .formatted(
                                bit / Byte.SIZE,
                                Values.of(program, member.type()).size());
    }

    /** A type around the name that has it, from the inside out as C writes it: {@code int (*compare)(int, int)}. */
    private String declared(TypeId id, String name, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        Type type = program.type(id);
        if (type instanceof PointerType pointer && pointer.name().isEmpty()) {
            return declared(
                    pointer.target(), around(pointer.target(), pointer.kind().symbol() + name), depth + 1);
        }
        if (type instanceof MemberPointerType pointer) {
            return declared(
                    pointer.target(), around(pointer.target(), text.of(pointer.owner()) + "::*" + name), depth + 1);
        }
        if (type instanceof QualifiedType qualified) {
            String keyword = qualified.qualifier().keyword();
            return program.type(qualified.target()) instanceof PointerType
                    ? declared(qualified.target(), spaced(keyword, name), depth + 1)
                    : keyword + " " + declared(qualified.target(), name, depth + 1);
        }
        if (type instanceof ArrayType array) {
            return declared(array.element(), name + counts(array), depth + 1);
        }
        if (type instanceof FunctionType function) {
            String parameters = function.parameters().stream()
                    .map(parameter -> declared(parameter, "", depth + 1))
                    .collect(Collectors.joining(", "));
            String more = function.variadic() ? (parameters.isEmpty() ? "..." : ", ...") : "";
            return declared(function.result(), name + "(" + parameters + more + ")", depth + 1);
        }
        return spaced(text.of(id), name);
    }

    /** A pointer to an array or to a function needs parentheses. */
    private String around(TypeId target, String pointer) {
        Type type = program.type(target);
        return type instanceof ArrayType || type instanceof FunctionType ? "(" + pointer + ")" : pointer;
    }

    private static String spaced(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }

    private static String counts(ArrayType array) {
        var counts = new StringBuilder();
        for (OptionalLong count : array.counts()) {
            counts.append('[');
            count.ifPresent(counts::append);
            counts.append(']');
        }
        return counts.toString();
    }
}
