package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostCheck;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.rule.Rule;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import dev.abigate.writer.corpus.Wat;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static Snapshot body(String instructions) {
        return Snapshots.of(Wat.module("(func (export \"f\") (result i32) " + instructions + ")"));
    }

    @Test
    void snapshotsSayWhyAModuleIsNotValid() {
        assertEquals(Optional.empty(), body("i32.const 1").invalid());
        String reason = body("i64.const 1").invalid().orElseThrow();
        assertTrue(reason.contains("type mismatch"), reason);
    }

    @Test
    void everyModuleOfTheCorpusIsValid() {
        for (Path file : SharedFiles.below("corpus", ".wasm")) {
            assertEquals(
                    Optional.empty(),
                    Snapshots.of(Readers.read(SharedFiles.read(file))).invalid(),
                    file.toString());
        }
    }

    @Test
    void noHostTakesAnInvalidModule() {
        HostAnswer answer = HostCheck.of(body("i64.const 1"), HostProfiles.find("wasi-p1"));
        assertEquals(HostAnswer.Result.REJECTED, answer.result());
        assertEquals(Rule.VALIDATION_FAILED_NEW, answer.reasons().getFirst().rule());
    }
}
