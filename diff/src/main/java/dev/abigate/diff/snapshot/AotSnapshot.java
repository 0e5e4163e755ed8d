package dev.abigate.diff.snapshot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AuxData;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.DataSegment;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FeatureFlag;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.ImportGlobal;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.NativeSymbol;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.reader.aot.LoaderReadings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes the facts from a WAMR AOT file. */
final class AotSnapshot {
    private final AotModule module;
    private final int version;

    /** @param version as the file has it, which is not always that of its layout */
    AotSnapshot(AotModule module, int version) {
        this.module = module;
        this.version = version;
    }

    Snapshot snapshot() {
        List<Import> imports = imports();
        List<Export> exports = exports();
        List<ExternalType.Memory> memories = memories();
        return new Snapshot(
                Snapshot.Kind.AOT,
                Snapshot.REVISION,
                imports,
                exports,
                List.of(),
                new Definitions(
                        module.functions().functions().size(),
                        (long) module.text().literal().length()
                                + module.text().code().length(),
                        innerMemories(memories),
                        (int) memories.stream().filter(AotSnapshot::exists).count(),
                        module.initData().startFunction() != AotModule.NO_INDEX),
                Code.NONE,
                layout(),
                List.of(),
                SectionFlaws.NONE,
                Optional.empty(),
                List.of(),
                Features.NONE,
                SystemInterfaces.needs(imports, exports),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(facts()),
                Optional.empty());
    }

    private List<Import> imports() {
        var imports = new ArrayList<Import>();
        for (ImportGlobal global : module.initData().importGlobals()) {
            imports.add(new Import(
                    global.module(),
                    global.name(),
                    new ExternalType.Global(global.type().toString(), global.isMutable(), OptionalLong.empty())));
        }
        module.initData()
                .importFunctions()
                .forEach(function -> imports.add(
                        new Import(function.module(), function.name(), function(module.signature(function.type())))));
        return imports;
    }

    private record Item(ExportKind kind, int index) {}

    private List<Export> exports() {
        Map<Item, List<String>> names = new HashMap<>();
        module.exports()
                .forEach(export -> names.computeIfAbsent(
                                new Item(export.kind(), export.index()), _ -> new ArrayList<>(1))
                        .add(export.name()));
        return module.exports().stream()
                .map(export -> new Export(
                        export.name(),
                        external(export.kind(), export.index()),
                        names.getOrDefault(new Item(export.kind(), export.index()), List.of()).stream()
                                .filter(name -> !name.equals(export.name()))
                                .sorted()
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty()))
                .toList();
    }

