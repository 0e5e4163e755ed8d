package dev.abigate.format.aot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the format in JSON, against which the tables are held. */
public final class FormatDescription {
    private FormatDescription() {}

    /** The description; skips the calling test where it is missing. */
    public static JsonNode read() {
        Path file = Path.of(
                Optional.ofNullable(System.getProperty("abigate.shared")).orElse("../../shared"),
                "spec",
                "aot-format.json");
        Assumptions.assumeTrue(Files.exists(file), "needs the description of the format at " + file);
        return JsonMapper.shared().readTree(file.toFile());
    }
}
