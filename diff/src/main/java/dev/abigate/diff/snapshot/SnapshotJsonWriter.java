package dev.abigate.diff.snapshot;

import dev.abigate.format.host.LoaderReading;
import dev.abigate.format.wasm.type.Limits;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@link SnapshotJsonReader} reads, field by field. */
final class SnapshotJsonWriter {
    private SnapshotJsonWriter() {}

    static ObjectNode write(Snapshot snapshot) {
        ObjectNode node = object();
        node.put("schema", SnapshotJson.SCHEMA);
        facts(node, snapshot);
        return node;
    }

    private static void facts(ObjectNode node, Snapshot snapshot) {
        node.put("revision", snapshot.revision()).put("kind", snapshot.kind().id());
        objects(
                node,
                "imports",
                snapshot.imports(),
                (item, value) ->
                        type(item, value.type()).put("module", value.module()).put("name", value.name()));
        objects(node, "exports", snapshot.exports(), SnapshotJsonWriter::export);
        objects(node, "types", snapshot.types(), (item, value) -> {
            item.put("id", value.id()).put("text", value.text());
            texts(item, "supertypes", value.supertypes());
        });
        definitions(node.putObject("definitions"), snapshot.definitions());
        code(node.putObject("code"), snapshot.code());
        layout(node.putObject("layout"), snapshot.layout());
        objects(node, "customSections", snapshot.customSections(), SnapshotJsonWriter::custom);
        ObjectNode flaws = node.putObject("sectionFlaws");
        texts(flaws, "unreadable", snapshot.sectionFlaws().unreadable());
        texts(flaws, "misplaced", snapshot.sectionFlaws().misplaced());
        text(node, "invalid", snapshot.invalid());
        objects(
                node,
                "producers",
                snapshot.producers(),
                (item, value) -> item.put("field", value.field())
                        .put("name", value.name())
                        .put("version", value.version()));
        ObjectNode features = node.putObject("features");
        snapshot.features().claimed().ifPresent(claimed -> texts(features, "claimed", claimed));
        texts(features, "inCode", snapshot.features().inCode());
        texts(features, "inTypes", snapshot.features().inTypes());
        system(node.putObject("system"), snapshot.system());
        snapshot.dylink().ifPresent(dylink -> dylink(node.putObject("dylink"), dylink));
        text(node, "buildId", snapshot.buildId());
        text(node, "contentDigest", snapshot.contentDigest());
        snapshot.source().ifPresent(source -> SourceJsonWriter.write(node.putObject("source"), source));
        snapshot.aot().ifPresent(aot -> aot(node.putObject("aot"), aot));
        snapshot.component().ifPresent(component -> component(node.putObject("component"), component));
    }

    private static void export(ObjectNode node, Export export) {
        type(node, export.type()).put("name", export.name());
        texts(node, "aliases", export.aliases());
        text(node, "code", export.code());
        text(node, "reach", export.reach());
        signed(node, "returned", export.returned());
    }

    private static ObjectNode type(ObjectNode node, ExternalType type) {
        ObjectNode inner = node.putObject("type");
        inner.put("kind", type.kind().text());
        switch (type) {
            case ExternalType.Function function -> {
                texts(inner, "parameters", function.parameters());
                texts(inner, "results", function.results());
                text(inner, "declared", function.declared());
            }
            case ExternalType.Table table -> {
                inner.put("element", table.element());
                limits(inner, table.limits());
            }
            case ExternalType.Memory memory -> memory(inner, memory);
            case ExternalType.Global global -> {
                inner.put("type", global.type()).put("mutable", global.mutable());
                signed(inner, "value", global.value());
            }
            case ExternalType.Tag tag -> {
                texts(inner, "parameters", tag.parameters());
                text(inner, "declared", tag.declared());
            }
        }
        return node;
    }

    private static void memory(ObjectNode node, ExternalType.Memory memory) {
        limits(node, memory.limits());
        node.put("shared", memory.shared()).put("pageSize", memory.pageSize());
    }

    private static void limits(ObjectNode node, Limits limits) {
        node.put("addressType", limits.addressType().text());
        node.put("minimum", unsigned(limits.minimum()));
        limits.maximum().ifPresent(maximum -> node.put("maximum", unsigned(maximum)));
    }

    private static void definitions(ObjectNode node, Definitions definitions) {
        node.put("functions", definitions.functions()).put("codeSize", definitions.codeSize());
        objects(node, "memories", definitions.memories(), SnapshotJsonWriter::memory);
        node.put("memoryCount", definitions.memoryCount()).put("start", definitions.start());
    }

    private static void code(ObjectNode node, Code code) {
        node.put("functions", PackedText.ofPrints(code.functions()));
        objects(node, "tables", code.tables(), (table, value) -> {
            table.put("name", value.name());
            objects(table, "runs", value.runs(), (run, functions) -> {
                run.put("offset", functions.offset());
                run.put("functions", PackedText.ofNumbers(functions.functions()));
            });
        });
        text(node, "data", code.data());
        node.put("dataSize", code.dataSize());
    }