    /** The type of an item; one that does not exist, which loaders before 2.2.0 do not check, has an empty type. */
    private ExternalType external(ExportKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> function(module.signatureOfFunction(index));
            case TABLE ->
                index >= 0 && index < module.initData().tables().size()
                        ? table(module.initData().tables().get(index))
                        : new ExternalType.Table("funcref", new Limits(AddressType.I32, 0, OptionalLong.empty()));
            case MEMORY -> {
                List<ExternalType.Memory> memories = memories();
                yield index >= 0 && index < memories.size()
                        ? memories.get(index)
                        : new ExternalType.Memory(
                                new Limits(AddressType.I32, 0, OptionalLong.empty()), false, Memory.WASM_PAGE_BYTES);
            }
            case GLOBAL -> global(index);
        };
    }

    private ExternalType function(Optional<AotType.Signature> signature) {
        return signature
                .map(type -> new ExternalType.Function(
                        type.parameters().stream().map(ValueType::toString).toList(),
                        type.results().stream().map(ValueType::toString).toList(),
                        Optional.empty()))
                .orElse(new ExternalType.Function(List.of("unknown"), List.of(), Optional.empty()));
    }

    private static ExternalType table(Table table) {
        ReferenceType element = table.elementType();
        boolean limited = (table.flags() & Table.HAS_MAXIMUM) != 0;
        return new ExternalType.Table(
                element.heapType() >= 0 && element.type().needsReferenceType()
                        ? element.type().toString()
                        : element.toString(),
                new Limits(
                        table.isTable64() ? AddressType.I64 : AddressType.I32,
                        table.initial(),
                        limited ? OptionalLong.of(table.maximum()) : OptionalLong.empty()));
    }

    private ExternalType global(int index) {
        List<ImportGlobal> imported = module.initData().importGlobals();
        List<Global> own = module.initData().globals();
        if (index >= 0 && index < imported.size()) {
            ImportGlobal global = imported.get(index);
            return new ExternalType.Global(global.type().toString(), global.isMutable(), OptionalLong.empty());
        }
        int at = index - imported.size();
        if (at < 0 || at >= own.size()) {
            return new ExternalType.Global("unknown", false, OptionalLong.empty());
        }
        Global global = own.get(at);
        return new ExternalType.Global(
                global.type().toString(),
                global.isMutable(),
                global.isMutable() ? OptionalLong.empty() : constant(global.initialValue()));
    }

    private static OptionalLong constant(ConstExpr expression) {
        if (expression instanceof ConstExpr.I32(int value)) {
            return OptionalLong.of(value);
        }
        return expression instanceof ConstExpr.I64(long value) ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private List<ExternalType.Memory> memories() {
        return module.initData().memories().stream()
                .map(memory -> new ExternalType.Memory(
                        new Limits(
                                memory.isMemory64() ? AddressType.I64 : AddressType.I32,
                                memory.initialPages(),
                                (memory.flags() & Memory.HAS_MAXIMUM) != 0
                                        ? OptionalLong.of(memory.maximumPages())
                                        : OptionalLong.empty()),
                        memory.isShared(),
                        memory.bytesPerPage()))
                .toList();
    }

    /** Whether a memory is more than the entry that the compiler writes for a module without one. */
    private static boolean exists(ExternalType.Memory memory) {
        return memory.limits().minimum() != 0 || memory.limits().maximum().isPresent();
    }

    private List<ExternalType.Memory> innerMemories(List<ExternalType.Memory> memories) {
        Set<Integer> exported = module.exports().stream()
                .filter(export -> export.kind() == ExportKind.MEMORY)
                .map(dev.abigate.format.aot.Export::index)
                .collect(Collectors.toSet());
        var inner = new ArrayList<ExternalType.Memory>();
        for (int i = 0; i < memories.size(); i++) {
            if (!exported.contains(i) && exists(memories.get(i))) {
                inner.add(memories.get(i));
            }
        }
        return inner;
    }

    private Layout layout() {
        AuxData aux = module.initData().aux();
        OptionalLong stackPointer = known(aux.stackPointerGlobal(), aux.stackBottom());
        OptionalLong dataEnd = known(aux.dataEndGlobal(), aux.dataEnd());
        Layout.Data data = data();
        Optional<Layout.Stack> stack = stackPointer.isPresent() && aux.stackSize() > 0
                ? Optional.of(new Layout.Stack(
                        aux.stackSize(), dataEnd.isPresent() && stackPointer.getAsLong() < dataEnd.getAsLong(), true))
                : Optional.empty();
        var announced = new TreeSet<String>();
        module.exports().stream()
                .filter(export -> export.kind() == ExportKind.GLOBAL && Layout.AUX_GLOBALS.contains(export.name()))
                .forEach(export -> announced.add(export.name()));
        return new Layout(
                dataEnd,
                known(aux.heapBaseGlobal(), aux.heapBase()),
                stackPointer,
                stack,
                data,
                List.copyOf(announced));
    }

    private static OptionalLong known(int global, long value) {
        return global == AotModule.NO_INDEX ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private Layout.Data data() {
        int passive = 0;
        OptionalLong lowest = OptionalLong.empty();
        OptionalLong end = OptionalLong.empty();
        for (DataSegment segment : module.initData().dataSegments()) {
            OptionalLong offset = constant(segment.offset());
            if (segment.isPassive()) {
                passive++;
            } else if (segment.memory() == 0
                    && offset.isPresent()
                    && !segment.content().isEmpty()) {
                long from = segment.offset() instanceof ConstExpr.I32(int value)
                        ? Integer.toUnsignedLong(value)
                        : offset.getAsLong();
                lowest = OptionalLong.of(Math.min(lowest.orElse(Long.MAX_VALUE), from));
                end = OptionalLong.of(
                        Math.max(end.orElse(0), from + segment.content().length()));
            }
        }
        return new Layout.Data(module.initData().dataSegments().size(), passive, lowest, end);
    }

    private AotFacts facts() {
        TargetInfo target = module.target();
        List<AotDialect> fitting = AotLoaders.released(module.fittingDialects());
        List<String> symbols = module.nativeSymbols().reversed().stream()
                .filter(symbol -> symbol.kind() == NativeSymbol.Kind.HELPER)
                .map(NativeSymbol::text)
                .toList();
        return new AotFacts(
                version,
                fitting.stream().map(AotDialect::id).toList(),
                AotLoaders.releases(fitting),
                AotLoaders.of(module),
                new AotFacts.Target(
                        target.arch(),
                        target.machine().toString(),
                        target.binaryType().is64Bit() ? 64 : 32,
                        target.binaryType().isBigEndian(),
                        target.binaryType().isCoff() ? "COFF" : "ELF",
                        target.abiType(),
                        target.objectFlags()),
                new AotFacts.Loading(
                        target.machine().code(),
                        target.moduleType().code(),
                        target.objectVersion(),
                        module.namedSymbols(),
                        LoaderReadings.of(module)),
                target.moduleType().isXip(),
                target.featureFlags().flags().stream()
                        .map(FeatureFlag::toString)
                        .sorted()
                        .toList(),
                symbols,
                module.relocationTypes().stream()
                        .map(this::relocationType)
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(module.helperSymbols()),
                module.relocations().groups().stream()
                        .map(group -> module.relocations().symbols().get(group.name()))
                        .distinct()
                        .sorted()
                        .toList(),
                module.sections().stream()
                        .filter(section -> section.subId().isEmpty())
                        .map(section -> new AotFacts.Section(section.id().toString(), section.size()))
                        .toList(),
                module.customSections().stream()
                        .flatMap(section -> custom(section).stream())
                        .toList(),
                module.initData().types().stream()
                        .map(AotSnapshot::type)
                        .sorted()
                        .toList(),
                Optional.of(AotMachineCode.of(module)));
    }

    private String relocationType(int number) {
        return module.target()
                .architecture()
                .flatMap(architecture -> architecture.relocationType(number))
                .map(RelocationType::toString)
                .orElse("type " + number);
    }

    private static String type(AotType type) {
        return switch (type) {
            case AotType.Function function ->
                "func " + function.signature().parameters() + " -> "
                        + function.signature().results();
            case AotType.Struct struct -> "struct of " + struct.fields().size() + " fields";
            case AotType.Array _ -> "array";
            case AotType.Equivalent _ -> "equivalent";
        };
    }

    private static Optional<CustomSection> custom(dev.abigate.format.aot.CustomSection section) {
        return switch (section) {
            case dev.abigate.format.aot.CustomSection.Raw raw ->
                Optional.of(CustomSection.of(raw.name(), raw.content()));
            case dev.abigate.format.aot.CustomSection.Names names -> {
                byte[] text = names.subsections().stream()
                        .flatMap(subsection -> subsection.names().stream())
                        .map(dev.abigate.format.aot.CustomSection.FunctionName::name)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
                yield Optional.of(CustomSection.of("name", ByteString.wrap(text)));
            }
            case dev.abigate.format.aot.CustomSection.StringLiterals literals -> {
                MessageDigest digest = Digests.start();
                long size = 0;
                for (var text : literals.texts()) {
                    size += text.length();
                    text.updateDigest(digest);
                }
                yield Optional.of(new CustomSection("string literals", size, Digests.finish(digest)));
            }
            case dev.abigate.format.aot.CustomSection.Unknown unknown ->
                Optional.of(CustomSection.of(
                        "sub-section " + Integer.toUnsignedString(unknown.subId()), unknown.content()));
            case dev.abigate.format.aot.CustomSection.NativeSymbols _ -> Optional.empty();
        };
    }
}
