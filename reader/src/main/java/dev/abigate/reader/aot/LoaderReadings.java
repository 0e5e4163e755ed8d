package dev.abigate.reader.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Section;
import dev.abigate.format.host.LoaderReading;
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
        boolean ownExpressions = module.dialect().has(Feature.ELEMENT_OFFSET_EXPRESSIONS);
        boolean ownRecords = module.layout().hasGcRecords();
        var readings = new ArrayList<LoaderReading>();
        for (Section section : module.sections()) {
            if (section.id() == Section.Id.INIT_DATA) {
                for (boolean expressions : List.of(false, true)) {
                    for (boolean records : ownRecords ? List.of(true) : List.of(false, true)) {
                        LoaderReading reading = new InitDataLoading(section.body(), expressions, records).reading();
                        readings.add(expressions == ownExpressions && records == ownRecords ? whole(reading) : reading);
                    }
                }
            }
        }
        return readings;
    }

    /** The reading by the file's own layout, which was read to its end. */
    private static LoaderReading whole(LoaderReading reading) {
        return new LoaderReading(
                reading.offsetExpressions(), reading.gcRecords(), reading.needs(), LoaderReading.Outcome.READS, "");
    }
}
