package dev.abigate.report;

import dev.abigate.format.trace.MaskUse;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What masks hid. */
final class MaskLines {
    private MaskLines() {}

    /** One line for each mask. */
    static List<String> of(List<MaskUse> masks) {
        return masks.stream()
                .map(use -> use.hidden() == 0
                        ? "mask %s: hides nothing".formatted(use.mask())
                        : "mask %s: hides %s, the first at %s"
                                .formatted(use.mask(), ReplayReport.count(use.hidden(), "difference"), use.first()))
                .toList();
    }

    /** A member with all of them. */
    static void write(JsonGenerator json, List<MaskUse> masks) {
        json.writeArrayPropertyStart("masks");
        for (MaskUse use : masks) {
            json.writeStartObject();
            json.writeStringProperty("mask", use.mask());
            json.writeNumberProperty("hidden", use.hidden());
            json.writeStringProperty("first", use.first());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
