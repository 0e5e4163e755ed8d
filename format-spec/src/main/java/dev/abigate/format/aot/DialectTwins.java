package dev.abigate.format.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.ImportTableForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which dialects of one version and target info give one module the same bytes: they differ in what it does not have. */
final class DialectTwins {
    private DialectTwins() {}

    static boolean writeAlike(AotDialect other, AotModule module) {
        AotDialect own = module.dialect();
        return own.memories() == other.memories()
                && own.tables() == other.tables()
                && other.auxForms().contains(module.auxForm())
                && importTablesAlike(own.importTables(), other.importTables(), module)
                && Arrays.stream(Feature.values())
                        .allMatch(feature -> own.has(feature) == other.has(feature) || !shows(feature, module));
    }

    private static boolean importTablesAlike(ImportTableForm own, ImportTableForm other, AotModule module) {
        return own == other || module.initData().importTables().isEmpty();
    }

    /** Whether a layout with the feature and one without it give the module different bytes. */
    private static boolean shows(Feature feature, AotModule module) {
        return switch (feature) {
            case LITERAL_SIZE, EXPORT_KIND, CONSTANT_EXPRESSIONS, SHORT_TYPE_COUNTS, CELL_COUNTS -> true;
            case SEGMENT_PREFIX -> !module.initData().dataSegments().isEmpty();
            case ELEMENT_OFFSET_EXPRESSIONS ->
                !module.initData().elementSegments().stream()
                        .allMatch(segment -> segment.offset() instanceof ConstExpr.I64);
            case EXTENDED_CONSTANTS -> constants(module.initData()).anyMatch(ConstExpr.Binary.class::isInstance);
            case EQUIVALENT_TYPES ->
                module.layout().hasGcRecords() && !module.initData().types().isEmpty();
            case DOUBLED_FUNCTIONS -> !module.functions().inner().isEmpty();
        };
    }

    private static Stream<ConstExpr> constants(InitData data) {
        return Stream.of(
                        data.dataSegments().stream().map(DataSegment::offset),
                        data.tables().stream().map(Table::initialValue),
                        data.elementSegments().stream().map(ElementSegment::offset),
                        data.elementSegments().stream()
                                .map(ElementSegment::values)
                                .flatMap(List::stream),
                        data.globals().stream().map(Global::initialValue))
                .flatMap(constants -> constants);
    }
}
