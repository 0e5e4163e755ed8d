package dev.abigate.diff.snapshot;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.Variable;
import dev.abigate.format.types.VariantPart;
import dev.abigate.format.types.Virtuality;
import dev.abigate.format.types.VoidType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what {@link SourceJsonReader} reads: a line for each type, function and variable, in which types are called by
 * what they are called in the source, so that an edit there changes few lines here. What is not there is left out.
 */
final class SourceJsonWriter {
    private static final String NEW_LINE = "\n    ";
    private static final String SEPARATOR = "," + NEW_LINE;

    /** Writes on one line, into the midst of a document that is indented. */
    private static final JsonMapper LINES = JsonMapper.builder(JsonFactory.builder()
                    .rootValueSeparator(SEPARATOR)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build())
            .build();

    /** What the facts of a function that is no member are compared with. */
    static final Owner NO_OWNER = new Owner("", new Origin(Language.OTHER, "", 0));

    private final TypeGraph graph;
    private final List<SerializableString> ids;

    private SourceJsonWriter(Program program) {
        this.graph = program.graph();
        this.ids = ids(program);
    }

    /** What a member function has in common with its class, which is left out of the function. */
    record Owner(String scope, Origin origin) {
        static Owner of(Name name, Origin origin) {
            return new Owner(name.qualified(), origin);
        }
    }

    static void write(ObjectNode node, SourceTypes source) {
        new SourceJsonWriter(source.program()).writeAll(node, source);
    }

    /** A word for a constant, as it stands in snapshots. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What each type is called: as the source would write it, with a number where several are called alike. */
    private static List<SerializableString> ids(Program program) {
        var text = new TypeText(program);
        var taken = new HashMap<String, Integer>();
        int size = program.graph().types().size();
        var ids = new ArrayList<SerializableString>(size);
        for (int i = 0; i < size; i++) {
            String name = text.of(new TypeId(i));
            int twins = taken.merge(name, 1, Integer::sum);
            ids.add(new SerializedString(twins == 1 ? name : name + " #" + twins));
        }
        return ids;
    }

    private SerializableString id(TypeId type) {
        return ids.get(type.index());
    }

    private void writeAll(ObjectNode node, SourceTypes source) {
        lines(node, "types", typeIds(), (line, type) -> type(line.put("id", id(type)), type));
        lines(node, "functions", graph.functions(), this::function);
        lines(node, "variables", graph.variables(), this::variable);
        lines(node, "macros", graph.macros(), (line, macro) -> {
            origin(line.put("name", macro.name()).put("replacement", macro.replacement()), macro.origin());
        });
        lines(node, "conflicts", graph.conflicts(), (line, conflict) -> {
            name(line, conflict.name());
            types(line, "definitions", conflict.definitions());
        });
        coverage(node.putObject("coverage"), graph.coverage());
        ObjectNode contents = node.putObject("contents");
        source.contents().forEach(contents::put);
        ObjectNode tables = node.putObject("tables");
        source.tables().forEach((name, words) -> {
            ArrayNode list = tables.putArray(name);
            words.forEach(list::add);
        });
    }

    private List<TypeId> typeIds() {
        return IntStream.range(0, graph.types().size()).mapToObj(TypeId::new).toList();
    }

    private static <T> void lines(ObjectNode node, String name, List<T> values, BiConsumer<JsonLine, T> fields) {
        node.putPOJO(name, new Lines<>(values, fields));
    }

    /** Items that become text only while the document is written: every second piece on another thread. */
    private static final class Lines<T> extends JacksonSerializable.Base {
        private static final int PIECE = 512;

        private final List<T> values;
        private final BiConsumer<JsonLine, T> fields;

        Lines(List<T> values, BiConsumer<JsonLine, T> fields) {
            this.values = values;
            this.fields = fields;
        }

        @Override
        public void serialize(JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            if (!values.isEmpty()) {
                out.writeRawValue(NEW_LINE);
                out.flush();
                try {
                    writeAll((OutputStream) out.streamWriteOutputTarget());
                } catch (IOException e) {
                    throw JacksonIOException.construct(e);
                }
            }
            out.writeEndArray();
        }

        private void writeAll(OutputStream out) throws IOException {
            for (int first = 0; first < values.size(); first += 2 * PIECE) {
                int second = first + PIECE;
                if (second >= values.size()) {
                    write(first, out);
                } else {
                    CompletableFuture<ByteArrayOutputStream> meanwhile = CompletableFuture.supplyAsync(
                            () -> text(second), Thread.ofPlatform().daemon()::start);
                    write(first, out);
                    meanwhile.join().writeTo(out);
                }
            }
        }

