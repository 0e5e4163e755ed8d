package dev.abigate.writer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Opcode;
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
    /** What wabt 1.0.32 does not know at all, or not as it was standardised. */
    private static final Set<Feature> UNKNOWN = EnumSet.of(
            Feature.EXNREF,
            Feature.FUNCTION_REFERENCES,
            Feature.GC,
            Feature.CUSTOM_PAGE_SIZES,
            Feature.WIDE_ARITHMETIC,
            Feature.CUSTOM_DESCRIPTORS);

    /** Forms of our flat text for which wabt has no other, or none. */
    private static final String LEFT_OUT = String.join(
            "|",
            // It takes the short form of a block type by index that has one.
            "(block|loop|if|try) \\(;@[0-9]+;\\) \\(type [0-9]+\\)\\n",
            // It drops an else without instructions.
            "else\\n *end",
            // Its tables have addresses of 32 bits only.
            "\\(table [^\\n]*i64 [0-9]",
            // It has the relaxed dot products by the names that they had as a proposal.
            "relaxed_dot_i8x16");

    /** Forms that {@code wat2wasm} refuses: an offset that may have more than 32 bits. */
    private static final Pattern UNREAD = Pattern.compile(LEFT_OUT + "|offset=[0-9]{10}");

    /** Forms that {@code wasm2wat} does not print by the grammar of version 3.0. */
    private static final Pattern MISPRINTED = Pattern.compile(String.join(
            "|",
            LEFT_OUT,
            // It prints (data 1 …), as in version 1.0; a memory use is (memory 1), which nothing abbreviates but its
            // absence.
            "\\(data [^\"\\n]*\\(memory [0-9]",
            // It prints the memory behind the data segment.
            "memory\\.init [0-9]+ [0-9]",
            // It prints all of a constant expression in one pair of parentheses: (i32.const 1 i32.const 2 i32.add).
            "\\((data|elem|global) [^\"\\n]*\\((offset|i32\\.[a-z]+|i64\\.[a-z]+) \\("));

    @TempDir
    private Path folder = Path.of("");

    private record Answer(int status, ByteString out, String err) {}

    /** All modules in their shortest form: as the text format gives them. */
    private static List<WasmModule> modules() {
        var files = new ArrayList<ByteString>();
        SharedFiles.below("corpus/wasm", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        SharedFiles.below("bench", ".wasm").forEach(file -> files.add(SharedFiles.read(file)));
        Conformance.cases(Conformance.Case::isValid).forEach(c -> files.add(c.bytes()));
        return files.stream()
                .map(file -> WasmReader.read(shortest(WasmReader.read(file))))
                .toList();
    }

    private static boolean isKnown(WasmModule module, Pattern leftOut) {
        try {
            Set<Feature> features = ModuleFeatures.of(module, WasmChecker.checkBodies(module));
            return features.stream().noneMatch(UNKNOWN::contains)
                    && module.elements().stream().noneMatch(WabtTest::isRewritten)
                    && !leftOut.matcher(Wat.text(module, WatStyle.FLAT)).find();
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

    @Test
    void wabtReadsOurTextToTheSameBytes() throws IOException, InterruptedException {
        int same = 0;
        int skipped = 0;
        var different = new ArrayList<String>();
        for (WasmModule module : modules()) {
            if (!isKnown(module, UNREAD)) {
                skipped++;
                continue;
            }
            String text = Wat.text(module, same % 2 == 0 ? WatStyle.FOLDED : WatStyle.FLAT);
            Answer answer = run("wat2wasm", ByteString.utf8(text), "--no-check");
            if (answer.status() == 0 && shortest(WasmReader.read(answer.out())).equals(WasmWriter.write(module))) {
                same++;
            } else {
                different.add(answer.err() + "\n" + text);
            }
        }
        System.out.printf("texts that wabt read to the same bytes: %d; not compared: %d%n", same, skipped);
        assertEquals(List.of(), different.stream().limit(5).toList(), different.size() + " differ");
        assertTrue(same > 2_000);
    }

    @Test
    void readsWhatWabtPrints() throws IOException, InterruptedException {
        int same = 0;
        int skipped = 0;
        var different = new ArrayList<String>();
        for (WasmModule module : modules()) {
            if (!isKnown(module, MISPRINTED)) {
                skipped++;
                continue;
            }
            Answer answer = run("wasm2wat", WasmWriter.write(module), "--no-check");
            String text = answer.out().utf8();
            if (answer.status() == 0 && shortest(Wat.module(text)).equals(WasmWriter.write(module))) {
                same++;
            } else {
                different.add(answer.err() + "\n" + text);
            }
        }
        System.out.printf("texts of wabt that were read to the same bytes: %d; not compared: %d%n", same, skipped);
        assertEquals(List.of(), different.stream().limit(5).toList(), different.size() + " differ");
        assertTrue(same > 2_000);
    }
}
