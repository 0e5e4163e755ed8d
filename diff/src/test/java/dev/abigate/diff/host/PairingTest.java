package dev.abigate.diff.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AOT files beside the modules that they come from, and beside others. */
class PairingTest {
    private static Side side(Path file) {
        var snapshot = Snapshots.of(Readers.read(SharedFiles.read(file)));
        return new Side(file.toString(), "", 0, snapshot.kind().id(), snapshot, List.of());
    }

    private static Pairing pairing(String file, String source) {
        return Pairing.of(
                side(SharedFiles.at("corpus/aot/" + file + ".aot")),
                side(SharedFiles.at("corpus/wasm/" + source + ".wasm")));
    }

    @Test
    void everyFileOfTheCorpusMatchesItsModule() throws IOException {
        Map<String, Side> sources = new HashMap<>();
        var mismatches = new ArrayList<String>();
        int files = 0;
        try (Stream<Path> paths = Files.walk(SharedFiles.at("corpus/aot"))) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".aot"))
                    .sorted()
                    .toList()) {
                String name = path.getFileName().toString();
                String module = name.substring(0, name.indexOf('.'));
                Side source =
                        sources.computeIfAbsent(module, key -> side(SharedFiles.at("corpus/wasm/" + key + ".wasm")));
                Pairing pairing = Pairing.of(side(path), source);
                pairing.mismatches().forEach(reason -> mismatches.add(path + ": " + reason));
                files++;
            }
        }
        assertEquals(List.of(), mismatches);
        assertTrue(files > 2000, files + " files");
    }

    @Test
    void saysWhatAnotherModuleHas() {
        Pairing pairing = pairing("2.4.5/x86_64/fib", "sort");
        assertFalse(pairing.matches());
        assertTrue(pairing.mismatches().stream().allMatch(reason -> reason.rule() == Rule.AOT_WASM_PAIR_MISMATCH));
        HostAnswer.Reason lacking = pairing.mismatches().stream()
                .filter(reason -> reason.message().startsWith("an exported function is gone"))
                .findFirst()
                .orElseThrow();
        assertTrue(lacking.subject().startsWith("export:"));
    }

    @Test
    void tellsReleasesOfOneModuleApart() {
        assertFalse(pairing("2.4.5/x86_64/structlib_v1", "structlib_v2").matches());
        assertTrue(pairing("2.4.5/x86_64/structlib_v2", "structlib_v2").matches());
    }
}