        private ByteArrayOutputStream text(int piece) {
            var text = new ByteArrayOutputStream();
            write(piece, text);
            return text;
        }

        /** Writes a piece, which begins with what parts it from the one before. */
        private void write(int piece, OutputStream out) {
            try (JsonGenerator lines = LINES.createGenerator(out)) {
                if (piece > 0) {
                    lines.writeRaw(SEPARATOR);
                }
                values.subList(piece, Math.min(piece + PIECE, values.size()))
                        .forEach(value -> JsonLine.write(lines, value, fields));
            }
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializationContext context, TypeSerializer type) {
            serialize(out, context);
        }
    }

    private void types(JsonLine line, String name, List<TypeId> types) {
        line.strings(name, types.stream().map(this::id).toList());
    }

    private static JsonLine name(JsonLine line, Name name) {
        return line.unlessEmpty("scope", name.scope()).unlessEmpty("name", name.simple());
    }

    private static void origin(JsonLine line, Origin origin) {
        line.put("language", word(origin.language()));
        line.unlessEmpty("file", origin.file()).unlessZero("line", origin.line());
    }

    private static void access(JsonLine line, Access access) {
        if (access != Access.PUBLIC) {
            line.put("access", word(access));
        }
    }

    private static void reference(JsonLine line, RefQualifier reference) {
        if (reference != RefQualifier.NONE) {
            line.put("reference", word(reference));
        }
    }

