package dev.abigate.diff.snapshot;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.Variable;
import dev.abigate.format.types.VariantPart;
import dev.abigate.format.types.VoidType;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what {@link SourceJsonReader} reads: a line for each type, function and variable, in which types are called by
 * what they are called in the source, so that an edit there changes few lines here. What is not there is left out.
 */
final class SourceJsonWriter {
    private static final String NEW_LINE = "\n    ";

    /** Writes on one line, into the midst of a document that is indented. */
    private static final JsonMapper LINES = JsonMapper.builder(JsonFactory.builder()
                    .rootValueSeparator("")
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build())
            .build();

    private final TypeGraph graph;
    private final List<String> ids;

    private SourceJsonWriter(TypeGraph graph) {
        this.graph = graph;
        this.ids = ids(graph);
    }

    static void write(ObjectNode node, SourceTypes source) {
        new SourceJsonWriter(source.graph()).writeAll(node, source);
    }

    /** A word for a constant, as it stands in snapshots. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What each type is called: as the source would write it, with a number where several are called alike. */
    private static List<String> ids(TypeGraph graph) {
        var text = new TypeText(new Program(graph));
        var taken = new HashMap<String, Integer>();
        var ids = new ArrayList<String>(graph.types().size());
        for (int i = 0; i < graph.types().size(); i++) {
            String name = text.of(new TypeId(i));
            int twins = taken.merge(name, 1, Integer::sum);
            ids.add(twins == 1 ? name : name + " #" + twins);
        }
        return ids;
    }

    private String id(TypeId type) {
        return ids.get(type.index());
    }

