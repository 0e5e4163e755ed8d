package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasi.WasiParameter;
import dev.abigate.format.wasi.WasiParameter.Passing.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SystemModuleTest {
    /** The table lives where no JSON can be read, so that it is held against its source here. */
    @ParameterizedTest
    @EnumSource
    void hasTheFunctionsAndSignaturesOfThePublishedInterface(SystemModule module) throws IOException {
        JsonNode functions = interfaceOf(module).get("functions");
        assertEquals(functions.size(), module.size());
        functions.properties().forEach(function -> hasFunction(module, function.getKey(), function.getValue()));
    }

    private static void hasFunction(SystemModule module, String name, JsonNode published) {
        WasiFunction function = module.function(name).orElseThrow();
        JsonNode core = published.get("core");
        assertEquals(texts(core.get("params")), function.coreParameters(), name);
        assertEquals(texts(core.get("results")), function.coreResults(), name);
        JsonNode parameters = published.get("params");
        if (parameters.isNull()) {
            return;
        }
        assertEquals(parameters.size(), function.parameters().size(), name);
        for (int i = 0; i < parameters.size(); i++) {
            hasParameter(module, name, function.parameters().get(i), parameters.get(i));
        }
    }

    /** Where the source calls memory written only because its type allows it, the table may say that it is read, too. */
    private static void hasParameter(
            SystemModule module, String function, WasiParameter parameter, JsonNode published) {
        String where = function + "." + parameter.name();
        assertEquals(published.get("name").stringValue(), parameter.name(), where);
        switch (parameter.passing()) {
            case WasiParameter.Passing.Value _ ->
                assertTrue(published.path("memory").isMissingNode(), where);
            case WasiParameter.Passing.Pointer(WasiParameter.Role role, var _) -> {
                boolean in = published.get("memory").stringValue().equals("in");
                assertEquals(in, role == WasiParameter.Role.IN, where);
                JsonNode size =
                        published.has("pointee_size") ? published.get("pointee_size") : published.path("element_size");
                if (!size.isMissingNode()) {
                    assertEquals(size.intValue(), parameter.type().bytes(module.pointerSize()), where);
                }
            }
        }
    }

    @Test
    void lengthsAreParametersOfTheFunctionOrFunctionsOfTheInterface() {
        for (SystemModule module : SystemModule.values()) {
            for (WasiFunction function : module.functions().values()) {
                for (WasiParameter parameter : function.parameters()) {
                    if (parameter.passing() instanceof Pointer(var _, WasiParameter.Length.Named(String length))) {
                        boolean known = module.function(length).isPresent()
                                || function.parameters().stream()
                                        .anyMatch(other -> other.name().equals(length));
                        assertTrue(known, function.name() + "." + parameter.name() + ": " + length);
                    }
                }
            }
        }
    }

    @Test
    void hasTheNumbersOfThePublishedErrors() throws IOException {
        Set<String> written = new TreeSet<>();
        for (Errno errno : Errno.values()) {
            written.add(errno.name() + " " + errno.number());
        }
        JsonNode published =
                interfaceOf(SystemModule.PREVIEW1).get("types").get("errno").get("values");
        published.properties().forEach(error -> {
            String name = error.getKey().equals("success")
                    ? "SUCCESS"
                    : "E" + error.getKey().toUpperCase(Locale.ROOT);
            assertTrue(written.contains(name + " " + error.getValue().intValue()), name);
        });
    }

    private static JsonNode interfaceOf(SystemModule module) throws IOException {
        String name = module == SystemModule.THREADS ? "wasi-threads" : module.module();
        return JsonMapper.shared().readTree(Files.readString(SharedFiles.at("spec/wasi/" + name + ".json")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
