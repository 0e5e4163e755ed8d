package dev.abigate.runtime.replay.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.SearchResult.Coverage;
import dev.abigate.format.trace.SearchResult.LeftOut;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.coverage.CountedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final long FUEL = 100_000;
    private static final int MOST_INPUTS = 20_000;

    private static final Engine ENGINE =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);

    private static final ExportSchema BYTES = new ExportSchema(
            List.of(new ParameterMeaning.Buffer(1, false), new ParameterMeaning.Length(0)),
            new ResultMeaning.Numeric());

    private static Build build(String text) {
        WasmModule module = Wat.module(text);
        List<FunctionCode> code = new ArrayList<>();
        module.bodies().forEach(body -> code.add(CodeReader.read(body, code.size())));
        CountedModule counted = CountedModule.of(module, code);
        ExecutableModule loaded = ENGINE.load(counted.module());
        return new Build(
                loaded,
                ENGINE::newStore,
                store -> new Linker(store)
                        .define("host", "note", List.of(), List.of(), _ -> {})
                        .instantiate(loaded),
                FUEL,
                Optional.of(new Build.Counters(
                        counted.branches(), counted.counters(), counted.operands(), counted.comparisons())));
    }

    private static SearchResult search(String old, String now, Map<String, ExportSchema> schemas) {
        return search(old, now, schemas, ReplayLevel.B, 1);
    }

    private static SearchResult search(
            String old, String now, Map<String, ExportSchema> schemas, ReplayLevel level, long seed) {
        Build oldBuild = build(old);
        Build newBuild = build(now);
        SearchedExports exports = SearchedExports.of(
                oldBuild.module(), newBuild.module(), schemas, level == ReplayLevel.A || !now.contains("$at"));
        return new Search(level, oldBuild, newBuild, exports, seed)
                .run(List.of(), _ -> {}, soFar -> soFar.sequences() < MOST_INPUTS);
    }

    private static final String LIMIT = """
        (module (func (export "f") (param i64) (result i32)
          (if (result i32) (i64.gt_s (local.get 0) (i64.const 123456789))
            (then (i32.const 1)) (else (i32.const 2)))))\
        """;

    @Test
    void aComparisonThatIsOffByOneIsFoundAtItsConstant() {
        SearchResult result = search(LIMIT, LIMIT.replace("gt_s", "ge_s"), Map.of());
        assertEquals(
                List.of("f(123456789)"), result.counterExample().orElseThrow().calls());
        assertEquals(
                "returned (i32:2)",
                result.counterExample().orElseThrow().divergence().expected());
    }

    @Test
    void theSameSeedMakesTheSameSearch() {
        String other = LIMIT.replace("gt_s", "ge_s");
        assertEquals(
                search(LIMIT, other, Map.of(), ReplayLevel.B, 5), search(LIMIT, other, Map.of(), ReplayLevel.B, 5));
    }

    @Test
    void buildsThatAreAlikeHaveAllBranchesCounted() {
        String ways = """
            (module (func (export "f") (param i64) (result i64) (local i32)
              (local.set 1 (i32.wrap_i64 (local.get 0)))
              (block (block (block (br_table 0 1 2 (i32.and (local.get 1) (i32.const 3))))
                  (return (i64.const 10)))
                (return (select (i64.const 20) (i64.const 21) (i64.lt_s (local.get 0) (i64.const 0)))))
              (loop (local.set 1 (i32.shr_u (local.get 1) (i32.const 1))) (br_if 0 (local.get 1)))
              (i64.const 30)))\
            """;
        SearchResult result = search(ways, ways, Map.of());
        assertEquals(Optional.empty(), result.counterExample());
        // The function, three ways on from the table, two of the selection, the loop, and two from its end.
        assertEquals(Optional.of(new Coverage(9, 9)), result.newCoverage());
    }

    private static final String FOUND = """
        (module (memory 1)
          (func (export "f") (param $at i32) (param $size i32) (result i32)
            (if (i32.ge_u (local.get $size) (i32.const 4))
              (then (if (i32.eq (i32.load (local.get $at)) (i32.const 0x64636261))
                (then (i32.store8 (local.get $at) (i32.const 65)) (return (i32.const 1))))))
            (i32.const 0)))\
        """;

    @Test
    void textsThatCodeComparesAreFoundAndBuffersAreCompared() {
        SearchResult result = search(FOUND, FOUND.replace("const 65", "const 66"), Map.of("f", BYTES));
        assertEquals(
                List.of("f('abcd', 4)"), result.counterExample().orElseThrow().calls());
        assertEquals(
                Aspect.HOST_READ,
                result.counterExample().orElseThrow().divergence().aspect());
    }

    @Test
    void exportsThatMayTakeAddressesAreLeftOut() {
        SearchResult result = search(FOUND, FOUND, Map.of());
        assertEquals(List.of(), result.searched());
        assertEquals(
                List.of(new LeftOut("f", "nothing says whether its values are numbers or addresses")),
                result.leftOut());
        assertEquals(0, result.sequences());
    }

    @Test
    void aSchemaOfAnotherExportIsRefused() {
        ExecutableModule module = build(LIMIT).module();
        assertThrows(
                IllegalArgumentException.class, () -> SearchedExports.of(module, module, Map.of("f", BYTES), false));
        assertThrows(
                IllegalArgumentException.class, () -> SearchedExports.of(module, module, Map.of("g", BYTES), false));
    }

    private static final String COUNTING = """
        (module (global $n (mut i32) (i32.const 0))
          (func (export "next") (global.set $n (i32.add (global.get $n) (i32.const 1))))
          (func (export "many") (result i32) (i32.ge_u (global.get $n) (i32.const 3))))\
        """;

    @Test
    void sequencesBeginAnewAndAreShortened() {
        SearchResult result = search(COUNTING, COUNTING.replace("const 3", "const 4"), Map.of());
        assertEquals(
                List.of("next()", "next()", "next()", "many()"),
                result.counterExample().orElseThrow().calls());
    }

    @Test
    void hostCallsAreCompared() {
        String calls = """
            (module (import "host" "note" (func $note))
              (func (export "f") (param i64) (if (i64.eq (local.get 0) (i64.const 77)) (then (call $note)))))\
            """;
        SearchResult result = search(calls, calls.replace("const 77", "const 78"), Map.of());
        assertEquals(
                Aspect.HOST_CALL,
                result.counterExample().orElseThrow().divergence().aspect());
    }

    @Test
    void whatReachesALimitProvesNothing() {
        SearchResult result = search(
                "(module (func (export \"f\") (result i32) (i32.const 1)))",
                "(module (func (export \"f\") (result i32) (loop (br 0)) (unreachable)))",
                Map.of());
        assertEquals(Optional.empty(), result.counterExample());
        assertTrue(result.sequences() > 0);
        assertEquals(result.sequences(), result.poisoned());
    }

    @Test
    void theSameCodeHasToLeaveTheSameMemory() {
        String stores = """
            (module (memory 1) (func (export "f") (param i64) (i64.store (i32.const 8) (local.get 0))))\
            """;
        String elsewhere = stores.replace("const 8", "const 16");
        assertEquals(Optional.empty(), search(stores, elsewhere, Map.of()).counterExample());
        assertEquals(
                Aspect.MEMORY,
                search(stores, elsewhere, Map.of(), ReplayLevel.A, 1)
                        .counterExample()
                        .orElseThrow()
                        .divergence()
                        .aspect());
    }

    @Test
    void handlesGoToFunctionsOfTheirKindUntilTheyAreReleased() {
        String boxes = """
            (module (memory 1) (global $top (mut i32) (i32.const 1024))
              (func (export "new") (result i32)
                (global.set $top (i32.add (global.get $top) (i32.const 16)))
                (i32.store (global.get $top) (i32.const 5))
                (global.get $top))
              (func (export "add") (param i32 i64)
                (i64.store (local.get 0) (i64.add (i64.load (local.get 0)) (local.get 1))))
              (func (export "end") (param i32) (result i64) (local i64)
                (local.set 1 (i64.load (local.get 0)))
                (i64.store (local.get 0) (i64.const -1))
                (i64.eq (local.get 1) (i64.const 12)) (return (i64.extend_i32_u)) (unreachable)))\
            """;
        var schemas = Map.of(
                "new", new ExportSchema(List.of(), new ResultMeaning.Handle("box")),
                "add",
                        new ExportSchema(
                                List.of(new ParameterMeaning.Handle("box", false), new ParameterMeaning.Numeric()),
                                new ResultMeaning.Numeric()),
                "end",
                        new ExportSchema(
                                List.of(new ParameterMeaning.Handle("box", true)), new ResultMeaning.Numeric()));
        String moved = boxes.replace("const 1024", "const 2048");
        assertEquals(Optional.empty(), search(boxes, moved, schemas).counterExample());
        assertEquals(
                List.of("new()", "add(handle, 7)", "end(handle)"),
                search(boxes, moved.replace("const 12", "const 13"), schemas)
                        .counterExample()
                        .orElseThrow()
                        .calls());
    }

    @Test
    void wordsAreSpelledByteByByte() {
        // Twelve letters that are no data and no constants; more than two more of them at a time are nothing new.
        String spelled = """
            (module (memory 1)
              (func (export "f") (param $at i32) (param $size i32) (result i32) (local $i i32)
                (block $end
                  (loop $next
                    (br_if $end (i32.ge_u (local.get $i) (local.get $size)))
                    (br_if $end (i32.ne
                      (i32.load8_u (i32.add (local.get $at) (local.get $i)))
                      (i32.add (i32.const 97) (i32.rem_u (i32.mul (local.get $i) (i32.const 7)) (i32.const 26)))))
                    (local.set $i (i32.add (local.get $i) (i32.const 1)))
                    (br $next)))
                (i32.gt_u (local.get $i) (i32.const 12))))\
            """;
        SearchResult result = search(spelled, spelled.replace("const 12", "const 13"), Map.of("f", BYTES));
        assertEquals(
                List.of("f('ahovcjqxelszg', 13)"),
                result.counterExample().orElseThrow().calls());
    }

    @Test
    void operandsAreBroughtNearerToOneAnother() {
        String counted = """
            (module (memory 1)
              (func (export "f") (param $at i32) (param $size i32) (result i32) (local $sum i32)
                (loop $next
                  (if (local.get $size) (then
                    (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $at))))
                    (local.set $at (i32.add (local.get $at) (i32.const 1)))
                    (local.set $size (i32.sub (local.get $size) (i32.const 1)))
                    (br $next))))
                (i32.eq (local.get $sum) (i32.const 12345))))\
            """;
        SearchResult result = search(counted, counted.replace("const 12345", "const 12344"), Map.of("f", BYTES));
        assertTrue(result.counterExample().isPresent());
    }

    @Test
    void anAddressWithoutBytesIsNotUsed() {
        String allocated = """
            (module (memory 1)
              (func (export "malloc") (param i32) (result i32) (i32.const 1024))
              (func (export "f") (param $at i32) (param $size i32) (result i32) (local.get $size)))\
            """;
        SearchResult result = search(allocated, allocated.replace("const 1024", "const -16"), Map.of("f", BYTES));
        assertEquals(List.of("f('a', 1)"), result.counterExample().orElseThrow().calls());
    }

    @Test
    void anAllocatorThatTrapsIsADifference() {
        String allocated = """
            (module (memory 1)
              (func (export "malloc") (param i32) (result i32) (i32.const 1024))
              (func (export "f") (param $at i32) (param $size i32) (result i32) (local.get $size)))\
            """;
        SearchResult result =
                search(allocated, allocated.replace("(i32.const 1024)", "(unreachable)"), Map.of("f", BYTES));
        assertEquals(
                Aspect.END, result.counterExample().orElseThrow().divergence().aspect());
    }

    @Test
    void inputsAreReadAsTheyAreWritten() {
        Build build = build(FOUND);
        SearchedExports exports = SearchedExports.of(build.module(), build.module(), Map.of("f", BYTES), false);
        var kept = new ArrayList<CallSequence>();
        new Search(ReplayLevel.B, build, build, exports, 3)
                .run(List.of(), kept::add, soFar -> soFar.sequences() < MOST_INPUTS);
        assertTrue(kept.size() > 1);
        kept.forEach(input -> assertEquals(input, CallSequence.parse(input.text(), exports)));
        assertThrows(IllegalArgumentException.class, () -> CallSequence.parse("'g' 1", exports));
        assertThrows(IllegalArgumentException.class, () -> CallSequence.parse("'f' '\\x0", exports));
        assertThrows(IllegalArgumentException.class, () -> CallSequence.parse("'f' '\\' _", exports));
    }
}
