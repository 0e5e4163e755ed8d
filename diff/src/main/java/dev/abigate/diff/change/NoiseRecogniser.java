package dev.abigate.diff.change;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.noise.ToolChainExports;
import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.format.wasm.custom.BuildId;
import dev.abigate.format.wasm.custom.Reference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells which changes a tool chain made, as far as a change shows it by itself. */
final class NoiseRecogniser {
    private static final Set<String> STRING_MODULES =
            Set.of("'", "S", "s", "string.const", "string_constants", "wasm:string-constants");

    /** Sections that tell builds apart, so that they differ where anything does. */
    private static final Set<String> BUILD_RECORDS =
            Set.of(BuildId.NAME, "go:buildid", Reference.SOURCE_MAPPING_URL, Reference.EXTERNAL_DEBUG_INFO);

    private static final String FUNCTION_TABLE = "table:__indirect_function_table";
    private static final String NUMBERED_TABLE = "table:__wbindgen_export";
    private static final String IMPORTED_FUNCTION_TABLE = "table:env.__indirect_function_table";

    private final Pair pair;
    private final ToolChainExports toolChain;

    NoiseRecogniser(Pair pair) {
        this.pair = pair;
        var names = new HashSet<String>();
        pair.before().exports().forEach(export -> names.add(export.name()));
        pair.after().exports().forEach(export -> names.add(export.name()));
        this.toolChain = ToolChainExports.of(names);
    }

    /** The change, as noise where it is that. */
    Change recognise(Change change) {
        return noiseOf(change)
                .<Change>map(noise -> new Change.Recognised(noise, change))
                .orElse(change);
    }

    private Optional<Noise> noiseOf(Change change) {
        if (change instanceof Change.Named named && pair.isMinified(named.name())) {
            return Optional.of(Noise.MINIFIED_NAME);
        }
        if (isToolChainExport(change)) {
            return Optional.of(Noise.TOOL_CHAIN_EXPORT);
        }
        if (isStringConstant(change)) {
            return Optional.of(Noise.STRING_CONSTANT);
        }
        if (change instanceof Change.DataSymbolsMoved) {
            return Optional.of(Noise.DATA_ADDRESS);
        }
        if (change instanceof Change.LimitChanged limit && isFunctionTable(limit.item())) {
            return Optional.of(Noise.FUNCTION_TABLE);
        }
        if (change instanceof Change.TableContentChanged content
                && (content.table().equals(FUNCTION_TABLE) || content.table().startsWith(NUMBERED_TABLE))) {
            return Optional.of(Noise.FUNCTION_TABLE);
        }
        return isBuildRecord(change) ? Optional.of(Noise.BUILD_RECORD) : Optional.empty();
    }

    private boolean isToolChainExport(Change change) {
        return (change instanceof Change.ExportRemoved(Export old, boolean _) && toolChain.contains(old.name()))
                || (change instanceof Change.ExportAdded(Export now) && toolChain.contains(now.name()));
    }

    private static boolean isStringConstant(Change change) {
        return (change instanceof Change.ImportRemoved(Import old) && isStringConstant(old))
                || (change instanceof Change.ImportAdded(Import now, boolean _) && isStringConstant(now));
    }

    private static boolean isStringConstant(Import item) {
        return STRING_MODULES.contains(item.module())
                && item.type() instanceof ExternalType.Global global
                && !global.mutable()
                && (global.type().equals("externref") || global.type().equals("(ref extern)"));
    }

    /** Whether the linker alone decides on a table's size: nobody imports it, or the loader learns it elsewhere. */
    private boolean isFunctionTable(Change.Item item) {
        return switch (item.role()) {
            case EXPORTED ->
                !item.memory()
                        && (item.name().equals(FUNCTION_TABLE) || item.name().startsWith(NUMBERED_TABLE));
            case IMPORTED ->
                item.name().equals(IMPORTED_FUNCTION_TABLE)
                        && pair.before().dylink().isPresent()
                        && pair.after().dylink().isPresent();
            case INTERNAL -> false;
        };
    }

    private static boolean isBuildRecord(Change change) {
        return change instanceof Change.ProducersChanged
                // Without that reference nobody finds the debug information any more.
                || (change instanceof Change.CustomSectionRemoved(CustomSection old)
                        && isBuildRecord(old)
                        && !old.name().equals(Reference.EXTERNAL_DEBUG_INFO))
                || (change instanceof Change.CustomSectionAdded(CustomSection now) && isBuildRecord(now))
                || (change instanceof Change.CustomSectionChanged(CustomSection old, CustomSection _)
                        && isBuildRecord(old));
    }

    private static boolean isBuildRecord(CustomSection section) {
        return BUILD_RECORDS.contains(section.name());
    }
}
