package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.interpreter.Interpreter;
import dev.abigate.writer.corpus.Wat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of a large function that leave it in all ways in which a part can: with results, operands, to several places. */
class RegionsTest {
    private static final int ARMS = 160;
    private static final int LOCALS = 10;

    /** The arms of a switch, of which each fourth is of the same form. */
    private static final List<String> FORMS = List.of(
            // two results of 32 bits, one way out
            """
            (local.set $b (i32.add (local.get $b) (i32.load offset=%1$d (i32.and (local.get $i) (i32.const 255)))))
            (local.set $c (i32.xor (local.get $c) (i32.load offset=%1$d (i32.and (local.get $b) (i32.const 255)))))
            (br $done (local.get $a))
            """,
            // a floating-point number, two ways out
            """
            (local.set $f (f32.add (local.get $f) (f32.convert_i32_s (i32.load offset=%1$d (local.get $i)))))
            (if (f32.gt (local.get $f) (f32.const 1e9)) (then (local.set $f (f32.const -1)) (br $next)))
            (i32.store offset=%1$d (local.get $i) (i32.const %1$d))
            (br $done (local.get $a))
            """,
            // the same way out with different operands
            """
            (local.set $b (i32.load offset=%1$d (i32.and (local.get $i) (i32.const 255))))
            (if (i32.and (local.get $b) (i32.const 1)) (then (br $done (local.get $a))))
            (local.set $d (i64.extend_i32_s (i32.load offset=%1$d (i32.and (local.get $b) (i32.const 255)))))
            (br $done (local.get $d))
            """,
            // more results than a number holds
            """
            (local.set $a (i64.add (local.get $a) (i64.load offset=%1$d (i32.and (local.get $i) (i32.const 255)))))
            (local.set $b (i32.add (local.get $b) (i32.load offset=%1$d (i32.and (local.get $c) (i32.const 255)))))
            (if (i32.gt_s (local.get $b) (local.get $c)) (then (i64.store offset=%1$d (local.get $i) (local.get $a))))
            (br $done (local.get $a))
            """);

    private static ExecutableModule module(Engine engine) {
        var text = new StringBuilder("""
                (memory (data "%s"))
                (func (export "run") (param $n i32) (result i64)
                  (local $i i32) (local $a i64) (local $b i32) (local $c i32) (local $d i64) (local $f f32)
                  (loop $again
                    (block $next
                    (local.set $a (block $done (result i64)
                """.formatted("\\07\\a3\\5c".repeat(300)));
        for (int arm = ARMS; arm >= 0; arm--) {
            text.append("(block $arm").append(arm).append('\n');
        }
        text.append("(br_table");
        for (int arm = 0; arm <= ARMS; arm++) {
            text.append(" $arm").append(arm);
        }
        text.append(" (i32.rem_u (i32.mul (local.get $i) (i32.const 7919)) (i32.const ")
                .append(ARMS + 1)
                .append(")))\n");
        for (int arm = 0; arm < ARMS; arm++) {
            text.append(")\n").append(FORMS.get(arm % FORMS.size()).formatted(arm));
        }
        text.append("""
                    ) (i64.const 5))))
                    (br_if $again
                      (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
                  (i64.add
                    (i64.add (i64.xor (local.get $a) (local.get $d)) (i64.extend_i32_u (i32.reinterpret_f32 (local.get $f))))
                    (i64.add (i64.extend_i32_u (local.get $b)) (i64.extend_i32_u (local.get $c)))))
                """);
        return engine.load(Wat.bytes(text.toString()));
    }

