package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasi.SystemModule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SystemModuleTest {
    /** The table lives where no JSON can be read, so that it is held against its source here. */
    @ParameterizedTest
    @EnumSource
    void hasTheFunctionsAndSignaturesOfThePublishedInterface(SystemModule module) throws IOException {
        String name = module == SystemModule.THREADS ? "wasi-threads" : module.module();
        JsonNode functions = JsonMapper.shared()
                .readTree(Files.readString(SharedFiles.at("spec/wasi/" + name + ".json")))
                .get("functions");
        assertEquals(functions.size(), module.size());
        functions
                .properties()
                .forEach(function -> assertEquals(
                        Optional.of(new SystemModule.Signature(
                                texts(function.getValue().get("core").get("params")),
                                texts(function.getValue().get("core").get("results")))),
                        module.function(function.getKey()),
                        function.getKey()));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
