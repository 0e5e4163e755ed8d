package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands on every module of the corpus. */
final class CorpusTest {
    @Test
    void everyModuleIsInspectedDumpedAndEqualToItself() {
        List<String> modules = modules();
        for (String module : modules) {
            assertPasses(List.of("inspect", module));
            assertPasses(List.of("inspect", "--json", module));
            assertPasses(List.of("validate", module));
            assertPasses(List.of("dump", module));
            Invocation diff = Invocation.of(List.of("diff", "--fail-on", "any", module, module));
            assertTrue(diff.out().startsWith("IDENTICAL"), () -> module + ": " + diff);
            assertEquals(ExitStatus.PASS, diff.status());
        }
        System.out.println("inspected, validated, dumped and compared with themselves: " + modules.size() + " modules");
    }

    private static void assertPasses(List<String> arguments) {
        Invocation run = Invocation.of(arguments);
        assertEquals(ExitStatus.PASS, run.status(), () -> arguments + ": " + run.err());
        assertEquals("", run.err());
        assertTrue(!run.out().isEmpty(), arguments::toString);
    }

    private static List<String> modules() {
        return Stream.of(".wasm", ".aot")
                .flatMap(suffix -> SharedFiles.below("corpus", suffix).stream())
                .map(Path::toString)
                .toList();
    }
}
