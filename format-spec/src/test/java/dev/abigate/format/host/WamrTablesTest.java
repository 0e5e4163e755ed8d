package dev.abigate.format.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.host.RuntimeSymbols.Offer;
import dev.abigate.format.wasm.type.AddressType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of releases, build options, native functions and symbols against their descriptions. */
class WamrTablesTest {
    private static final HostTarget X86_64 = new HostTarget("x86_64", false, Set.of());

    private static JsonNode read(String path) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SharedFiles.at(path)));
    }

    private static AotLoader runtime(String release, BuildOption... options) {
        FieldedRelease fielded = FieldedRelease.of(new WamrRelease(release)).orElseThrow();
        return new AotLoader(
                fielded.release(), fielded.versions(), fielded.layout(), Set.of(options), Optional.of(X86_64));
    }

    @Test
    void haveEveryReleaseOfTheDescription() throws IOException {
        for (JsonNode row : read("spec/aot-format.json").get("releases")) {
            String name = row.get("release").stringValue();
            FieldedRelease release = FieldedRelease.of(new WamrRelease(name)).orElseThrow();
            assertEquals(
                    row.get("emits_dialect").stringValue(), release.layout().id(), name);
            Set<String> accepted = row.get("accepts_versions")
                    .valueStream()
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
            assertEquals(
                    accepted, release.versions().stream().map(Object::toString).collect(Collectors.toSet()), name);
            // Code reads nothing that R8 moved.
            int generation =
                    Integer.parseInt(row.get("runtime_abi").stringValue().substring(1));
            assertEquals(Math.min(generation, 7), release.generation(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.3", "2.0.0", "2.1.2", "2.2.0", "2.3.1", "2.4.5", "main"})
    void haveTheNativeFunctionsOfTheDescription(String release) throws IOException {
        JsonNode libraries = read("spec/hosts/wamr-" + release + ".json").get("libraries");
        var described = new TreeSet<String>();
        for (String library : libraries.propertyNames()) {
            for (JsonNode function : libraries.get(library).get("functions")) {
                described.add(library + " " + function.get("name").stringValue() + " "
                        + function.get("signature").stringValue());
                checkCoreType(function);
            }
        }
        Set<String> own = Arrays.stream(NativeLibrary.values())
                .flatMap(library -> library.functions(new WamrRelease(release)).stream())
                .map(function -> function.library() + " " + function.name() + " " + function.signature())
                .collect(Collectors.toSet());
        assertEquals(described, own);
    }

    private static void checkCoreType(JsonNode function) {
        var signature = new NativeSignature(function.get("signature").stringValue());
        JsonNode core = function.get("core");
        assertEquals(texts(core.get("params")), signature.parameters(AddressType.I32));
        assertEquals(texts(core.get("results")), signature.results());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.3", "2.0.0", "2.1.2", "2.2.0", "2.3.1", "2.4.5", "main"})
    void haveTheDefaultsOfTheDescription(String release) throws IOException {
        JsonNode features = read("spec/hosts/wamr-" + release + ".json").get("features");
        var name = new WamrRelease(release);
        for (BuildOption option : BuildOption.values()) {
            JsonNode row = features.path(option.toString());
            if (!row.isMissingNode() && row.has("cmake_default")) {
                boolean on = row.get("cmake_default")
                        .valueStream()
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .stringValue()
                        .equals("1");
                // The main branch switches this one on with bulk memory.
                if (option != BuildOption.BULK_MEMORY_OPT) {
                    assertEquals(on, BuildOption.defaults(name).contains(option), option + " in " + release);
                }
            }
        }
    }

    @Test
    void offerTheSymbolsOfTheDescription() throws IOException {
        var everything = BuildOption.values();
        for (JsonNode row : read("spec/aot-runtime-abi.json").get("runtimeSymbols")) {
            String symbol = row.get("name").stringValue();
            boolean offered =
                    RuntimeSymbols.offer(symbol, runtime("main", everything), X86_64) instanceof Offer.Offered;
            boolean expected = switch (row.get("condition").stringValue()) {
                case "not in the table" -> false;
                default -> true;
            };
            assertEquals(expected, offered, symbol);
        }
    }

    @Test
    void offerSupportRoutinesByProcessor() throws IOException {
        JsonNode routines = read("spec/aot-runtime-abi.json").get("compilerRtSymbols");
        for (String arch : List.of("arm", "thumb", "xtensa", "i386")) {
            String name = arch.equals("thumb") ? "thumbv7em" : arch.equals("arm") ? "armv7" : arch;
            var target = new HostTarget(name, false, Set.of());
            for (JsonNode symbol : routines.get(arch)) {
                Offer offer = RuntimeSymbols.offer(symbol.stringValue(), runtime("main"), target);
                boolean windowsOnly = symbol.stringValue().startsWith("__a") && arch.equals("i386");
                assertEquals(!windowsOnly, offer instanceof Offer.Offered, arch + " " + symbol.stringValue());
            }
        }
        assertInstanceOf(
                Offer.Missing.class, RuntimeSymbols.offer("__divdi3", runtime("main"), X86_64), "64-bit needs none");
    }

    @Test
    void sayWhatAMissingSymbolNeeds() {
        assertEquals(
                new Offer.NeedsOption(List.of(BuildOption.AOT_STACK_FRAME)),
                RuntimeSymbols.offer("aot_alloc_frame", runtime("2.4.5"), X86_64));
        assertEquals(
                new Offer.Missing(Optional.of(new WamrRelease("1.3.1"))),
                RuntimeSymbols.offer("wasm_runtime_quick_invoke_c_api_native", runtime("1.3.0"), X86_64));
        assertEquals(new Offer.Missing(Optional.empty()), RuntimeSymbols.offer("nothing", runtime("main"), X86_64));
        assertTrue(RuntimeSymbols.isCommonSince("memcpy", new WamrRelease("1.0.0")));
        assertFalse(RuntimeSymbols.isCommonSince("aot_memory_init", new WamrRelease("main")));
    }

    @Test
    void switchOnWhatAnOptionImplies() {
        assertEquals(
                Set.of(
                        BuildOption.LIB_WASI_THREADS,
                        BuildOption.THREAD_MGR,
                        BuildOption.BULK_MEMORY,
                        BuildOption.SHARED_MEMORY),
                BuildOption.withImplied(Set.of(BuildOption.LIB_WASI_THREADS), new WamrRelease("2.0.0")));
    }
}
