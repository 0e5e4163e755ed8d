package dev.abigate.diff.rule;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Code;
import dev.abigate.diff.snapshot.ComponentFacts;
import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.diff.snapshot.DeclaredType;
import dev.abigate.diff.snapshot.Definitions;
import dev.abigate.diff.snapshot.Dylink;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.Producer;
import dev.abigate.diff.snapshot.SectionFlaws;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A snapshot made by hand: a module with nothing in it, to which a case adds what it is about. */
final class Facts {
    static final AotFacts.Target X86_64 = new AotFacts.Target("x86_64", "x86-64", 64, false, "ELF", 0, 0);

    final List<Import> imports = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<DeclaredType> types = new ArrayList<>();
    final List<ExternalType.Memory> memories = new ArrayList<>();
    final List<CustomSection> customSections = new ArrayList<>();
    final List<Producer> producers = new ArrayList<>();
    int revision = Snapshot.REVISION;
    Optional<String> invalid = Optional.empty();
    int functions;
    long codeSize;
    int memoryCount;
    boolean start;
    Code code = Code.NONE;
    Layout layout = Layout.UNKNOWN;
    SectionFlaws sectionFlaws = SectionFlaws.NONE;
    Features features = Features.NONE;
    SystemNeeds system = SystemNeeds.NONE;
    Optional<Dylink> dylink = Optional.empty();
    Optional<String> buildId = Optional.empty();
    Optional<String> content = Optional.empty();
    Optional<SourceTypes> source = Optional.empty();
    Optional<ComponentFacts> component = Optional.empty();
    Optional<AotFacts> aot = Optional.empty();

    Facts export(String name, ExternalType type) {
        exports.add(Export.of(name, type));
        return this;
    }

    Facts export(Export export) {
        exports.add(export);
        return this;
    }

    Facts imported(String module, String name, ExternalType type) {
        imports.add(new Import(module, name, type));
        return this;
    }

    Facts custom(String name, String digest) {
        customSections.add(new CustomSection(name, 5, digest));
        return this;
    }

    Facts declared(DeclaredType... declared) {
        types.addAll(List.of(declared));
        return this;
    }

    Facts producer(String version) {
        producers.add(new Producer("processed-by", "clang", version));
        return this;
    }

    Facts memory(ExternalType.Memory memory) {
        memories.add(memory);
        return this;
    }

    Facts memoryCount(int count) {
        memoryCount = count;
        return this;
    }

    Facts revision(int number) {
        revision = number;
        return this;
    }

    Facts invalid(String reason) {
        invalid = Optional.of(reason);
        return this;
    }

    Facts start() {
        start = true;
        return this;
    }

    Facts functions(int count) {
        functions = count;
        return this;
    }

    Facts codeSize(long size) {
        codeSize = size;
        return this;
    }

    Facts code(Code other) {
        code = other;
        return this;
    }

    Facts sectionFlaws(SectionFlaws other) {
        sectionFlaws = other;
        return this;
    }

    Facts layout(Layout other) {
        layout = other;
        return this;
    }

    Facts features(Features other) {
        features = other;
        return this;
    }

    Facts system(SystemNeeds other) {
        system = other;
        return this;
    }

    Facts convention(SystemNeeds.Convention convention) {
        return system(new SystemNeeds(List.of(), List.of(), convention, false));
    }

    Facts dylink(Dylink other) {
        dylink = Optional.of(other);
        return this;
    }

    Facts build(String id, String digest) {
        buildId = Optional.of(id);
        content = Optional.of(digest);
        return this;
    }

    Facts source(SourceTypes types) {
        source = Optional.of(types);
        return this;
    }

    Facts aot(AotFacts other) {
        aot = Optional.of(other);
        return this;
    }

    Facts component(ComponentFacts other) {
        component = Optional.of(other);
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                kind(),
                revision,
                imports,
                exports,
                types,
                new Definitions(functions, codeSize, memories, memoryCount, start),
                code,
                layout,
                customSections,
                sectionFlaws,
                invalid,
                producers,
                features,
                system,
                dylink,
                buildId,
                content,
                source,
                aot,
                component);
    }

    private Snapshot.Kind kind() {
        if (component.isPresent()) {
            return Snapshot.Kind.COMPONENT;
        }
        return aot.isPresent() ? Snapshot.Kind.AOT : Snapshot.Kind.WASM;
    }

    static ExternalType.Function func(String parameter) {
        return new ExternalType.Function(List.of(parameter), List.of(), Optional.empty());
    }

    static ExternalType.Function plain() {
        return new ExternalType.Function(List.of(), List.of(), Optional.empty());
    }

    static ExternalType.Global global(String type, boolean mutable) {
        return new ExternalType.Global(type, mutable, OptionalLong.empty());
    }

    static ExternalType.Global constant(long value) {
        return new ExternalType.Global("i32", false, OptionalLong.of(value));
    }

    static ExternalType.Tag tag(String... parameters) {
        return new ExternalType.Tag(List.of(parameters), Optional.empty());
    }

    static Limits limits(long minimum) {
        return new Limits(AddressType.I32, minimum, OptionalLong.empty());
    }

    static Limits limits(long minimum, long maximum) {
        return new Limits(AddressType.I32, minimum, OptionalLong.of(maximum));
    }

    static Limits wide(long minimum) {
        return new Limits(AddressType.I64, minimum, OptionalLong.empty());
    }

    static ExternalType.Memory mem(Limits limits) {
        return new ExternalType.Memory(limits, false, ExternalType.Memory.DEFAULT_PAGE_SIZE);
    }

    static ExternalType.Table table(String element, Limits limits) {
        return new ExternalType.Table(element, limits);
    }

    static SystemNeeds needs(String... levels) {
        return new SystemNeeds(
                List.of(levels).stream()
                        .map(level -> new SystemNeeds.Interface(level, List.of(level + ".f"), List.of(), List.of()))
                        .toList(),
                List.of(),
                SystemNeeds.Convention.LIBRARY,
                false);
    }
}
