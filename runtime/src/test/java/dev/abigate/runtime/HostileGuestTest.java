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
import dev.abigate.runtime.memory.LinearMemory;
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
        var limits = new StoreLimits(8 << 20, 100_000, 10, 1 << 18, 1 << 24);
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

    /** After each step, what is in the new page can be reached, and nothing behind it, by an address or an offset. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void aMemoryThatGrowsPageByPageHasItsBoundsAtEachStep(Tier tier) {
        Instance instance = instance(tier, """
                (module (memory (export "memory") 1)
                  (func (export "run") (param i32) (result i32) (local i32)
                    (loop $more
                      (drop (memory.grow (i32.const 1)))
                      (local.set 1 (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 4)))
                      (i32.store (local.get 1) (i32.const 7))
                      (i32.store offset=65535 (i32.sub (local.get 1) (i32.const 65535)) (i32.const 8))
                      (i32.store offset=70000 (i32.sub (local.get 1) (i32.const 70000)) (i32.const 9))
                      (br_if $more (i32.lt_u (memory.size) (local.get 0))))
                    (i32.load (local.get 1)))
                  (func (export "behind") (result i32) (i32.load (i32.sub (call $size) (i32.const 3))))
                  (func (export "offset") (result i32) (i32.load offset=65533 (i32.sub (call $size) (i32.const 65536))))
                  (func (export "far") (result i32) (i32.load offset=70000 (i32.sub (call $size) (i32.const 69999))))
                  (func (export "bytes") (i32.store8 offset=1 (i32.sub (call $size) (i32.const 1)) (i32.const 1)))
                  (func (export "fill") (memory.fill (i32.sub (call $size) (i32.const 1)) (i32.const 1) (i32.const 2)))
                  (func (export "vector")
                    (v128.store (i32.sub (call $size) (i32.const 9)) (v128.const i64x2 1 1)))
                  (func $size (result i32) (i32.mul (memory.size) (i32.const 65536))))
                """, StoreLimits.DEFAULT);
        for (int pages = 2; pages < 40; pages += 3) {
            assertEquals(9, run(instance, pages));
            for (String export : List.of("behind", "offset", "far", "bytes", "fill", "vector")) {
                assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(instance, export), export);
            }
            LinearMemory memory = instance.memory("memory");
            long size = (long) pages << 16;
            assertEquals(size, memory.byteSize());
            assertEquals(0, memory.getInt(size - 8));
            assertThrows(Trap.class, () -> memory.getShort(size - 1));
            assertThrows(Trap.class, () -> memory.read(size - 1, 2));
        }
    }

    /** What is still referred to is limited, however it is kept; what is thrown away at once is not. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void objectsThatAreKeptAreLimitedInAll(Tier tier) {
        var limits = new StoreLimits(1 << 20, 1_000_000, 10, 1 << 20, 4 << 20);
        Instance instance = instance(tier, """
                (module
                  (rec (type $list (struct (field (ref null $list)) (field i64))))
                  (type $numbers (array (mut i64)))
                  (type $arrays (array (mut (ref null $numbers))))
                  (tag $next (param exnref))
                  (global $kept (mut (ref null $list)) (ref.null $list))
                  (func (export "structures")
                    (loop (global.set $kept (struct.new $list (global.get $kept) (i64.const 7))) (br 0)))
                  (func (export "locals") (local (ref null $list))
                    (loop (local.set 0 (struct.new $list (local.get 0) (i64.const 7))) (br 0)))
                  (func (export "arrays") (local $all (ref $arrays)) (local $i i32)
                    (local.set $all (array.new_default $arrays (i32.const 1000)))
                    (loop
                      (array.set $arrays (local.get $all) (local.get $i)
                        (array.new_default $numbers (i32.const 1000)))
                      (local.set $i (i32.add (local.get $i) (i32.const 1))) (br 0)))
                  (func (export "one array") (drop (array.new_default $numbers (i32.const 1000000))))
                  (func (export "exceptions") (local $last exnref)
                    (loop $more
                      (block $caught (result exnref)
                        (try_table (catch_all_ref $caught) (throw $next (local.get $last)))
                        (unreachable))
                      (local.set $last)
                      (br $more))))
                """, limits);
        for (String export : List.of("structures", "arrays", "one array", "locals", "exceptions")) {
            assertEquals(TrapKind.MEMORY_LIMIT, trap(instance, export), export);
        }
    }

    /** In all 100 MB pass through a heap of 4 MiB. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void objectsThatNobodyKeepsAreNotLimited(Tier tier) {
        var limits = new StoreLimits(1 << 20, 1_000_000, 10, 1 << 20, 4 << 20);
        Instance instance = instance(tier, """
                (module
                  (type $pair (struct (field i32) (field i64)))
                  (type $numbers (array (mut i64)))
                  (func (export "run") (param i32) (result i32) (local $last (ref null $pair))
                    (loop $more
                      (local.set $last (struct.new $pair (local.get 0) (i64.const 7)))
                      (drop (array.new_default $numbers (i32.and (local.get 0) (i32.const 4095))))
                      (br_if $more (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                    (struct.get $pair 0 (local.get $last))))""", limits);
        assertEquals(1, run(instance, 6_000));
    }

    /** Each is thrown from where the one before was on the stack. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void exceptionsThatNobodyKeepsAreNotLimited(Tier tier) {
        var limits = new StoreLimits(1 << 20, 1_000_000, 10, 1 << 20, 4 << 20);
        Instance instance = instance(tier, """
                (module
                  (tag $number (param i32))
                  (func (export "run") (param i32) (result i32)
                    (loop $more
                      (block $caught (result exnref)
                        (try_table (catch_all_ref $caught) (throw $number (local.get 0)))
                        (unreachable))
                      (drop)
                      (br_if $more (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                    (local.get 0)))""", limits);
        assertEquals(0, run(instance, 50_000));
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
