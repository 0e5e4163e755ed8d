package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.wasm.WasmReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Damaged debug sections are read without a failure. {@code -Dabigate.mutations=10000} says how many; without it there are
 * fewer.
 */
class DwarfRobustnessTest {
    private static final String MUTATIONS = "abigate.mutations";
    private static final int FEW = 1_000;
    private static final int[] EXTREMES = {0, 1, 0x7f, 0xff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};

    private final List<WasmModule> modules = new ArrayList<>();

    @Test
    void survivesDamagedDebugSections() {
        for (String folder : List.of("corpus/abi", "corpus/abi-own")) {
            SharedFiles.below(folder, ".wasm").forEach(file -> {
                WasmModule module = WasmReader.read(SharedFiles.read(file));
                if (module.customSection(".debug_info").isPresent()) {
                    modules.add(module);
                }
            });
        }
        var options = new DwarfOptions(List.of(), _ -> true, true);
        var random = new SplittableRandom(5);
        int count = Integer.getInteger(MUTATIONS, FEW);
        var defects = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            WasmModule damaged = damage(modules.get(random.nextInt(modules.size())), random);
            var reading = new Robustness(_ -> {
                DwarfTypes.read(damaged, options);
                readLines(damaged);
            });
            reading.read("mutation " + i, ByteString.EMPTY);
            defects.addAll(reading.defects());
        }
        System.out.printf("DWARF with damage: %d modules, %d defects%n", count, defects.size());
        assertEquals(List.of(), defects);
    }

    private static void readLines(WasmModule module) {
        SourceLines lines = SourceLines.of(module);
        for (FunctionBody body : module.bodies()) {
            lines.at(body.offset());
            lines.at(body.offset() + body.bytes().length() - 1);
        }
    }

    private static WasmModule damage(WasmModule module, SplittableRandom random) {
        List<Section.Custom> debug = module.customSections().stream()
                .filter(section -> section.name().startsWith(".debug_"))
                .toList();
        Section.Custom chosen = debug.get(random.nextInt(debug.size()));
        byte[] bytes = chosen.content().toArray();
        for (int change = random.nextInt(1, 5); change > 0 && bytes.length > Integer.BYTES; change--) {
            bytes = damage(bytes, random);
        }
        var damaged = new Section.Custom(chosen.name(), ByteString.wrap(bytes), chosen.encoding());
        return new WasmModule(module.sections().stream()
                .map(section -> section.equals(chosen) ? damaged : section)
                .toList());
    }

    private static byte[] damage(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length - Integer.BYTES);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                int extreme = EXTREMES[random.nextInt(EXTREMES.length)];
                for (int i = 0; i < Integer.BYTES; i++) {
                    bytes[at + i] = (byte) (extreme >> (i * Byte.SIZE));
                }
            }
            case 3 -> {
                int from = random.nextInt(bytes.length);
                int size = Math.min(random.nextInt(64), bytes.length - Math.max(from, at));
                System.arraycopy(bytes, from, bytes, at, size);
            }
            default -> {
                return Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }
}
