package dev.abigate.diff.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.snapshot.Code;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions are found again whatever their indices. */
class FunctionMatchTest {
    private static Snapshot snapshot(String text) {
        return Snapshots.of(Wat.module(text));
    }

    private static FunctionCounts counts(String before, String after) {
        Code old = snapshot(before).code();
        Code now = snapshot(after).code();
        return FunctionMatch.of(old.functions(), now.functions()).counts();
    }

    private static final String THREE = """
            (module
              (import "env" "log" (func $log (param i32)))
              (func (export "run") i32.const 1 call $log call $two call $three)
              (func $two i32.const 2 call $log)
              (func $three i32.const 3 i32.const 4 i32.add call $log))""";

    @Test
    void renumberingIsNoChange() {
        String renumbered = """
                (module
                  (import "env" "more" (func (param i32)))
                  (import "env" "log" (func $log (param i32)))
                  (func $three i32.const 3 i32.const 4 i32.add call $log)
                  (func $two i32.const 2 call $log)
                  (func (export "run") i32.const 1 call $log call $two call $three))""";
        assertEquals(new FunctionCounts(3, 2, 0, 0, 0), counts(THREE, renumbered));
        List<Change> changes = Changes.between(snapshot(THREE), snapshot(renumbered));
        assertTrue(changes.stream().noneMatch(Change.CodeChanged.class::isInstance), changes::toString);
    }

    @Test
    void functionsComeAndGo() {
        String more = THREE.replace("(func $two", "(func $new nop nop nop) (func $two");
        assertEquals(new FunctionCounts(3, 2, 0, 1, 0), counts(THREE, more));
        assertEquals(new FunctionCounts(3, 2, 0, 0, 1), counts(more, THREE));
    }

    @Test
    void otherConstantsAreAnotherCodeOfTheSameFunction() {
        assertEquals(new FunctionCounts(2, 0, 1, 0, 0), counts(THREE, THREE.replace("i32.const 4", "i32.const 5")));
    }

    @Test
    void aFunctionBetweenTheSameFunctionsIsTheSame() {
        String rewritten = THREE.replace("i32.const 3 i32.const 4 i32.add call $log", "nop i32.const 7 call $log");
        assertEquals(new FunctionCounts(2, 0, 1, 0, 0), counts(THREE, rewritten));
    }

    @Test
    void aChangeBehindAnExportIsAChangeOfTheExport() {
        List<Change> changes = Changes.between(snapshot(THREE), snapshot(THREE.replace("i32.const 4", "i32.const 5")));
        assertEquals(List.of(new Change.CodeChanged(List.of("run"), new FunctionCounts(2, 0, 1, 0, 0))), changes);
    }

    @Test
    void recursionEndsAndChangesAreSeenThroughIt() {
        String loop = """
                (module
                  (func $even (export "even") (param i32) (result i32)
                    local.get 0 i32.eqz if (result i32) i32.const 1 else
                    local.get 0 i32.const 1 i32.sub call $odd end)
                  (func $odd (export "odd") (param i32) (result i32)
                    local.get 0 i32.eqz if (result i32) i32.const 0 else
                    local.get 0 i32.const 1 i32.sub call $even end))""";
        List<Change> changes =
                Changes.between(snapshot(loop), snapshot(loop.replace("i32.const 0 else", "i32.const 2 else")));
        assertEquals(
                List.of(new Change.CodeChanged(List.of("even", "odd"), new FunctionCounts(1, 0, 1, 0, 0))), changes);
    }

    @Test
    void aLongChainOfCallsNeedsNoDeepStack() {
        var text = new StringBuilder("(module (func (export \"f\") nop)");
        for (int i = 0; i < 20_000; i++) {
            text.append("(func call ").append(i).append(')');
        }
        String chain = text.append(')').toString();
        assertEquals(20_001, counts(chain, chain).same());
    }

    @Test
    void storedIndicesMeetOtherFunctions() {
        String before = """
                (module
                  (table (export "hooks") 3 funcref)
                  (elem (i32.const 0) $one $two)
                  (func $one nop)
                  (func $two nop nop))""";
        assertEquals(
                List.of(),
                Changes.between(
                                snapshot(before),
                                snapshot(before.replace("$one $two)", "$one $two)(func $no nop nop nop)")))
                        .stream()
                        .filter(Change.TableContentChanged.class::isInstance)
                        .toList());
        assertEquals(
                List.of(new Change.TableContentChanged("table:hooks", 2, 0)),
                Changes.between(snapshot(before), snapshot(before.replace("$one $two)", "$two $one)"))));
    }
}
