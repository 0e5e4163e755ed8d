package dev.abigate.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.FindingWitnesses;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.witness.Witness;
import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every witness does with the runtime what it says: it links with the old build, and not with the new one. */
class WitnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "export-function-removed | (func (export \"f\") (param i32 i64) (result f32) unreachable) |",
                "export-function-removed | (func (export \"\\22 \\\\ \\e2\\80\\ae\\00\")) | (func (export \"\"))",
                "export-function-type-changed | (func (export \"f\") (param i32)) | (func (export \"f\") (param i64))",
                "export-global-removed | (global (export \"g\") (mut f64) (f64.const 1)) |",
                "export-global-type-changed | (global (export \"g\") i32 (i32.const 1)) | (global (export \"g\") i64 (i64.const 1))",
                "global-mutability-changed | (global (export \"g\") i32 (i32.const 1)) | (global (export \"g\") (mut i32) (i32.const 1))",
                "global-mutability-changed | (import \"env\" \"g\" (global i32)) | (import \"env\" \"g\" (global (mut i32)))",
                "export-memory-removed | (memory (export \"m\") 1 2) | (memory 1 2)",
                "export-table-removed | (table (export \"t\") 1 funcref) | (table 1 funcref)",
                "export-table-type-changed | (table (export \"t\") 1 funcref) | (table (export \"t\") 1 externref)",
                "export-tag-removed | (tag (export \"e\") (param i32)) |",
                "export-tag-type-changed | (tag (export \"e\") (param i32)) | (tag (export \"e\") (param i64))",
                "export-kind-changed | (func (export \"x\")) | (memory (export \"x\") 1)",
                "export-malloc-contract-changed | (func (export \"malloc\") (param i32) (result i32) unreachable)"
                        + " (func (export \"free\") (param i32)) | (func (export \"malloc\") (param i32) (result i32) unreachable)",
                "import-function-added | | (import \"env\" \"f\" (func (param i32)))",
                "import-function-added | (import \"env\" \"a\" (func)) | (import \"env\" \"a\" (func)) (import \"env\" \"b\" (func))",
                "import-function-type-changed | (import \"env\" \"f\" (func (param i32))) | (import \"env\" \"f\" (func (param i64)))",
                "import-function-type-changed | (import \"env\" \"f\" (memory 1)) | (import \"env\" \"f\" (func (param i64)))",
                "import-memory-added | | (import \"env\" \"memory\" (memory 1))",
                "import-memory-type-changed | (import \"env\" \"x\" (func)) | (import \"env\" \"x\" (memory 1))",
                "import-table-added | | (import \"env\" \"t\" (table 1 funcref))",
                "import-table-type-changed | (import \"env\" \"t\" (table 1 funcref)) | (import \"env\" \"t\" (table 1 externref))",
                "import-global-added | | (import \"env\" \"g\" (global v128))",
                "import-global-type-changed | (import \"env\" \"g\" (global i32)) | (import \"env\" \"g\" (global f32))",
                "import-tag-added | | (import \"env\" \"e\" (tag (param i32)))",
                "import-tag-type-changed | (import \"env\" \"e\" (tag (param i32))) | (import \"env\" \"e\" (tag (param i64)))",
                "import-module-renamed | (import \"env\" \"f\" (func)) | (import \"host\" \"f\" (func))",
                "memory-min-increased | (import \"env\" \"m\" (memory 1)) | (import \"env\" \"m\" (memory 4))",
                "memory-max-decreased | (import \"env\" \"m\" (memory 1 4)) | (import \"env\" \"m\" (memory 1 2))",
                "memory-became-shared | (import \"env\" \"m\" (memory 1 4)) | (import \"env\" \"m\" (memory 1 4 shared))",
                "memory-no-longer-shared | (memory (export \"m\") 1 4 shared) | (memory (export \"m\") 1 4)",
                "memory-index-type-changed | (memory (export \"m\") 1) | (memory (export \"m\") i64 1)",
                "memory-page-size-changed | (memory (export \"m\") 1) | (memory (export \"m\") 65536 (pagesize 1))",
                "table-min-increased | (import \"env\" \"t\" (table 1 funcref)) | (import \"env\" \"t\" (table 4 funcref))",
                "table-index-type-changed | (table (export \"t\") 1 funcref) | (table (export \"t\") i64 1 funcref)",
                "constant-value-changed | (global (export \"LIMIT\") i32 (i32.const -3)) | (global (export \"LIMIT\") i32 (i32.const 9))",
                "constant-value-changed | (func (export \"limit\") (result i64) i64.const 3) | (func (export \"limit\") (result i64) i64.const 9)",
                "wasi-level-changed | | (import \"wasi_snapshot_preview1\" \"proc_exit\" (func (param i32)))",
            })
    void holdsForBuildsOf(String rule, String before, String after) {
        ByteString old = Trial.encoded("(module " + (before == null ? "" : before) + ")");
        ByteString now = Trial.encoded("(module " + (after == null ? "" : after) + ")");
        List<Finding> findings = findings(old, now);
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.rule().id().equals(rule)
                                && finding.witness().isPresent()),
                findings::toString);
        assertHold(findings, old, now);
        assertTrue(findings(now, now).stream()
                .noneMatch(finding -> finding.witness().isPresent()));
    }

    private static List<Finding> findings(ByteString old, ByteString now) {
        Snapshot before = Snapshots.of(Readers.read(old));
        Snapshot after = Snapshots.of(Readers.read(now));
        return FindingWitnesses.attach(Judge.judge(Changes.between(before, after)), before, after);
    }

    private static void assertHold(List<Finding> findings, ByteString old, ByteString now) {
        for (Finding finding : findings) {
            finding.witness().ifPresent(witness -> {
                switch (witness) {
                    case Witness.Linked linked -> {
                        assertEquals(linked.before(), Trial.of(linked, old), finding.subject());
                        assertEquals(linked.after(), Trial.of(linked, now), finding.subject());
                    }
                    case Witness.Place place -> {
                        assertBegins(place.before(), Trial.result(place.text(), Witness.Place.OLD));
                        assertBegins(place.after(), Trial.result(place.text(), Witness.Place.NEW));
                    }
                }
                assertNotEquals(witness.before(), witness.after());
                assertTrue(
                        FindingWitnesses.mayProve(finding.rule()),
                        finding.rule().id());
            });
        }
    }

    private static void assertBegins(String told, String number) {
        String expected = "reads 0x%x at byte ".formatted(Long.parseLong(number));
        assertTrue(told.startsWith(expected), told + " does not begin with " + expected);
    }

    /** Programs of several languages with debug information, and what their releases changed. */
    @Test
    void holdsForTheCorpus() throws IOException {
        int proved = 0;
        for (String language : List.of("c", "cpp")) {
            ByteString old = SharedFiles.read(SharedFiles.at("corpus/abi/" + language + "-v1.wasm"));
            ByteString now = SharedFiles.read(SharedFiles.at("corpus/abi/" + language + "-v2.wasm"));
            List<Finding> findings = findings(old, now);
            assertHold(findings, old, now);
            List<Witness> witnesses = findings.stream()
                    .flatMap(finding -> finding.witness().stream())
                    .toList();
            assertTrue(witnesses.stream().anyMatch(Witness.Caller.class::isInstance), language);
            assertTrue(witnesses.stream().anyMatch(Witness.Place.class::isInstance), language);
            proved += witnesses.size();
        }
        System.out.printf("%d witnesses of the corpus hold%n", proved);
    }
}
