package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules made to exhaust an engine end in a trap, a limit or their result, in bounded time, on every engine. */
class HostileGuestTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static Instance instance(Tier tier, String module, StoreLimits limits) {
        Engine engine = Engine.of(tier);
        return new Linker(engine.newStore(limits)).instantiate(engine.load(Wat.bytes(module)));
    }

    /** An instance whose only function, {@code run}, takes and gives a number. */
    private static Instance instance(Tier tier, ByteArrayOutputStream body) {
        var type = new CompositeType.Function(List.of(NumType.I32), List.of(NumType.I32));
        SectionEncoding encoding = SectionEncoding.SHORTEST;
        var module = new WasmModule(List.of(
                new Section.Types(List.of(new RecType(List.of(SubType.of(type)))), encoding),
                new Section.Functions(List.of(0), encoding),
                new Section.Exports(List.of(new Export("run", ExternKind.FUNCTION, 0)), encoding),
                new Section.Code(List.of(new FunctionBody(0, ByteString.wrap(body.toByteArray()))), encoding)));
        Engine engine = Engine.of(tier);
        return new Linker(engine.newStore()).instantiate(engine.load(module));
    }

    private static ByteArrayOutputStream body(int... bytes) {
        var body = new ByteArrayOutputStream();
        add(body, bytes);
        return body;
    }

    private static void add(ByteArrayOutputStream body, int... bytes) {
        for (int b : bytes) {
            body.write(b);
        }
    }

    private static void leb(ByteArrayOutputStream body, int value) {
        for (int rest = value; ; rest >>>= 7) {
            if (rest < 0x80) {
                body.write(rest);
                return;
            }
            body.write((rest & 0x7f) | 0x80);
        }
    }

    private static int run(Instance instance, int argument) {
        return assertTimeoutPreemptively(
                BOUND, () -> ((Value.I32) Guests.call(instance.function("run"), argument)).value());
    }

    private static TrapKind trap(Instance instance, String export) {
        return assertTimeoutPreemptively(
                BOUND,
                () -> assertThrows(Trap.class, () -> instance.function(export).call())
                        .kind());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void infiniteLoopsEndAtTheDeadline(Tier tier) {
        Instance instance = instance(tier, """
                (module (memory 1)
                  (func (export "empty") (loop (br 0)))
                  (func (export "working") (local i32)
                    (loop (i32.store (i32.const 0) (local.get 0))
                      (local.set 0 (i32.add (local.get 0) (i32.const 1))) (br 0)))
                  (func $a (export "calling") (loop (call $b) (br 0)))
                  (func $b))""", StoreLimits.DEFAULT);
        for (String export : List.of("empty", "working", "calling")) {
            try (var _ = instance.store().interruptAfter(Duration.ofMillis(50))) {
                assertEquals(TrapKind.TIMEOUT, trap(instance, export), export);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void infiniteRecursionExhaustsTheStack(Tier tier) {
        Instance instance = instance(tier, """
                (module (type $f (func)) (table 1 funcref) (elem (i32.const 0) $indirect)
                  (func $direct (export "direct") (call $direct))
                  (func $indirect (export "indirect") (call_indirect (type $f) (i32.const 0)))
                  (func $one (export "mutual") (call $two)) (func $two (call $one)))""", StoreLimits.DEFAULT);
        for (String export : List.of("direct", "indirect", "mutual", "direct")) {
            assertEquals(TrapKind.STACK_EXHAUSTED, trap(instance, export), export);
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void memoriesAndTablesGrowToTheirLimits(Tier tier) {
        var limits = new StoreLimits(8 << 20, 100_000, 10, 1 << 18);
        Instance instance = instance(tier, """
                (module (memory 1) (table 0 funcref)
                  (func (export "memory") (result i32)
                    (loop (br_if 0 (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) (memory.size))
                  (func (export "memory at once") (result i32) (memory.grow (i32.const 65535)))
                  (func (export "table") (result i32)
                    (loop (br_if 0 (i32.ne (table.grow (ref.null func) (i32.const 1000)) (i32.const -1)))) (table.size)))
                """, limits);
        assertTimeoutPreemptively(BOUND, () -> {
            assertEquals(Value.i32(-1), Guests.call(instance.function("memory at once")));
            assertEquals(Value.i32(128), Guests.call(instance.function("memory")));
            assertEquals(Value.i32(100_000), Guests.call(instance.function("table")));
        });
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aBranchTableOfAMillionLabels(Tier tier) {
        var body = body(0, 0x02, 0x40, 0x02, 0x40, 0x20, 0, 0x0E);
        leb(body, 1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            body.write(i & 1);
        }
        add(body, 0, 0x0B, 0x41, 7, 0x0F, 0x0B, 0x41, 9, 0x0B);
        Instance instance = instance(tier, body);
        assertEquals(7, run(instance, 999_998));
        assertEquals(9, run(instance, 999_999));
        assertEquals(7, run(instance, -1));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void fiftyThousandLocals(Tier tier) {
        // All but the parameter are declared in one run; the last one is set and read.
        var body = body(1);
        leb(body, 49_999);
        add(body, 0x7F, 0x20, 0, 0x21);
        leb(body, 49_999);
        body.write(0x20);
        leb(body, 49_999);
        body.write(0x0B);
        assertEquals(5, run(instance(tier, body), 5));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aThousandNestedBlocks(Tier tier) {
        var body = body(0);
        for (int i = 0; i < 1_000; i++) {
            add(body, 0x02, 0x40);
        }
        body.write(0x20);
        body.write(0);
        body.write(0x0D);
        leb(body, 999);
        for (int i = 0; i < 1_000; i++) {
            body.write(0x0B);
        }
        add(body, 0x20, 0, 0x0B);
        assertEquals(3, run(instance(tier, body), 3));
        assertEquals(0, run(instance(tier, body), 0));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aBodyOfSevenMegabytes(Tier tier) {
        int steps = 7_000_000 / 3;
        var body = body(0, 0x20, 0);
        for (int i = 0; i < steps; i++) {
            add(body, 0x41, 1, 0x6A);
        }
        body.write(0x0B);
        assertEquals(steps + 1, run(instance(tier, body), 1));
    }
}
