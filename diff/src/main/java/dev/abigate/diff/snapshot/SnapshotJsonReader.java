package dev.abigate.diff.snapshot;

import dev.abigate.diff.document.Fields;
import dev.abigate.diff.snapshot.SystemNeeds.Convention;
import dev.abigate.format.host.LoaderReading;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link SnapshotJsonWriter} writes, field by field. */
final class SnapshotJsonReader {
    private SnapshotJsonReader() {}

    static Snapshot read(Fields root) {
        String schema = root.text("schema");
        if (!schema.equals(SnapshotJson.SCHEMA)) {
            throw root.fail("schema", "unknown schema '%s', expected '%s'".formatted(schema, SnapshotJson.SCHEMA));
        }
        Snapshot snapshot = facts(root);
        root.refuseOthers();
        return snapshot;
    }

    private static Snapshot facts(Fields root) {
        Snapshot snapshot = new Snapshot(
                root.word("kind", Snapshot.Kind.values(), Snapshot.Kind::id),
                revision(root),
                root.objects(
                        "imports",
                        item -> new Import(
                                item.text("module"), item.text("name"), item.object("type", SnapshotJsonReader::type))),
                root.objects("exports", SnapshotJsonReader::export),
                root.objects(
                        "types",
                        item -> new DeclaredType(item.text("id"), item.text("text"), item.texts("supertypes"))),
                root.object("definitions", SnapshotJsonReader::definitions),
                root.object("code", SnapshotJsonReader::code),
                root.object("layout", SnapshotJsonReader::layout),
                root.objects("customSections", SnapshotJsonReader::custom),
                root.object(
                        "sectionFlaws", item -> new SectionFlaws(item.texts("unreadable"), item.texts("misplaced"))),
                root.optionalText("invalid"),
                root.objects(
                        "producers", item -> new Producer(item.text("field"), item.text("name"), item.text("version"))),
                root.object(
                        "features",
                        item -> new Features(
                                item.optionalTexts("claimed"), item.texts("inCode"), item.texts("inTypes"))),
                root.object("system", SnapshotJsonReader::system),
                root.optionalObject("dylink", SnapshotJsonReader::dylink),
                root.optionalText("buildId"),
                root.optionalText("contentDigest"),
                root.optionalObject("source", SourceJsonReader::read),
                root.optionalObject("aot", SnapshotJsonReader::aot),
                root.optionalObject("component", SnapshotJsonReader::component));
        if (snapshot.aot().isPresent() != (snapshot.kind() == Snapshot.Kind.AOT)) {
            throw root.fail("the key 'aot' belongs to snapshots of kind 'aot' and to no other");
        }
        if (snapshot.component().isPresent() != (snapshot.kind() == Snapshot.Kind.COMPONENT)) {
            throw root.fail("the key 'component' belongs to snapshots of kind 'component' and to no other");
        }
        return snapshot;
    }

    /** The first release did not write the number. */
    private static int revision(Fields root) {
        int revision = root.has("revision") ? root.count("revision") : 1;
        if (revision < 1 || revision > Snapshot.REVISION) {
            throw root.fail(
                    "revision",
                    "found %d, known are 1 to %d: a newer abigate wrote the snapshot"
                            .formatted(revision, Snapshot.REVISION));
        }
        return revision;
    }

    private static Export export(Fields item) {
        return new Export(
                item.text("name"),
                item.object("type", SnapshotJsonReader::type),
                item.texts("aliases"),
                item.optionalText("code"),
                item.optionalText("reach"),
                item.optionalNumber("returned"));
    }

    private static Code code(Fields item) {
        return new Code(
                packed(item, PackedText::prints),
                item.objects(
                        "tables",
                        table -> new FunctionTable(
                                table.text("name"),
                                table.objects(
                                        "runs",
                                        run -> new FunctionTable.Run(
                                                run.number("offset"), packed(run, PackedText::numbers))))),
                item.optionalText("data"),
                item.number("dataSize"));
    }

    private static <T> List<T> packed(Fields item, Function<String, Optional<List<T>>> reader) {
        return reader.apply(item.text("functions"))
                .orElseThrow(() -> item.fail("functions", "expected packed numbers as 'dump' writes them"));
    }

    private static ExternalType type(Fields item) {
        return switch (item.word("kind", ExternKind.values(), ExternKind::text)) {
            case FUNCTION ->
                new ExternalType.Function(
                        item.texts("parameters"), item.texts("results"), item.optionalText("declared"));
            case TABLE -> new ExternalType.Table(item.text("element"), limits(item));
            case MEMORY -> memory(item);
            case GLOBAL ->
                new ExternalType.Global(item.text("type"), item.flag("mutable"), item.optionalNumber("value"));
            case TAG -> new ExternalType.Tag(item.texts("parameters"), item.optionalText("declared"));
        };
    }

    private static ExternalType.Memory memory(Fields item) {
        return new ExternalType.Memory(limits(item), item.flag("shared"), item.number("pageSize"));
    }

