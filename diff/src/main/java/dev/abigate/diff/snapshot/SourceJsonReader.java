package dev.abigate.diff.snapshot;

import dev.abigate.diff.document.Fields;
import dev.abigate.diff.snapshot.SourceJsonWriter.Owner;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.Conflict;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Macro;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
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
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.Variable;
import dev.abigate.format.types.VariantPart;
import dev.abigate.format.types.Virtuality;
import dev.abigate.format.types.VoidType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads what {@link SourceJsonWriter} writes. */
final class SourceJsonReader {
    private final Map<String, TypeId> ids = new HashMap<>();

    private SourceJsonReader() {}

    static SourceTypes read(Fields root) {
        return new SourceJsonReader().readAll(root);
    }

    private SourceTypes readAll(Fields root) {
        // Types refer to types that come later, so that all have to be known by name first.
        List<Fields> items = root.mappings("types");
        for (int i = 0; i < items.size(); i++) {
            String id = items.get(i).text("id");
            if (ids.putIfAbsent(id, new TypeId(i)) != null) {
                throw items.get(i).fail("id", "found '%s' twice".formatted(id));
            }
        }
        return new SourceTypes(
                new TypeGraph(
                        items.stream().map(this::type).toList(),
                        root.objects("functions", this::function),
                        root.objects("variables", this::variable),
                        root.objects(
                                "macros", item -> new Macro(item.text("name"), item.text("replacement"), origin(item))),
                        root.objects("conflicts", item -> new Conflict(name(item), types(item, "definitions"))),
                        root.object("coverage", SourceJsonReader::coverage)),
                root.object("contents", item -> {
                    var contents = new TreeMap<String, String>();
                    item.names().forEach(name -> contents.put(name, item.text(name)));
                    return contents;
                }),
                root.object("tables", item -> {
                    var tables = new TreeMap<String, List<String>>();
                    item.names().forEach(name -> tables.put(name, item.texts(name)));
                    return tables;
                }));
    }

    private TypeId id(Fields item, String name) {
        return id(item, name, item.text(name));
    }

    private TypeId id(Fields item, String name, String text) {
        return Optional.ofNullable(ids.get(text))
                .orElseThrow(() -> item.fail(name, "no type has the id '%s'".formatted(text)));
    }

    private Optional<TypeId> optionalId(Fields item, String name) {
        return item.optionalText(name).map(text -> id(item, name, text));
    }

    private List<TypeId> types(Fields item, String name) {
        return item.texts(name).stream().map(text -> id(item, name, text)).toList();
    }

    private static String text(Fields item, String name) {
        return item.optionalText(name).orElse("");
    }

    private static int number(Fields item, String name) {
        return item.has(name) ? item.count(name) : 0;
    }

    private static boolean flag(Fields item, String name) {
        return item.optionalFlag(name).orElse(false);
    }

    private static Name name(Fields item) {
        return new Name(text(item, "scope"), text(item, "name"));
    }

    private static Origin origin(Fields item) {
        return new Origin(
                item.word("language", Language.values(), SourceJsonWriter::word),
                text(item, "file"),
                number(item, "line"));
    }

    private Type type(Fields item) {
        String kind = item.text("kind");
        Type type = switch (kind) {
            case "base" ->
                new BaseType(
                        item.text("name"),
                        item.word("encoding", BaseType.Encoding.values(), SourceJsonWriter::word),
                        item.number("size"));
            case "void" -> new VoidType();
            case "unspecified" -> new UnspecifiedType(item.text("name"));
            case "pointer", "reference", "rvalue-reference" ->
                new PointerType(
                        item.word("kind", PointerType.Kind.values(), SourceJsonWriter::word),
                        text(item, "name"),
                        id(item, "to"),
                        item.number("size"));
            case "member-pointer" -> new MemberPointerType(id(item, "to"), id(item, "owner"));
            case "const", "volatile", "restrict", "atomic" ->
                new QualifiedType(
                        item.word("kind", QualifiedType.Qualifier.values(), SourceJsonWriter::word), id(item, "to"));
            case "typedef" -> new TypedefType(name(item), id(item, "to"), origin(item));
            case "array" -> new ArrayType(id(item, "of"), counts(item), flag(item, "vector"));
            case "function" ->
                new FunctionType(
                        id(item, "result"), types(item, "parameters"), flag(item, "variadic"), reference(item));
            case "enum" -> enumeration(item);
            case "incomplete" ->
                new IncompleteType(item.word("tag", Tag.values(), SourceJsonWriter::word), name(item), origin(item));
            case "struct", "class", "union" -> struct(item);
            default -> throw item.fail("kind", "unknown kind of type '%s'".formatted(kind));
        };
        item.refuseOthers();
        return type;
    }

    private static List<OptionalLong> counts(Fields item) {
        return item.texts("counts").stream()
                .map(text -> {
                    try {
                        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
                    } catch (NumberFormatException _) {
                        throw item.fail("counts", "found '%s', expected a number or nothing".formatted(text));
                    }
                })
                .toList();
    }

