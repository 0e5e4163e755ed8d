package dev.abigate.runtime.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded, and what a replay finds. */
class ReplayTest {
    /** A module that calls its host in every way that a trace knows. */
    private static final String GUEST = """
            (module
              (import "env" "read" (func $read (param i32 i32) (result i32)))
              (import "env" "log" (func $log (param i64 f32)))
              (import "env" "keep" (func $keep (param externref funcref) (result externref)))
              (import "env" "base" (global $base i32))
              (memory (export "memory") 1 4)
              (table (export "table") 2 funcref)
              (elem (i32.const 0) $double)
              (global $count (export "count") (mut i32) (i32.const 0))
              (global $hidden (mut i64) (i64.const 5))
              (func $double (export "double") (param i32) (result i32)
                (global.set $count (i32.add (global.get $count) (i32.const 1)))
                (i32.mul (local.get 0) (i32.const 2)))
              (func (export "sum") (param i32) (result i32) (local $i i32) (local $sum i32)
                (drop (call $read (global.get $base) (local.get 0)))
                (block $end
                  (loop $next
                    (br_if $end (i32.ge_u (local.get $i) (local.get 0)))
                    (local.set $sum (i32.add (local.get $sum)
                      (i32.load8_u (i32.add (global.get $base) (local.get $i)))))
                    (local.set $i (i32.add (local.get $i) (i32.const 1)))
                    (br $next)))
                (call $log (i64.extend_i32_u (local.get $sum)) (f32.const 1.5))
                (global.set $hidden (i64.add (global.get $hidden) (i64.const 1)))
                (local.get $sum))
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "reference") (param externref) (result externref)
                (call $keep (local.get 0) (ref.func $double)))
              (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1))))
            """;

    private static final List<ValType> TWO_I32 = List.of(NumType.I32, NumType.I32);

    private static final RefType EXTERNREF = new RefType(true, HeapType.Abstract.EXTERN);

    /** A host that writes, calls back, grows, and sets a global. */
    private static Instance host(Linker linker, ExecutableModule module) {
        linker.define("env", "base", new Extern.OfGlobal(new Global(TypeCode.I32, false, Value.i32(100))));
        linker.define("env", "read", TWO_I32, List.of(NumType.I32), call -> {
            Instance guest = call.caller().orElseThrow();
            int address = call.i32(0);
            int count = call.i32(1);
            for (int i = 0; i < count; i++) {
                guest.firstMemory().putByte(address + i, (byte) (i * 3));
            }
            if (count == 7) {
                guest.firstMemory().grow(1);
                guest.global("count").set(Value.i32(40));
                guest.function("double").call(Value.i32(count));
            } else if (count == 8) {
                throw new Trap(TrapKind.HOST_ERROR, "nothing to read");
            } else if (count == 9) {
                throw new ProgramExit(3);
            }
            call.result(count);
        });
        linker.define("env", "log", List.of(NumType.I64, NumType.F32), List.of(), _ -> {});
        linker.define(
                "env",
                "keep",
                List.of(EXTERNREF, RefType.FUNCREF),
                List.of(EXTERNREF),
                call -> call.resultReference(call.reference(0)));
        return linker.instantiate(module);
    }

    private static void calls(Instance guest) {
        guest.function("sum").call(Value.i32(5));
        guest.firstMemory().putLong(200, 17);
        guest.function("sum").call(Value.i32(7));
        guest.function("grow").call(Value.i32(1));
        guest.function("grow").call(Value.i32(100));
        guest.function("reference").call(new Value.Reference(new HostReference(1)));
        guest.table("table").callee(0).call(Value.i32(4));
        assertThrows(Trap.class, () -> guest.function("divide").call(Value.i32(1), Value.i32(0)));
        assertThrows(Trap.class, () -> guest.function("sum").call(Value.i32(8)));
        assertThrows(ProgramExit.class, () -> guest.function("sum").call(Value.i32(9)));
    }

    private static Trace record(String text, Tier tier, Consumer<Instance> calls) throws IOException {
        Engine engine = Engine.of(tier);
        ByteString file = Wat.bytes(text);
        ExecutableModule module = engine.load(file);
        var settings = new TraceHeader.Settings("test", true, true, StoreLimits.DEFAULT.memoryBytes());
        var out = new ByteArrayOutputStream();
        try (Store store = engine.newStore();
                var writer = new TraceWriter(out, TraceHeaders.of("test", file, module, settings))) {
            var recorder = new Recorder(module, writer::write);
            store.observe(recorder);
            calls.accept(host(new Linker(store), module));
            recorder.finish();
            writer.finish(true);
        }
        return Trace.read(ByteString.wrap(out.toByteArray()));
    }