    private void type(JsonLine line, TypeId type) {
        switch (graph.type(type)) {
            case BaseType base ->
                line.put("kind", "base")
                        .put("name", base.name())
                        .put("encoding", word(base.encoding()))
                        .put("size", base.size());
            case VoidType _ -> line.put("kind", "void");
            case UnspecifiedType unspecified -> line.put("kind", "unspecified").put("name", unspecified.name());
            case PointerType pointer ->
                line.put("kind", word(pointer.kind()))
                        .unlessEmpty("name", pointer.name())
                        .put("to", id(pointer.target()))
                        .put("size", pointer.size());
            case MemberPointerType pointer ->
                line.put("kind", "member-pointer")
                        .put("to", id(pointer.target()))
                        .put("owner", id(pointer.owner()));
            case QualifiedType qualified ->
                line.put("kind", word(qualified.qualifier())).put("to", id(qualified.target()));
            case TypedefType typedef ->
                origin(
                        name(line.put("kind", "typedef"), typedef.name()).put("to", id(typedef.target())),
                        typedef.origin());
            case ArrayType array ->
                line.put("kind", "array")
                        .put("of", id(array.element()))
                        .texts(
                                "counts",
                                array.counts().stream()
                                        .map(SourceJsonWriter::count)
                                        .toList())
                        .ifTrue("vector", array.vector());
            case FunctionType function -> {
                line.put("kind", "function").put("result", id(function.result()));
                types(line, "parameters", function.parameters());
                reference(line.ifTrue("variadic", function.variadic()), function.reference());
            }
            case EnumType enumeration -> enumeration(line, enumeration);
            case IncompleteType declared -> {
                name(line.put("kind", "incomplete").put("tag", word(declared.tag())), declared.name());
                origin(line, declared.origin());
            }
            case StructType struct -> struct(line, struct);
        }
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    private void enumeration(JsonLine line, EnumType enumeration) {
        name(line.put("kind", "enum"), enumeration.name()).put("size", enumeration.size());
        enumeration.underlying().ifPresent(type -> line.put("underlying", id(type)));
        line.ifTrue("scoped", enumeration.scoped());
        line.objects(
                "enumerators",
                enumeration.enumerators(),
                (item, value) -> item.put("name", value.name()).put("value", value.value()));
        origin(line, enumeration.origin());
    }

    private void struct(JsonLine line, StructType struct) {
        name(line.put("kind", word(struct.tag())), struct.name()).put("size", struct.size());
        line.unlessZero("alignment", struct.alignment()).put("passed", word(struct.passedBy()));
        line.objects("arguments", struct.templateArguments(), this::argument);
        line.objects("bases", struct.bases(), this::base);
        line.objects("members", struct.members(), this::member);
        line.objects("static", struct.staticMembers(), this::staticMember);
        Owner owner = Owner.of(struct.name(), struct.origin());
        line.objects("functions", struct.functions(), (item, function) -> declaration(item, function, owner));
        struct.vptrOwner().ifPresent(vptr -> line.put("vptr", id(vptr)));
        struct.variants().ifPresent(part -> line.object("variants", part, this::variants));
        origin(line, struct.origin());
    }

    private void argument(JsonLine line, TemplateArgument argument) {
        line.unlessEmpty("name", argument.name());
        switch (argument) {
            case TemplateArgument.OfType type -> line.put("kind", "type").put("type", id(type.type()));
            case TemplateArgument.OfValue value ->
                line.put("kind", "value").put("type", id(value.type())).put("value", value.value());
            case TemplateArgument.OfTemplate template ->
                line.put("kind", "template").put("template", template.template());
            case TemplateArgument.Pack pack ->
                line.put("kind", "pack").objects("arguments", pack.arguments(), this::argument);
        }
    }

    private void base(JsonLine line, Base base) {
        line.put("type", id(base.type())).put("offset", base.offset()).ifTrue("virtual", base.virtual());
        access(line, base.access());
    }

    private void member(JsonLine line, Member member) {
        line.unlessEmpty("name", member.name())
                .put("type", id(member.type()))
                .put("bit", member.bitOffset())
                .unlessZero("bits", member.bitSize())
                .unlessZero("alignment", member.alignment());
        access(line, member.access());
        line.ifTrue("artificial", member.artificial());
    }

    private void staticMember(JsonLine line, StaticMember member) {
        line.put("name", member.name()).unlessEmpty("linkageName", member.linkageName());
        access(line.put("type", id(member.type())), member.access());
        line.unlessEmpty("value", member.value());
    }

    private void variants(JsonLine line, VariantPart part) {
        part.discriminant().ifPresent(member -> line.object("discriminant", member, this::member));
        line.objects(
                "variants",
                part.variants(),
                (item, variant) -> item.unlessEmpty("value", variant.discriminantValue())
                        .object("member", variant.member(), this::member));
    }

    private void declaration(JsonLine line, FunctionDeclaration function, Owner owner) {
        line.unless(owner.scope(), "scope", function.name().scope())
                .unlessEmpty("name", function.name().simple())
                .unlessEmpty("linkageName", function.linkageName())
                .put("result", id(function.result()))
                .objects(
                        "parameters",
                        function.parameters(),
                        (item, parameter) -> item.unlessEmpty("name", parameter.name())
                                .put("type", id(parameter.type()))
                                .ifTrue("artificial", parameter.artificial()))
                .objects("arguments", function.templateArguments(), this::argument);
        access(line, function.access());
        if (function.virtuality() != Virtuality.NONE) {
            line.put("virtuality", word(function.virtuality()));
        }
        function.vtableSlot().ifPresent(slot -> line.put("slot", slot));
        reference(line, function.reference());
        if (!function.traits().isEmpty()) {
            line.texts(
                    "traits",
                    function.traits().stream()
                            .map(SourceJsonWriter::word)
                            .sorted()
                            .toList());
        }
        Origin origin = function.origin();
        if (origin.language() != owner.origin().language()) {
            line.put("language", word(origin.language()));
        }
        line.unless(owner.origin().file(), "file", origin.file()).unlessZero("line", origin.line());
    }

    private void function(JsonLine line, Function function) {
        declaration(line, function.declaration(), NO_OWNER);
        function.owner().ifPresent(owner -> line.put("owner", id(owner)));
        function.index().ifPresent(index -> line.put("index", index));
        line.texts("exports", function.exports()).ifTrue("imported", function.imported());
    }

    private void variable(JsonLine line, Variable variable) {
        name(line, variable.name())
                .unlessEmpty("linkageName", variable.linkageName())
                .put("type", id(variable.type()));
        variable.owner().ifPresent(owner -> line.put("owner", id(owner)));
        variable.address().ifPresent(address -> line.put("address", address));
        line.ifTrue("threadLocal", variable.threadLocal()).ifTrue("external", variable.external());
        access(line, variable.access());
        line.unlessEmpty("value", variable.value()).texts("exports", variable.exports());
        origin(line, variable.origin());
    }

    private static void coverage(ObjectNode node, Coverage coverage) {
        Map.of(
                        "exportedFunctions", coverage.exportedFunctions(),
                        "importedFunctions", coverage.importedFunctions(),
                        "exportedVariables", coverage.exportedVariables(),
                        "units", coverage.units())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(share -> node.putObject(share.getKey())
                        .put("described", share.getValue().described())
                        .put("total", share.getValue().total()));
        if (!coverage.gaps().isEmpty()) {
            ArrayNode gaps = node.putArray("gaps");
            coverage.gaps()
                    .forEach(gap -> gaps.addObject()
                            .put("section", gap.section())
                            .put("offset", gap.offset())
                            .put("reason", gap.reason()));
        }
    }
}