    private static RefQualifier reference(Fields item) {
        return item.optionalWord("reference", RefQualifier.values(), SourceJsonWriter::word)
                .orElse(RefQualifier.NONE);
    }

    private static Access access(Fields item) {
        return item.optionalWord("access", Access.values(), SourceJsonWriter::word)
                .orElse(Access.PUBLIC);
    }

    private EnumType enumeration(Fields item) {
        return new EnumType(
                name(item),
                item.number("size"),
                optionalId(item, "underlying"),
                flag(item, "scoped"),
                item.optionalObjects(
                        "enumerators", value -> new EnumType.Enumerator(value.text("name"), value.number("value"))),
                origin(item));
    }

    private StructType struct(Fields item) {
        Name name = name(item);
        Origin origin = origin(item);
        Owner owner = Owner.of(name, origin);
        return new StructType(
                item.word("kind", Tag.values(), SourceJsonWriter::word),
                name,
                item.number("size"),
                number(item, "alignment"),
                item.word("passed", PassedBy.values(), SourceJsonWriter::word),
                item.optionalObjects("arguments", this::argument),
                item.optionalObjects(
                        "bases",
                        base -> new Base(id(base, "type"), base.number("offset"), flag(base, "virtual"), access(base))),
                item.optionalObjects("members", this::member),
                item.optionalObjects(
                        "static",
                        member -> new StaticMember(
                                member.text("name"),
                                text(member, "linkageName"),
                                id(member, "type"),
                                access(member),
                                text(member, "value"))),
                item.optionalObjects("functions", function -> declaration(function, owner)),
                optionalId(item, "vptr"),
                item.optionalObject(
                        "variants",
                        part -> new VariantPart(
                                part.optionalObject("discriminant", this::member),
                                part.optionalObjects(
                                        "variants",
                                        variant -> new VariantPart.Variant(
                                                text(variant, "value"), variant.object("member", this::member))))),
                origin);
    }

    private TemplateArgument argument(Fields item) {
        String kind = item.text("kind");
        return switch (kind) {
            case "type" -> new TemplateArgument.OfType(text(item, "name"), id(item, "type"));
            case "value" -> new TemplateArgument.OfValue(text(item, "name"), id(item, "type"), item.text("value"));
            case "template" -> new TemplateArgument.OfTemplate(text(item, "name"), item.text("template"));
            case "pack" ->
                new TemplateArgument.Pack(text(item, "name"), item.optionalObjects("arguments", this::argument));
            default -> throw item.fail("kind", "unknown kind of argument '%s'".formatted(kind));
        };
    }

    private Member member(Fields item) {
        return new Member(
                text(item, "name"),
                id(item, "type"),
                item.number("bit"),
                number(item, "bits"),
                number(item, "alignment"),
                access(item),
                flag(item, "artificial"));
    }

    private FunctionDeclaration declaration(Fields item, Owner owner) {
        return new FunctionDeclaration(
                new Name(item.optionalText("scope").orElse(owner.scope()), text(item, "name")),
                text(item, "linkageName"),
                id(item, "result"),
                item.optionalObjects(
                        "parameters",
                        parameter -> new Parameter(
                                text(parameter, "name"), id(parameter, "type"), flag(parameter, "artificial"))),
                item.optionalObjects("arguments", this::argument),
                access(item),
                item.optionalWord("virtuality", Virtuality.values(), SourceJsonWriter::word)
                        .orElse(Virtuality.NONE),
                index(item, "slot"),
                reference(item),
                Set.copyOf(item.optionalWords("traits", FunctionDeclaration.Trait.values(), SourceJsonWriter::word)),
                new Origin(
                        item.optionalWord("language", Language.values(), SourceJsonWriter::word)
                                .orElse(owner.origin().language()),
                        item.optionalText("file").orElse(owner.origin().file()),
                        number(item, "line")));
    }

    private static OptionalInt index(Fields item, String name) {
        return item.has(name) ? OptionalInt.of(item.count(name)) : OptionalInt.empty();
    }

    private Function function(Fields item) {
        return new Function(
                declaration(item, SourceJsonWriter.NO_OWNER),
                optionalId(item, "owner"),
                index(item, "index"),
                item.texts("exports"),
                flag(item, "imported"));
    }

    private Variable variable(Fields item) {
        return new Variable(
                name(item),
                text(item, "linkageName"),
                id(item, "type"),
                optionalId(item, "owner"),
                item.optionalNumber("address"),
                flag(item, "threadLocal"),
                flag(item, "external"),
                access(item),
                text(item, "value"),
                item.texts("exports"),
                origin(item));
    }

    private static Coverage coverage(Fields item) {
        return new Coverage(
                item.object("exportedFunctions", SourceJsonReader::share),
                item.object("importedFunctions", SourceJsonReader::share),
                item.object("exportedVariables", SourceJsonReader::share),
                item.object("units", SourceJsonReader::share),
                item.optionalObjects(
                        "gaps",
                        gap -> new Coverage.Gap(gap.text("section"), gap.number("offset"), gap.text("reason"))));
    }

    private static Coverage.Share share(Fields item) {
        return new Coverage.Share(item.count("described"), item.count("total"));
    }
}
