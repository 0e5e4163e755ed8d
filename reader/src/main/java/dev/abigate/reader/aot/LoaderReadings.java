package dev.abigate.reader.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Section;
import dev.abigate.format.host.LoaderReading;
import dev.abigate.format.host.LoaderReading.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What WAMR's loaders make of a file that was written for another one: those since 2.0.0, which tell the layouts by
 * nothing but their own build. Each reads the bytes in its way until it stumbles.
 */
public final class LoaderReadings {
    private LoaderReadings() {}

    /**
     * The readings of a file's init data by every kind of loader that its target info lets through: none for files that
     * all these loaders refuse at their target info, and none for a module that was not read from a file.
     */
    public static List<LoaderReading> of(AotModule module) {
        if (module.dialect().targetInfo() != TargetInfoForm.FLAGGED) {
            return List.of();
        }
        boolean collected = module.layout().hasGcRecords();
        var readings = new ArrayList<LoaderReading>();
        for (Section section : module.sections()) {
            if (section.id() == Section.Id.INIT_DATA) {
                for (boolean expressions : List.of(false, true)) {
                    for (boolean records : collected ? List.of(true) : List.of(false, true)) {
                        readings.add(
                                judged(new InitDataLoading(section.body(), expressions, records).reading(), module));
                    }
                }
            }
        }
        return readings;
    }

    /** A reading with what is known of the file: by its own layout it was read to its end, by another one it may not be. */
    private static LoaderReading judged(LoaderReading reading, AotModule module) {
        boolean sameLayout = module.dialect().has(Feature.ELEMENT_OFFSET_EXPRESSIONS) == reading.offsetExpressions()
                && module.layout().hasGcRecords() == reading.gcRecords();
        if (sameLayout) {
            return ending(reading, Outcome.READS);
        }
        boolean wrong = reading.outcome() == Outcome.READS && !sameContent(module, reading);
        return wrong ? ending(reading, Outcome.MISREADS) : reading;
    }

    /** Whether a loader that gets to the end of the section gets what was written. */
    private static boolean sameContent(AotModule module, LoaderReading reading) {
        InitData data = module.initData();
        boolean sameRecords = module.layout().hasGcRecords() == reading.gcRecords()
                || (data.types().isEmpty() && data.tables().isEmpty());
        // The two forms of a 64-bit offset have the same bytes.
        return sameRecords
                && (module.dialect().has(Feature.ELEMENT_OFFSET_EXPRESSIONS) == reading.offsetExpressions()
                        || data.elementSegments().stream()
                                .allMatch(segment -> segment.offset() instanceof ConstExpr.I64));
    }

    private static LoaderReading ending(LoaderReading reading, Outcome outcome) {
        return new LoaderReading(reading.offsetExpressions(), reading.gcRecords(), reading.needs(), outcome, "");
    }
}
