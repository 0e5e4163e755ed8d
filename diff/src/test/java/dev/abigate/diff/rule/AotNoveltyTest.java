package dev.abigate.diff.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the new code asks of the runtime is no break where every runtime that loads the old file has it. */
class AotNoveltyTest {
    private static String severities(String before, String after) {
        var severities = new TreeMap<String, String>();
        for (Finding finding : compare(before, after).findings()) {
            if (finding.rule() == Rule.AOT_RELOCATION_TYPE_ADDED
                    || finding.rule() == Rule.AOT_RELOCATION_SYMBOL_ADDED) {
                severities.put(finding.subject(), finding.severity().id());
            }
        }
        return severities.toString();
    }

    private static Comparison compare(String before, String after) {
        return Comparison.of(side(before), side(after));
    }

    private static Side side(String name) {
        Snapshot snapshot = Snapshots.of(Readers.read(SharedFiles.read(SharedFiles.at("corpus/aot/" + name))));
        return new Side(name, "", 0, "aot", snapshot, List.of());
    }

    @Test
    void takesForGrantedWhatEveryLoaderOfTheOldFileHas() {
        assertEquals(
                "{aot:relocation:R_X86_64_PC32=compatible, aot:symbol:aot_set_exception_with_id=compatible}",
                severities("2.4.5/x86_64/fib.bc0.aot", "2.4.5/x86_64/fib.bc1.aot"));
    }

    @Test
    void takesNothingForGrantedThatDependsOnTheBuild() {
        assertEquals(
                "{aot:symbol:aot_alloc_frame=breaking, aot:symbol:aot_free_frame=breaking}",
                severities("1.3.3/x86_64/fib.aot", "1.3.3/x86_64/fib.callstack.aot"));
    }
}