    private void writeAll(ObjectNode node, SourceTypes source) {
        lines(node, "types", typeIds(), (item, type) -> type(item.put("id", id(type)), type));
        lines(node, "functions", graph.functions(), this::function);
        lines(node, "variables", graph.variables(), this::variable);
        lines(node, "macros", graph.macros(), (item, macro) -> {
            origin(item.put("name", macro.name()).put("replacement", macro.replacement()), macro.origin());
        });
        lines(node, "conflicts", graph.conflicts(), (item, conflict) -> {
            name(item, conflict.name());
            types(item, "definitions", conflict.definitions());
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

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static <T> void lines(ObjectNode node, String name, List<T> values, BiConsumer<ObjectNode, T> writer) {
        node.putPOJO(name, new Lines<>(values, writer));
    }

    /** Items that become text only while the document is written, so that no more than one of them is held in memory. */
    private static final class Lines<T> extends JacksonSerializable.Base {
        private final List<T> values;
        private final BiConsumer<ObjectNode, T> writer;

        Lines(List<T> values, BiConsumer<ObjectNode, T> writer) {
            this.values = values;
            this.writer = writer;
        }

        @Override
        public void serialize(JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            try (JsonGenerator line = LINES.createGenerator((OutputStream) out.streamWriteOutputTarget())) {
                for (T value : values) {
                    ObjectNode item = object();
                    writer.accept(item, value);
                    out.writeRawValue(NEW_LINE);
                    out.flush();
                    LINES.writeTree(line, item);
                    line.flush();
                }
            }
            out.writeEndArray();
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializationContext context, TypeSerializer type) {
            serialize(out, context);
        }
    }

    private static <T> void objects(ObjectNode node, String name, List<T> values, BiConsumer<ObjectNode, T> writer) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(value -> writer.accept(array.addObject(), value));
        }
    }

    private static void text(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    private static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }

    private static void number(ObjectNode node, String name, long value) {
        if (value != 0) {
            node.put(name, value);
        }
    }

    private void types(ObjectNode node, String name, List<TypeId> types) {
        ArrayNode array = node.putArray(name);
        types.forEach(type -> array.add(id(type)));
    }

    private static void name(ObjectNode node, Name name) {
        text(node, "scope", name.scope());
        text(node, "name", name.simple());
    }

    private static void origin(ObjectNode node, Origin origin) {
        node.put("language", word(origin.language()));
        text(node, "file", origin.file());
        number(node, "line", origin.line());
    }

    private void type(ObjectNode node, TypeId type) {
        switch (graph.type(type)) {
            case BaseType base ->
                node.put("kind", "base")
                        .put("name", base.name())
                        .put("encoding", word(base.encoding()))
                        .put("size", base.size());
            case VoidType _ -> node.put("kind", "void");
            case UnspecifiedType unspecified -> node.put("kind", "unspecified").put("name", unspecified.name());
            case PointerType pointer -> {
                node.put("kind", word(pointer.kind()));
                text(node, "name", pointer.name());
                node.put("to", id(pointer.target())).put("size", pointer.size());
            }
            case MemberPointerType pointer ->
                node.put("kind", "member-pointer")
                        .put("to", id(pointer.target()))
                        .put("owner", id(pointer.owner()));
            case QualifiedType qualified ->
                node.put("kind", word(qualified.qualifier())).put("to", id(qualified.target()));
            case TypedefType typedef -> {
                name(node.put("kind", "typedef"), typedef.name());
                origin(node.put("to", id(typedef.target())), typedef.origin());
            }
            case ArrayType array -> array(node, array);
            case FunctionType function -> {
                node.put("kind", "function").put("result", id(function.result()));
                types(node, "parameters", function.parameters());
                flag(node, "variadic", function.variadic());
                node.put("reference", word(function.reference()));
            }
            case EnumType enumeration -> enumeration(node, enumeration);
            case IncompleteType declared -> {
                name(node.put("kind", "incomplete").put("tag", word(declared.tag())), declared.name());
                origin(node, declared.origin());
            }
            case StructType struct -> struct(node, struct);
        }
    }

    private void array(ObjectNode node, ArrayType array) {
        node.put("kind", "array").put("of", id(array.element()));
        ArrayNode counts = node.putArray("counts");
        array.counts().forEach(count -> counts.add(count(count)));
        flag(node, "vector", array.vector());
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    private void enumeration(ObjectNode node, EnumType enumeration) {
        name(node.put("kind", "enum"), enumeration.name());
        node.put("size", enumeration.size());
        enumeration.underlying().ifPresent(type -> node.put("underlying", id(type)));
        flag(node, "scoped", enumeration.scoped());
        objects(
                node,
                "enumerators",
                enumeration.enumerators(),
                (item, value) -> item.put("name", value.name()).put("value", value.value()));
        origin(node, enumeration.origin());
    }

    private void struct(ObjectNode node, StructType struct) {
        name(node.put("kind", word(struct.tag())), struct.name());
        node.put("size", struct.size());
        number(node, "alignment", struct.alignment());
        node.put("passed", word(struct.passedBy()));
        objects(node, "arguments", struct.templateArguments(), this::argument);
        objects(node, "bases", struct.bases(), this::base);
        objects(node, "members", struct.members(), this::member);
        objects(node, "static", struct.staticMembers(), this::staticMember);
        objects(node, "functions", struct.functions(), this::declaration);
        struct.vptrOwner().ifPresent(owner -> node.put("vptr", id(owner)));
        struct.variants().ifPresent(part -> variants(node.putObject("variants"), part));
        origin(node, struct.origin());
    }

    private void argument(ObjectNode node, TemplateArgument argument) {
        text(node, "name", argument.name());
        switch (argument) {
            case TemplateArgument.OfType type -> node.put("kind", "type").put("type", id(type.type()));
            case TemplateArgument.OfValue value ->
                node.put("kind", "value").put("type", id(value.type())).put("value", value.value());
            case TemplateArgument.OfTemplate template ->
                node.put("kind", "template").put("template", template.template());
            case TemplateArgument.Pack pack ->
                objects(node.put("kind", "pack"), "arguments", pack.arguments(), this::argument);
        }
    }

    private void base(ObjectNode node, Base base) {
        node.put("type", id(base.type())).put("offset", base.offset());
        flag(node, "virtual", base.virtual());
        node.put("access", word(base.access()));
    }

    private void member(ObjectNode node, Member member) {
        text(node, "name", member.name());
        node.put("type", id(member.type())).put("bit", member.bitOffset());
        number(node, "bits", member.bitSize());
        number(node, "alignment", member.alignment());
        node.put("access", word(member.access()));
        flag(node, "artificial", member.artificial());
    }

    private void staticMember(ObjectNode node, StaticMember member) {
        node.put("name", member.name());
        text(node, "linkageName", member.linkageName());
        node.put("type", id(member.type())).put("access", word(member.access()));
        text(node, "value", member.value());
    }

    private void variants(ObjectNode node, VariantPart part) {
        part.discriminant().ifPresent(member -> member(node.putObject("discriminant"), member));
        objects(node, "variants", part.variants(), (item, variant) -> {
            text(item, "value", variant.discriminantValue());
            member(item.putObject("member"), variant.member());
        });
    }

    private void declaration(ObjectNode node, FunctionDeclaration function) {
        name(node, function.name());
        text(node, "linkageName", function.linkageName());
        node.put("result", id(function.result()));
        objects(node, "parameters", function.parameters(), (item, parameter) -> {
            text(item, "name", parameter.name());
            flag(item.put("type", id(parameter.type())), "artificial", parameter.artificial());
        });
        objects(node, "arguments", function.templateArguments(), this::argument);
        node.put("access", word(function.access())).put("virtuality", word(function.virtuality()));
        function.vtableSlot().ifPresent(slot -> node.put("slot", slot));
        node.put("reference", word(function.reference()));
        ArrayNode traits = node.putArray("traits");
        function.traits().stream().map(SourceJsonWriter::word).sorted().forEach(traits::add);
        origin(node, function.origin());
    }

    private void function(ObjectNode node, Function function) {
        declaration(node, function.declaration());
        function.owner().ifPresent(owner -> node.put("owner", id(owner)));
        function.index().ifPresent(index -> node.put("index", index));
        ArrayNode exports = node.putArray("exports");
        function.exports().forEach(exports::add);
        flag(node, "imported", function.imported());
    }

    private void variable(ObjectNode node, Variable variable) {
        name(node, variable.name());
        text(node, "linkageName", variable.linkageName());
        node.put("type", id(variable.type()));
        variable.owner().ifPresent(owner -> node.put("owner", id(owner)));
        variable.address().ifPresent(address -> node.put("address", address));
        flag(node, "threadLocal", variable.threadLocal());
        flag(node, "external", variable.external());
        node.put("access", word(variable.access()));
        text(node, "value", variable.value());
        ArrayNode exports = node.putArray("exports");
        variable.exports().forEach(exports::add);
        origin(node, variable.origin());
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
        objects(
                node,
                "gaps",
                coverage.gaps(),
                (item, gap) -> item.put("section", gap.section())
                        .put("offset", gap.offset())
                        .put("reason", gap.reason()));
    }
}
