package dev.abigate.writer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.wasm.ModuleFeatures;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.wasm.ShortestForm;
import dev.abigate.writer.wasm.WasmWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with {@code wat2wasm} and {@code wasm2wat} of wabt, where they know the features of a module: they read our text
 * to the same bytes, and we theirs.
 */
@EnabledIfSystemProperty(
        named = "abigate.wabt",
        matches = "true",
        disabledReason = "needs wabt and -Dabigate.wabt=true")
class WabtTest {
    /** What wabt 1.0.32 does not know, or not as it was standardised. */
    private static final Set<Feature> UNKNOWN = EnumSet.of(
            Feature.EXTENDED_CONST,
            Feature.MEMORY64,
            Feature.MULTI_MEMORY,
            Feature.RELAXED_SIMD,
            Feature.EXNREF,
            Feature.FUNCTION_REFERENCES,
            Feature.GC,
            Feature.CUSTOM_PAGE_SIZES,
            Feature.WIDE_ARITHMETIC,
            Feature.CUSTOM_DESCRIPTORS);

    /** What wabt writes shorter: a block type by index that has a short form, and an {@code else} without instructions. */
    private static final Pattern SHORTENED =
            Pattern.compile("(block|loop|if|try) \\(;@[0-9]+;\\) \\(type [0-9]+\\)\\n|else\\n *end");

    @TempDir
    private Path folder = Path.of("");

    private record Answer(int status, ByteString out, String err) {}

    private static List<WasmModule> modules() {
        var files = new ArrayList<ByteString>();
        SharedFiles.below("corpus/wasm", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        SharedFiles.below("bench", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        Conformance.cases(Conformance.Case::isValid).forEach(c -> files.add(c.bytes()));
        return files.stream().map(WasmReader::read).toList();
    }

    private static boolean isKnown(WasmModule module) {
        try {
            Set<Feature> features = ModuleFeatures.of(module, WasmChecker.checkBodies(module));
            return features.stream().noneMatch(UNKNOWN::contains)
                    && module.elements().stream().noneMatch(WabtTest::isRewritten)
                    && !SHORTENED
                            .matcher(Wat.text(withoutNames(module), WatStyle.FLAT))
                            .find();
        } catch (InvalidModuleException _) {
            return false;
        }
    }

    /** Wabt writes expressions that only name functions as their indices. */
    private static boolean isRewritten(ElementSegment segment) {
        return segment.items() instanceof ElementSegment.Items.Expressions(var items)
                && items.stream()
                        .allMatch(item -> item.instructions().size() == 1
                                && item.instructions().getFirst().op() == Opcode.REF_FUNC);
    }

    private Answer run(String tool, ByteString input, String... options) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in"), input.toArray());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Files.deleteIfExists(out);
        var command = new ArrayList<>(List.of(tool, "--enable-all", in.toString(), "-o", out.toString()));
        command.addAll(List.of(options));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(err.toFile())
                .start()
                .waitFor();
        ByteString bytes = Files.exists(out) ? ByteString.wrap(Files.readAllBytes(out)) : ByteString.EMPTY;
        return new Answer(status, bytes, Files.readString(err, StandardCharsets.ISO_8859_1));
    }

    private static ByteString shortest(WasmModule module) {
        return WasmWriter.write(ShortestForm.of(module));
    }

    /** Names would need quotes that wabt does not know; those of the corpus are plain. */
    private static WasmModule withoutNames(WasmModule module) {
        var sections = new ArrayList<>(module.sections());
        sections.removeIf(section ->
                section instanceof Section.Custom custom && custom.name().equals(NameSection.NAME));
        return new WasmModule(sections);
    }

    @Test
    void wabtReadsOurTextToTheSameBytes() throws IOException, InterruptedException {
        int same = 0;
        int skipped = 0;
        var different = new ArrayList<String>();
        for (WasmModule module : modules()) {
            if (!isKnown(module)) {
                skipped++;
                continue;
            }
            WasmModule plain = withoutNames(module);
            String text = Wat.text(plain, same % 2 == 0 ? WatStyle.FOLDED : WatStyle.FLAT);
            Answer answer = run("wat2wasm", ByteString.utf8(text), "--no-check");
            if (answer.status() == 0 && shortest(WasmReader.read(answer.out())).equals(shortest(plain))) {
                same++;
            } else {
                different.add(answer.err() + "\n" + text);
            }
        }
        System.out.printf("texts that wabt read to the same bytes: %d; not compared: %d%n", same, skipped);
        assertEquals(List.of(), different.stream().limit(5).toList(), different.size() + " differ");
        assertTrue(same > 1_000);
    }

    @Test
    void readsWhatWabtPrints() throws IOException, InterruptedException {
        int same = 0;
        var different = new ArrayList<String>();
        for (WasmModule module : modules()) {
            if (isKnown(module)) {
                Answer answer = run("wasm2wat", WasmWriter.write(withoutNames(module)), "--no-check");
                String text = answer.out().utf8();
                if (answer.status() == 0 && shortest(Wat.module(text)).equals(shortest(module))) {
                    same++;
                } else {
                    different.add(answer.err() + "\n" + text);
                }
            }
        }
        System.out.printf("texts of wabt that were read to the same bytes: %d%n", same);
        assertEquals(List.of(), different.stream().limit(5).toList(), different.size() + " differ");
        assertTrue(same > 1_000);
    }
}