    private static List<Value> run(Tier tier, int steps) {
        Engine engine = Engine.of(tier);
        return new Linker(engine.newStore())
                .instantiate(module(engine))
                .function("run")
                .call(Value.i32(steps));
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void givesWhatTheInterpreterGives(Tier tier) {
        for (int steps : new int[] {1, 7, 161, 30_000}) {
            assertEquals(run(Tier.INTERPRETER, steps), run(tier, steps), () -> steps + " steps");
        }
    }

    @Test
    void partsLeaveInEveryWay() {
        var options = ExecutionOptions.DEFAULT;
        ExecutableModule module = module(Engine.of(Tier.JIT));
        var unit = new CompilationUnit(
                new Jit(options, new Interpreter(options)), module, List.of(MemoryForm.ELASTIC_ARRAY));
        var code = CodeReader.read(module.declarations().module().bodies().getFirst(), 0);
        List<Kind> locals = Locals.kinds(unit, unit.functionSignature(0), code);
        List<Region> regions = GeneratedClass.outlined(unit, 0, code);
        assertTrue(regions.stream().anyMatch(region -> region.returnsPair(locals) && !region.returnsExit()));
        assertTrue(regions.stream().anyMatch(region -> region.returnsPair(locals) && region.returnsExit()));
        assertTrue(regions.stream().anyMatch(region -> !region.passed().isEmpty()));
        assertFalse(regions.stream().allMatch(region -> region.exits().contains(Region.THROUGH)));
    }

    /** A function that fills a table and then goes round in two loops; nothing else in it is as heavy as the filling. */
    private static ExecutableModule heavy(Engine engine) {
        var text = new StringBuilder("""
                (memory 1)
                (func (export "run") (param $n i32) (result i64) (local $i i32) (local $j i32) (local $a i64)
                """);
        for (int i = 0; i < 90; i++) {
            text.append("(i64.store offset=%d (i32.const 64) (i64.const %d))%n".formatted(8 * i, 7919L * i * i));
        }
        text.append("""
                  (loop $outer
                    (local.set $j (i32.const 8))
                    (loop $inner
                      (local.set $a (i64.add (i64.rotl (local.get $a) (i64.const 7))
                        (i64.load offset=64 (i32.shl (i32.rem_u (i32.add (local.get $i) (local.get $j)) (i32.const 90)) (i32.const 3)))))
                      (br_if $inner (local.tee $j (i32.sub (local.get $j) (i32.const 1)))))
                    (br_if $outer (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
                  (local.get $a))
                """);
        return engine.load(Wat.bytes(text.toString()));
    }

    @Test
    void whatStandsAroundLoopsIsTakenOut() {
        var options = ExecutionOptions.DEFAULT;
        ExecutableModule module = heavy(Engine.of(Tier.JIT));
        var unit = new CompilationUnit(new Jit(options, new Interpreter(options)), module, List.of(MemoryForm.ARRAY));
        var code = CodeReader.read(module.declarations().module().bodies().getFirst(), 0);
        List<Region> regions = GeneratedClass.aroundLoops(unit, 0, code);
        int loop = code.instructions().stream().map(Instruction::op).toList().indexOf(Opcode.LOOP);
        assertFalse(regions.isEmpty());
        assertTrue(regions.stream().allMatch(region -> region.end() <= loop));
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void takenOutOrNotItGivesTheSame(Tier tier) {
        var steps = Value.i32(5_000);
        assertEquals(
                heavyRun(Engine.of(Tier.INTERPRETER)).call(steps),
                heavyRun(Engine.of(tier)).call(steps));
    }

    private static Function heavyRun(Engine engine) {
        return new Linker(engine.newStore()).instantiate(heavy(engine)).function("run");
    }

    /** A straight line of code that always has operands, of all kinds of numbers, in a loop. */
    private static ExecutableModule straight(Engine engine) {
        var random = new Random(7);
        List<String> types = List.of("i32", "i64", "f32", "f64");
        var text = new StringBuilder("""
                (memory (data "%s"))
                (func (export "run") (param $n i32) (result i64) (local $sum i64)
                """.formatted("\\07\\a3\\5c".repeat(300)));
        for (String type : types) {
            for (int i = 0; i < LOCALS; i++) {
                text.append("(local $%s%d %s)\n".formatted(type, i, type));
            }
        }
        text.append("loop $again i32.const 5\n");
        Deque<String> operands = new ArrayDeque<>(List.of("i32"));
        for (int i = 0; i < 15_000; i++) {
            String top = operands.element();
            String local = "$" + top + random.nextInt(LOCALS);
            int choice = random.nextInt(operands.size() > 12 ? 3 : 6);
            if (choice < 3 && operands.size() > 2) {
                text.append("local.set ").append(local).append('\n');
                operands.pop();
            } else if (choice == 3 && top.equals("i32")) {
                text.append("i32.const 511 i32.and i32.load offset=%d\n".formatted(i % 300));
            } else if (choice == 4) {
                text.append(
                        "local.tee %1$s local.get %1$s %2$s.%3$s\n".formatted(local, top, i % 2 == 0 ? "add" : "sub"));
            } else {
                operands.push(types.get(random.nextInt(types.size())));
                text.append("local.get $%1$s%2$d %1$s.const %3$d %1$s.add\n"
                        .formatted(operands.element(), random.nextInt(LOCALS), i));
            }
        }
        while (!operands.isEmpty()) {
            text.append("local.set $").append(operands.pop()).append("0\n");
        }
        text.append("local.get $n i32.const 1 i32.sub local.tee $n br_if $again end\n");
        Map<String, String> bits = Map.of(
                "i32", "i64.extend_i32_s",
                "i64", "",
                "f32", "i32.reinterpret_f32 i64.extend_i32_s",
                "f64", "i64.reinterpret_f64");
        for (String type : types) {
            for (int i = 0; i < LOCALS; i++) {
                text.append("local.get $sum i64.const 31 i64.mul local.get $%s%d %s i64.add local.set $sum\n"
                        .formatted(type, i, bits.get(type)));
            }
        }
        return engine.load(Wat.bytes(text.append("local.get $sum)").toString()));
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void operandsGoAlongFromPartToPart(Tier tier) {
        var steps = Value.i32(300);
        assertEquals(
                instance(Tier.INTERPRETER).function("run").call(steps),
                instance(tier).function("run").call(steps));
    }

    private static Instance instance(Tier tier) {
        Engine engine = Engine.of(tier);
        return new Linker(engine.newStore()).instantiate(straight(engine));
    }

    /** HotSpot compiles no larger methods unless it is told to. */
    @Test
    void noPartOfALongLineIsTooLarge() {
        var options = ExecutionOptions.DEFAULT;
        ExecutableModule module = straight(Engine.of(Tier.JIT));
        var unit = new CompilationUnit(new Jit(options, new Interpreter(options)), module, List.of(MemoryForm.ARRAY));
        var code = CodeReader.read(module.declarations().module().bodies().getFirst(), 0);
        List<Region> regions = GeneratedClass.outlined(unit, 0, code);
        assertTrue(regions.stream().anyMatch(region -> !region.taken().isEmpty()));
        assertTrue(regions.stream().anyMatch(region -> !region.parts().isEmpty()));
        assertEquals(List.of(), MethodSize.large(GeneratedClass.of(unit, 1).make()));
    }
}
