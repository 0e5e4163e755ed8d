package dev.abigate.writer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.wasm.ShortestForm;
import dev.abigate.writer.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Prints every module there is, reads the text back, and finds the same module. */
class WatRoundTripTest {
    private static final WatStyle FOLDED = new WatStyle(true, false, true);
    private static final WatStyle FLAT = new WatStyle(false, false, true);
    private static final WatStyle WITH_OFFSETS = new WatStyle(true, true, true);

    /** The well-formed modules of the corpus and of the suite, also those that are invalid. */
    private static Map<String, WasmModule> modules() {
        Map<String, ByteString> files = new TreeMap<>();
        for (String folder : List.of("corpus", "bench")) {
            SharedFiles.below(folder, ".wasm").forEach(file -> files.put(file.toString(), SharedFiles.read(file)));
        }
        Conformance.cases(_ -> true).forEach(c -> files.put(c.toString(), c.bytes()));
        Map<String, WasmModule> modules = new TreeMap<>();
        files.forEach((name, bytes) -> {
            try {
                WasmModule module = WasmReader.read(bytes);
                WasmChecker.checkBodies(module);
                modules.put(name, module);
            } catch (MalformedBinaryException _) {
                // What cannot be read cannot be printed.
            }
        });
        return modules;
    }

    @Test
    void readsBackEveryModuleThatItPrints() {
        Map<String, WasmModule> modules = modules();
        int same = 0;
        int characters = 0;
        for (Map.Entry<String, WasmModule> entry : modules.entrySet()) {
            String name = entry.getKey();
            WasmModule module = entry.getValue();
            String text = Wat.text(module, FOLDED);
            ByteString file = Wat.bytes(text);
            WasmModule back = WasmReader.read(file);
            assertEquals(WasmWriter.write(ShortestForm.of(module)), WasmWriter.write(ShortestForm.of(back)), name);
            assertEquals(names(module), names(back), name);
            assertEquals(customs(module), customs(back), name);
            assertEquals(text, Wat.text(back, FOLDED), name);
            assertEquals(file, Wat.bytes(Wat.text(back, FLAT)), name);
            assertEquals(file, Wat.bytes(Wat.text(module, WITH_OFFSETS)), name);
            same += withoutCustoms(module).equals(withoutCustoms(back)) ? 1 : 0;
            characters += text.length();
        }
        System.out.printf(
                "modules printed and read back: %d, %d of them to the same bytes but for custom sections; %d characters%n",
                modules.size(), same, characters);
        assertTrue(modules.size() > 4_000, modules.size() + " modules");
    }

    private static ByteString withoutCustoms(WasmModule module) {
        var sections = new ArrayList<>(module.sections());
        sections.removeIf(Section.Custom.class::isInstance);
        return WasmWriter.write(new WasmModule(sections));
    }

    /** All names but empty lists of them, which leave no trace in a text. */
    private static List<Object> names(WasmModule module) {
        NameSection section = CustomSections.names(module);
        var names = new TreeMap<NameSection.Kind, Object>();
        section.names().forEach((kind, named) -> {
            if (!named.isEmpty()) {
                names.put(kind, named);
            }
        });
        section.nested().forEach((kind, owners) -> {
            var named = new TreeMap<Integer, SortedMap<Integer, String>>(owners);
            named.values().removeIf(Map::isEmpty);
            if (!named.isEmpty()) {
                names.put(kind, named);
            }
        });
        return List.of(section.module(), names);
    }

    private static List<String> customs(WasmModule module) {
        return module.customSections().stream()
                .filter(custom -> !custom.name().equals(NameSection.NAME))
                .map(custom -> custom.name() + " " + custom.content())
                .toList();
    }
}