    private static ReplayResult replay(Trace trace, String text, Tier tier) {
        Engine engine = Engine.of(tier);
        return new Replayer(trace, engine.load(Wat.bytes(text)), ReplayLevel.A, false, engine::newStore).replay();
    }

    /** The first difference that a change of the module makes. */
    private static Divergence difference(String from, String to, Consumer<Instance> calls) throws IOException {
        assertTrue(GUEST.contains(from));
        ReplayResult result = replay(record(GUEST, Tier.JIT, calls), GUEST.replace(from, to), Tier.INTERPRETER);
        assertEquals(Outcome.DIFFERENT, result.outcome());
        return result.divergences().getFirst();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatIsRecordedOnAnEngineIsEqualOnEveryOther(Tier recorded) throws IOException {
        Trace trace = record(GUEST, recorded, ReplayTest::calls);
        for (Tier tier : Tier.values()) {
            ReplayResult result = replay(trace, GUEST, tier);
            assertEquals(List.of(), result.divergences());
            assertEquals(Outcome.EQUAL, result.outcome());
            assertEquals(9, result.calls());
            assertEquals(7, result.hostCalls());
        }
    }

    @Test
    void aTraceHasAllThatCrossedTheBorder() throws IOException {
        var events = new ArrayList<TraceEvent>();
        record(GUEST, Tier.INTERPRETER, guest -> guest.function("sum").call(Value.i32(7)))
                .forEach(events::add);
        var written = ByteString.of(0, 3, 6, 9, 12, 15, 18);
        assertEquals(
                List.of(
                        new TraceEvent.Instantiated(List.of(), List.of(), List.of(i32(100))),
                        new TraceEvent.Called(4, List.of(i32(7))),
                        new TraceEvent.Imported(0, List.of(i32(100), i32(7))),
                        new TraceEvent.Written(0, 100, written),
                        new TraceEvent.Grown(0, 1, 1),
                        new TraceEvent.GlobalSet(1, i32(40)),
                        new TraceEvent.Called(3, List.of(i32(7))),
                        new TraceEvent.Returned(List.of(i32(14))),
                        new TraceEvent.Returned(List.of(i32(7))),
                        new TraceEvent.Imported(
                                1,
                                List.of(
                                        new TraceValue.Numeric(NumType.I64, 63),
                                        new TraceValue.Numeric(NumType.F32, Float.floatToRawIntBits(1.5f)))),
                        new TraceEvent.Returned(List.of()),
                        new TraceEvent.Returned(List.of(i32(63)))),
                events.subList(0, events.size() - 1));
        assertTrue(events.getLast() instanceof TraceEvent.State state
                && state.memories().getFirst().pages() == 2
                && state.memories().getFirst().changed().size() == 2
                && state.globals().contains(new TraceEvent.GlobalSet(1, i32(41)))
                && state.globals().contains(new TraceEvent.GlobalSet(2, new TraceValue.Numeric(NumType.I64, 6))));
    }

    private static TraceValue i32(int value) {
        return new TraceValue.Numeric(NumType.I32, Integer.toUnsignedLong(value));
    }

    @Test
    void anotherResultIsFound() throws IOException {
        Divergence found = difference(
                "(i32.mul (local.get 0) (i32.const 2))",
                "(i32.mul (local.get 0) (i32.const 3))",
                guest -> guest.function("double").call(Value.i32(21)));
        assertEquals(
                new Divergence(
                        2,
                        "call 1: double(i32:21)",
                        Aspect.RESULTS,
                        "returned (i32:42)",
                        "returned (i32:63)",
                        List.of()),
                found);
    }

    @Test
    void anotherTrapIsFoundWithItsCallStack() throws IOException {
        Divergence found = difference(
                "i32.div_s",
                "i32.rem_s",
                guest -> guest.function("divide").call(Value.i32(Integer.MIN_VALUE), Value.i32(3)));
        assertEquals(Aspect.RESULTS, found.aspect());
        found = difference(
                "(i32.div_s (local.get 0) (local.get 1))",
                "unreachable",
                guest -> guest.function("divide").call(Value.i32(1), Value.i32(3)));
        assertEquals(Aspect.END, found.aspect());
        assertEquals("trap unreachable: unreachable", found.found());
        assertEquals(1, found.callStack().size());
    }

    @Test
    void otherArgumentsOfAHostCallAreFoundAndTheRunGoesOn() throws IOException {
        Trace trace = record(GUEST, Tier.JIT, ReplayTest::calls);
        ReplayResult result = replay(trace, GUEST.replace("(f32.const 1.5)", "(f32.const 2.5)"), Tier.JIT);
        assertEquals(2, result.differences());
        assertEquals(9, result.calls());
        Divergence first = result.divergences().getFirst();
        assertEquals(Aspect.ARGUMENTS, first.aspect());
        assertEquals("env.log(i64:30, f32:0x3fc00000 (1.5))", first.expected());
        assertEquals("env.log(i64:30, f32:0x40200000 (2.5))", first.found());
    }

    @Test
    void aHostCallThatIsMissingOrAddedIsShownBesideTheOthers() throws IOException {
        String call = "(call $log (i64.extend_i32_u (local.get $sum)) (f32.const 1.5))";
        Trace trace = record(GUEST, Tier.JIT, guest -> guest.function("sum").call(Value.i32(5)));
        ReplayResult missing = replay(trace, GUEST.replace(call, ""), Tier.JIT);
        assertEquals(Aspect.HOST_CALL, missing.divergences().getFirst().aspect());
        String read = "env.read(i32:100, i32:5)";
        String log = "env.log(i64:30, f32:0x3fc00000 (1.5))";
        assertEquals(List.of(read, log), missing.recordedCalls());
        assertEquals(List.of(read), missing.foundCalls());
        String early = "(drop (call $read (global.get $base) (local.get 0)))";
        ReplayResult added = replay(trace, GUEST.replace(early, early + call), Tier.JIT);
        assertEquals(Aspect.ARGUMENTS, added.divergences().getFirst().aspect());
        assertEquals(List.of(read, log), added.recordedCalls());
        assertEquals(List.of(read, "env.log(i64:0, f32:0x3fc00000 (1.5))", log), added.foundCalls());
    }

    @Test
    void otherMemoryIsFoundByItsPlace() throws IOException {
        Divergence found = difference(
                "(i32.mul (local.get 0) (i32.const 2))",
                "(i32.store (i32.const 7) (local.get 0)) (i32.mul (local.get 0) (i32.const 2))",
                guest -> guest.function("double").call(Value.i32(21)));
        assertEquals(Aspect.MEMORY, found.aspect());
        assertTrue(found.expected().startsWith("memory 0, 0x0 to 0xffff: digest "), found::expected);
    }

    @Test
    void anotherGlobalIsFound() throws IOException {
        Divergence found = difference(
                "(i64.add (global.get $hidden) (i64.const 1))",
                "(i64.add (global.get $hidden) (i64.const 2))",
                guest -> guest.function("sum").call(Value.i32(5)));
        assertEquals(Aspect.GLOBAL, found.aspect());
        assertEquals("global 2: i64:6", found.expected());
        assertEquals("global 2: i64:7", found.found());
    }

    @Test
    void aLimitThatIsMetClaimsNothing() throws IOException {
        String endless =
                GUEST.replace("(i32.div_s (local.get 0) (local.get 1))", "(call 7 (local.get 0) (local.get 1))");
        Trace trace = record(GUEST, Tier.JIT, guest -> guest.function("divide").call(Value.i32(6), Value.i32(3)));
        ReplayResult result = replay(trace, endless, Tier.JIT);
        assertEquals(Outcome.POISONED, result.outcome());
        assertEquals("the new run: trap stack-exhausted: call stack exhausted", result.reason());
    }

    @Test
    void whatDidNotEndIsNotComparable() throws IOException {
        var out = new ByteArrayOutputStream();
        Engine engine = Engine.of(Tier.JIT);
        ByteString file = Wat.bytes("(module)");
        ExecutableModule module = engine.load(file);
        var settings = new TraceHeader.Settings("test", true, true, 0);
        try (var writer = new TraceWriter(out, TraceHeaders.of("test", file, module, settings))) {
            writer.finish(false);
        }
        ReplayResult result = new Replayer(
                        Trace.read(ByteString.wrap(out.toByteArray())), module, ReplayLevel.A, false, engine::newStore)
                .replay();
        assertEquals(Outcome.NOT_COMPARABLE, result.outcome());
    }

    @Test
    void aModuleWithoutWhatTheTraceCallsIsNotComparable() throws IOException {
        Trace trace = record(GUEST, Tier.JIT, ReplayTest::calls);
        ReplayResult result = replay(trace, "(module (func (export \"sum\")))", Tier.JIT);
        assertEquals(Outcome.NOT_COMPARABLE, result.outcome());
    }
}
