package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.wasm.WasmReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The corpus of pairs is described without gaps. */
class DwarfCorpusTest {
    @Test
    void describesEveryModuleWithDebugInformation() {
        int modules = 0;
        int described = 0;
        int exported = 0;
        for (Path file : SharedFiles.below("corpus", ".wasm")) {
            WasmModule module = WasmReader.read(SharedFiles.read(file));
            TypeGraph graph = DwarfTypes.read(module, DwarfOptions.DEFAULT);
            Coverage coverage = graph.coverage();
            assertEquals(List.of(), coverage.gaps(), file.toString());
            assertEquals(List.of(), graph.conflicts(), file.toString());
            if (!coverage.isEmpty()) {
                modules++;
                described += coverage.exportedFunctions().described();
                exported += coverage.exportedFunctions().total();
            }
        }
        System.out.printf(
                "DWARF of the corpus: %d modules, %d of %d exported functions described%n",
                modules, described, exported);
        assertTrue(modules > 100, () -> "the corpus has modules with debug information");
    }
}
