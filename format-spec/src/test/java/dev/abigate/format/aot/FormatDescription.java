package dev.abigate.format.aot;

import dev.abigate.format.corpus.SharedFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the format in JSON, against which the tables are held. */
public final class FormatDescription {
    private FormatDescription() {}

    /** The description; skips the calling test where it is missing. */
    public static JsonNode read() {
        return JsonMapper.shared()
                .readTree(SharedFiles.at("spec/aot-format.json").toFile());
    }
}