    private static Limits limits(Fields item) {
        return new Limits(
                item.word("addressType", AddressType.values(), AddressType::text),
                item.number("minimum"),
                item.optionalNumber("maximum"));
    }

    private static Definitions definitions(Fields item) {
        return new Definitions(
                item.count("functions"),
                item.number("codeSize"),
                item.objects("memories", SnapshotJsonReader::memory),
                item.count("memoryCount"),
                item.flag("start"));
    }

    private static Layout layout(Fields item) {
        return new Layout(
                item.optionalNumber("dataEnd"),
                item.optionalNumber("heapBase"),
                item.optionalNumber("stackPointer"),
                item.optionalObject(
                        "stack",
                        stack -> new Layout.Stack(stack.number("size"), stack.flag("first"), stack.flag("certain"))),
                item.object(
                        "data",
                        data -> new Layout.Data(
                                data.count("segments"),
                                data.count("passive"),
                                data.optionalNumber("lowest"),
                                data.optionalNumber("end"))),
                item.texts("announced"));
    }

    private static CustomSection custom(Fields item) {
        return new CustomSection(
                item.text("name"),
                item.number("size"),
                item.optionalText("sha256").orElse(""));
    }

    private static SystemNeeds system(Fields item) {
        return new SystemNeeds(
                item.objects(
                        "interfaces",
                        needed -> new SystemNeeds.Interface(
                                needed.text("name"),
                                needed.texts("functions"),
                                needed.texts("unknown"),
                                needed.objects(
                                        "mismatches",
                                        mismatch -> new SystemNeeds.Mismatch(
                                                mismatch.text("function"),
                                                mismatch.text("published"),
                                                mismatch.text("imported"))))),
                item.texts("hosts"),
                item.word("convention", Convention.values(), Convention::id),
                item.flag("threads"));
    }

    private static Dylink dylink(Fields item) {
        return new Dylink(
                item.number("memorySize"),
                item.number("memoryAlignment"),
                item.number("tableSize"),
                item.number("tableAlignment"),
                item.texts("needed"),
                item.texts("exports"),
                item.texts("imports"));
    }

    private static AotFacts aot(Fields item) {
        return new AotFacts(
                item.count("version"),
                item.texts("layouts"),
                item.text("releases"),
                item.texts("loaders"),
                item.object(
                        "target",
                        target -> new AotFacts.Target(
                                target.text("arch"),
                                target.text("machine"),
                                target.count("bits"),
                                target.flag("bigEndian"),
                                target.text("objectFormat"),
                                target.count("abiType"),
                                (int) target.number("flags"))),
                item.object("loading", SnapshotJsonReader::loading),
                item.flag("xip"),
                item.texts("featureFlags"),
                item.texts("nativeSymbols"),
                item.texts("relocationTypes"),
                item.texts("helpers"),
                item.texts("relocationGroups"),
                item.objects("sections", section -> new AotFacts.Section(section.text("name"), section.number("size"))),
                item.objects("customSections", SnapshotJsonReader::custom),
                item.texts("functionTypes"),
                item.optionalObject(
                        "machineCode",
                        code -> new AotFacts.MachineCode(
                                code.optionalFlag("checksStack"),
                                code.optionalObject("debugObject", SnapshotJsonReader::custom),
                                code.optionalTexts("cpuFeatures"))));
    }

    private static ComponentFacts component(Fields item) {
        return new ComponentFacts(
                item.objects("imports", SnapshotJsonReader::worldItem),
                item.objects("exports", SnapshotJsonReader::worldItem),
                item.objects("modules", SnapshotJsonReader::nested));
    }

    private static ComponentFacts.Module nested(Fields item) {
        Snapshot snapshot = item.object("facts", SnapshotJsonReader::facts);
        if (snapshot.kind() != Snapshot.Kind.WASM) {
            throw item.fail("facts", "a component holds snapshots of kind 'wasm' and no others");
        }
        return new ComponentFacts.Module(item.text("name"), snapshot);
    }

    private static WorldItem worldItem(Fields item) {
        return new WorldItem(
                item.text("owner"),
                item.text("name"),
                item.word("kind", WorldItem.Kind.values(), WorldItem.Kind::id),
                item.text("text"),
                item.text("structure"),
                item.optionalText("conventions"));
    }

    private static AotFacts.Loading loading(Fields item) {
        return new AotFacts.Loading(
                item.count("machine"),
                item.count("moduleType"),
                (int) item.number("objectVersion"),
                item.texts("symbols"),
                item.objects(
                        "readings",
                        reading -> new LoaderReading(
                                reading.flag("offsetExpressions"),
                                reading.flag("gcRecords"),
                                reading.optionalWords("needs", LoaderReading.Need.values(), LoaderReading.Need::id),
                                reading.word("outcome", LoaderReading.Outcome.values(), LoaderReading.Outcome::id),
                                reading.text("message"))));
    }
}
