package dev.abigate.diff.snapshot;

import dev.abigate.diff.names.NameMap;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.BuildId;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.Producers;
import dev.abigate.format.wasm.custom.TargetFeatures;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Takes the facts from a WebAssembly module. */
final class WasmSnapshot {
    private static final int WORTH_A_THREAD = 1 << 16;

    private WasmSnapshot() {}

    static Snapshot of(WasmModule file, NameMap map, DwarfOptions debugInformation) {
        WasmModule module = map.restore(file);
        // Debug information has nothing to do with the rest of a module, and takes as long.
        Supplier<Optional<SourceTypes>> source = meanwhile(() -> SourceReader.read(module, debugInformation), module);
        WasmChecker.checkSurface(module);
        var surface = new WasmSurface(module);
        var bodies = new CodeScanner(surface.prints());
        Optional<InvalidModuleException> flaw =
                ModuleValidator.firstFlaw(module, FeatureSet.ALL, new CanonicalTypes(), bodies);
        var code = new CodePrints(module, surface.prints(), surface.importedFunctions());
        List<Export> exports = surface.exports(code);
        CustomContents customs = CustomContents.of(module);
        Optional<NameSection> names = map.over(customs.find(NameSection.NAME, NameSection.class));
        Optional<String> buildId = customs.find(BuildId.NAME, BuildId.class)
                .map(id -> HexFormat.of().formatHex(id.id().toArray()));
        return new Snapshot(
                Snapshot.Kind.WASM,
                Snapshot.REVISION,
                surface.imports(),
                exports,
                surface.types(exports),
                new Definitions(
                        module.functions().size(),
                        codeSize(module),
                        surface.innerMemories(),
                        surface.memoryCount(),
                        module.start().isPresent()),
                code.code(names),
                WasmLayout.of(module, names),
                module.customSections().stream().map(WasmSnapshot::custom).toList(),
                customs.flaws(),
                flaw.map(invalid -> String.valueOf(invalid.getMessage())),
                customs.find(Producers.NAME, Producers.class)
                        .map(WasmSnapshot::producers)
                        .orElse(List.of()),
                WasmFeatures.of(module, bodies, customs.find(TargetFeatures.NAME, TargetFeatures.class)),
                SystemInterfaces.needs(surface.imports(), exports),
                dylink(customs),
                buildId,
                buildId.map(_ -> contentDigest(module)),
                source.get(),
                Optional.empty(),
                Optional.empty());
    }

    /** Does work on another thread where the module has enough debug information for that to be worth it. */
    private static <T> Supplier<T> meanwhile(Supplier<T> work, WasmModule module) {
        int size = module.customSection(DebugSection.INFO.text())
                .map(section -> section.content().length())
                .orElse(0);
        return size < WORTH_A_THREAD
                ? work
                : CompletableFuture.supplyAsync(work, Thread.ofPlatform().daemon()::start)::join;
    }

    private static long codeSize(WasmModule module) {
        long size = 0;
        for (FunctionBody body : module.bodies()) {
            size += body.bytes().length();
        }
        return size;
    }

    static CustomSection custom(Section.Custom section) {
        return CustomSection.isDebugInformation(section.name())
                ? new CustomSection(section.name(), section.content().length(), "")
                : CustomSection.of(section.name(), section.content());
    }

    static List<Producer> producers(Producers producers) {
        return producers.fields().stream()
                .flatMap(field ->
                        field.tools().stream().map(tool -> new Producer(field.name(), tool.name(), tool.version())))
                .toList();
    }

    private static Optional<Dylink> dylink(CustomContents customs) {
        return customs.find(dev.abigate.format.wasm.custom.Dylink.NAME, dev.abigate.format.wasm.custom.Dylink.class)
                .or(() -> customs.find(
                        dev.abigate.format.wasm.custom.Dylink.OLD_NAME, dev.abigate.format.wasm.custom.Dylink.class))
                .map(section -> new Dylink(
                        section.memory()
                                .map(m -> Integer.toUnsignedLong(m.memorySize()))
                                .orElse(0L),
                        section.memory()
                                .map(m -> Integer.toUnsignedLong(m.memoryAlignment()))
                                .orElse(0L),
                        section.memory()
                                .map(m -> Integer.toUnsignedLong(m.tableSize()))
                                .orElse(0L),
                        section.memory()
                                .map(m -> Integer.toUnsignedLong(m.tableAlignment()))
                                .orElse(0L),
                        section.needed(),
                        section.exports().stream()
                                .map(export -> export.name() + "=" + export.flags())
                                .sorted(Comparator.naturalOrder())
                                .toList(),
                        section.imports().stream()
                                .map(item -> item.module() + "." + item.field() + "=" + item.flags())
                                .sorted(Comparator.naturalOrder())
                                .toList()));
    }

    /** A digest of code and data, which is what a build id is to identify. */
    private static String contentDigest(WasmModule module) {
        MessageDigest digest = Digests.start();
        for (FunctionBody body : module.bodies()) {
            digest.update(Integer.toString(body.bytes().length()).getBytes(StandardCharsets.US_ASCII));
            body.bytes().updateDigest(digest);
        }
        module.data().forEach(segment -> {
            digest.update(Integer.toString(segment.bytes().length()).getBytes(StandardCharsets.US_ASCII));
            segment.bytes().updateDigest(digest);
        });
        return Digests.finish(digest);
    }
}
