package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case of the corpus gives what a fielded runtime gave. */
class CorpusTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyCaseGivesWhatIsExpected(Tier tier) throws IOException {
        List<CorpusCase> cases = CorpusCase.all();
        var run = new CorpusRun(Engine.of(tier), folder);
        var failures = new ArrayList<String>();
        for (CorpusCase each : cases) {
            String outcome = run.outcome(each);
            if (!outcome.equals(each.expected())) {
                failures.add("%s: found %s, expected %s".formatted(each, outcome, each.expected()));
            }
        }
        System.out.printf("corpus on %s: %d of %d passed%n", tier, cases.size() - failures.size(), cases.size());
        assertEquals(List.of(), failures);
        assertTrue(cases.size() > 900, () -> cases.size() + " cases");
    }
}
