package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands on every module of the corpus. */
final class CorpusTest {
    private final Path corpus = Path.of(System.getProperty("abigate.shared", "../../shared"), "corpus");

    @Test
    void everyModuleIsInspectedDumpedAndEqualToItself() throws IOException {
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

    private List<String> modules() throws IOException {
        assumeTrue(Files.isDirectory(corpus), () -> corpus + " is missing: the commands were not run on the corpus");
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".wasm") || name.endsWith(".aot"))
                    .sorted()
                    .toList();
        }
    }
}