    private static void layout(ObjectNode node, Layout layout) {
        signed(node, "dataEnd", layout.dataEnd());
        signed(node, "heapBase", layout.heapBase());
        signed(node, "stackPointer", layout.stackPointer());
        layout.stack()
                .ifPresent(stack -> node.putObject("stack")
                        .put("size", stack.size())
                        .put("first", stack.first())
                        .put("certain", stack.certain()));
        ObjectNode data = node.putObject("data");
        data.put("segments", layout.data().segments())
                .put("passive", layout.data().passive());
        signed(data, "lowest", layout.data().lowest());
        signed(data, "end", layout.data().end());
        texts(node, "announced", layout.announced());
    }

    private static void custom(ObjectNode node, CustomSection section) {
        node.put("name", section.name()).put("size", section.size());
        if (!section.sha256().isEmpty()) {
            node.put("sha256", section.sha256());
        }
    }

    private static void system(ObjectNode node, SystemNeeds needs) {
        objects(node, "interfaces", needs.interfaces(), (item, value) -> {
            item.put("name", value.name());
            texts(item, "functions", value.functions());
            texts(item, "unknown", value.unknown());
            objects(
                    item,
                    "mismatches",
                    value.mismatches(),
                    (inner, mismatch) -> inner.put("function", mismatch.function())
                            .put("published", mismatch.published())
                            .put("imported", mismatch.imported()));
        });
        texts(node, "hosts", needs.hosts());
        node.put("convention", needs.convention().id()).put("threads", needs.threads());
    }

    private static void dylink(ObjectNode node, Dylink dylink) {
        node.put("memorySize", dylink.memorySize())
                .put("memoryAlignment", dylink.memoryAlignment())
                .put("tableSize", dylink.tableSize())
                .put("tableAlignment", dylink.tableAlignment());
        texts(node, "needed", dylink.needed());
        texts(node, "exports", dylink.exports());
        texts(node, "imports", dylink.imports());
    }

    private static void aot(ObjectNode node, AotFacts aot) {
        node.put("version", aot.version());
        texts(node, "layouts", aot.layouts());
        node.put("releases", aot.releases());
        texts(node, "loaders", aot.loaders());
        AotFacts.Target target = aot.target();
        node.putObject("target")
                .put("arch", target.arch())
                .put("machine", target.machine())
                .put("bits", target.bits())
                .put("bigEndian", target.bigEndian())
                .put("objectFormat", target.objectFormat())
                .put("abiType", target.abiType())
                .put("flags", Integer.toUnsignedLong(target.flags()));
        AotFacts.Loading loading = aot.loading();
        ObjectNode loaders = node.putObject("loading")
                .put("machine", loading.machine())
                .put("moduleType", loading.moduleType())
                .put("objectVersion", Integer.toUnsignedLong(loading.objectVersion()));
        texts(loaders, "symbols", loading.symbols());
        objects(loaders, "readings", loading.readings(), SnapshotJsonWriter::reading);
        node.put("xip", aot.xip());
        texts(node, "featureFlags", aot.featureFlags());
        texts(node, "nativeSymbols", aot.nativeSymbols());
        texts(node, "relocationTypes", aot.relocationTypes());
        texts(node, "helpers", aot.helpers());
        texts(node, "relocationGroups", aot.relocationGroups());
        objects(
                node,
                "sections",
                aot.sections(),
                (item, value) -> item.put("name", value.name()).put("size", value.size()));
        objects(node, "customSections", aot.customSections(), SnapshotJsonWriter::custom);
        texts(node, "functionTypes", aot.functionTypes());
        aot.machineCode().ifPresent(code -> machineCode(node.putObject("machineCode"), code));
    }

    private static void machineCode(ObjectNode node, AotFacts.MachineCode code) {
        code.checksStack().ifPresent(checks -> node.put("checksStack", checks));
        code.debugObject().ifPresent(object -> custom(node.putObject("debugObject"), object));
        code.cpuFeatures().ifPresent(features -> texts(node, "cpuFeatures", features));
    }

    private static void reading(ObjectNode node, LoaderReading reading) {
        node.put("offsetExpressions", reading.offsetExpressions()).put("gcRecords", reading.gcRecords());
        texts(
                node,
                "needs",
                reading.needs().stream().map(LoaderReading.Need::id).toList());
        node.put("outcome", reading.outcome().id()).put("message", reading.message());
    }

    private static void component(ObjectNode node, ComponentFacts component) {
        objects(node, "imports", component.imports(), SnapshotJsonWriter::worldItem);
        objects(node, "exports", component.exports(), SnapshotJsonWriter::worldItem);
        objects(node, "modules", component.modules(), (item, module) -> {
            item.put("name", module.name());
            facts(item.putObject("facts"), module.snapshot());
        });
    }

    private static void worldItem(ObjectNode node, WorldItem item) {
        node.put("owner", item.owner())
                .put("name", item.name())
                .put("kind", item.kind().id())
                .put("text", item.text())
                .put("structure", item.structure());
        text(node, "conventions", item.conventions());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static <T> void objects(
            ObjectNode node, String name, Collection<T> values, BiConsumer<ObjectNode, T> writer) {
        ArrayNode array = node.putArray(name);
        values.forEach(value -> writer.accept(array.addObject(), value));
    }

    private static void texts(ObjectNode node, String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    private static void text(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }

    private static void signed(ObjectNode node, String name, OptionalLong value) {
        value.ifPresent(number -> node.put(name, number));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
