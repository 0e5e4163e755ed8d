package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.host.EntryConvention;
import dev.abigate.format.host.InterfaceFamily;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.GuestStruct;
import dev.abigate.runtime.memory.GuestType;
import dev.abigate.runtime.memory.TypedMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.writer.corpus.Wat;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginTest {
    private final Engine engine = Engine.of(Tier.INTERPRETER);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aReactorIsInitializedBeforeTheFirstCall() {
        try (Plugin plugin = plugin("""
                (global $ready (mut i32) (i32.const 0))
                (func (export "_initialize") (global.set $ready (i32.add (global.get $ready) (i32.const 1))))
                (func (export "ready") (result i32) (global.get $ready))
                """).instantiate()) {
            assertEquals(
                    List.of(Value.i32(1)), plugin.instance().function("ready").call());
        }
    }

    @Test
    void aCommandEndsWithItsExitCode() {
        PluginModule module = module("""
                (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                (memory (export "memory") 1)
                (func (export "_start") (call $exit (i32.const 7)))
                """);
        assertEquals(EntryConvention.COMMAND, module.needs().convention());
        assertEquals(Set.of(InterfaceFamily.WASI_PREVIEW1), module.needs().families());
        assertEquals(7, Plugin.builder(module, engine.newStore(), world()).run());
    }

    @Test
    void mainGetsTheArgumentsAndPrintsThroughLibcBuiltin() {
        PluginModule module = module("""
                (import "env" "puts" (func $puts (param i32) (result i32)))
                (memory (export "memory") 1)
                (func (export "__main_argc_argv") (param $argc i32) (param $argv i32) (result i32)
                  (drop (call $puts (i32.load (i32.add (local.get $argv) (i32.const 4)))))
                  (i32.add
                    (i32.mul (local.get $argc) (i32.const 10))
                    (i32.load (i32.add (local.get $argv) (i32.const 8)))))
                """);
        assertEquals(EntryConvention.MAIN, module.needs().convention());
        assertEquals(20, Plugin.builder(module, engine.newStore(), world()).run());
        assertEquals("wörld\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anEntryThatTakesWhatNobodyGivesTraps() {
        for (String entry : List.of("_start", "_initialize", "main")) {
            Plugin.Builder builder = plugin("(func (export \"" + entry + "\") (param f64))");
            assertEquals(
                    "'" + entry + "' takes 1 arguments",
                    assertThrows(Trap.class, builder::run).getMessage());
        }
    }

    @Test
    void whatNobodyOffersIsListed() {
        Plugin.Builder builder = plugin("""
                (import "env" "strlen" (func (param i32) (result i32)))
                (import "env" "host_add" (func (param i32 i32) (result i32)))
                (import "math" "half" (func (param f64) (result f64)))
                (memory 1)
                """);
        assertEquals(
                List.of("env.host_add func (i32, i32) -> (i32)", "math.half func (f64) -> (f64)"),
                builder.missing().stream()
                        .map(item -> item.module() + "." + item.name() + " " + item.expected())
                        .toList());
        Instance math = plugin("(func (export \"half\") (param f64) (result f64) (f64.const 0.5))")
                .instantiate()
                .instance();
        builder.natives(
                        "env",
                        symbols -> symbols.define("host_add", "(ii)i", call -> call.result(call.i32(0) + call.i32(1))))
                .link("math", math);
        assertEquals(List.of(), builder.missing());
    }

    @Test
    void memoryIsTypedAndChecked() {
        try (Plugin plugin = plugin("(memory (export \"memory\") 1 1)").instantiate()) {
            TypedMemory memory = plugin.memory();
            GuestStruct.Builder item = GuestStruct.builder();
            GuestStruct.Member<Integer> kind = item.member(GuestType.U8);
            GuestStruct.Member<Double> weight = item.member(GuestType.F64);
            GuestStruct.Member<Integer> count = item.member(GuestType.U16);
            GuestStruct type = item.build();
            assertEquals(24, type.bytes());

            memory.struct(type, 64).set(kind, 200).set(weight, -1.5).set(count, 40_000);
            assertEquals(200, memory.get(GuestType.U8, 64));
            assertEquals(-1.5, memory.get(GuestType.F64, 72));
            assertEquals(40_000, memory.struct(type, 64).get(count));
            assertEquals(-25_536, (int) memory.get(GuestType.I16, 80));

            List<Long> numbers = memory.slice(GuestType.U32, 128, 3);
            numbers.set(2, 0xFFFF_FFFFL);
            assertEquals(List.of(0L, 0L, 0xFFFF_FFFFL), numbers);
            assertThrows(IndexOutOfBoundsException.class, () -> numbers.get(3));

            memory.setString(256, "größe");
            assertEquals("größe", memory.string(256));
            assertEquals("gr", memory.string(256, 2));

            outside(() -> memory.struct(type, 65536 - 23));
            outside(() -> memory.slice(GuestType.I64, 65536 - 8, 2));
            outside(() -> memory.slice(GuestType.I8, 65537, 0));
            outside(() -> memory.slice(GuestType.I8, 0, -1));
            outside(() -> memory.string(65536));
            outside(() -> memory.setString(65535, "x"));
            outside(() -> memory.get(GuestType.F32, -1));
            assertEquals(0, memory.get(GuestType.U8, 65535));
        }
    }

    @Test
    void aPluginWithoutAHeapHasNoRoom() {
        try (Plugin plugin = plugin("(memory (export \"memory\") 1)").instantiate()) {
            Trap trap = assertThrows(Trap.class, () -> plugin.place("text"));
            assertEquals("no room for 5 bytes in the heap of the guest", trap.getMessage());
        }
    }

    private static void outside(Runnable access) {
        assertEquals(
                TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                assertThrows(Trap.class, access::run).kind());
    }

    private PluginModule module(String fields) {
        return PluginModule.load(engine, Wat.module("(module " + fields + ")"));
    }

    private Plugin.Builder plugin(String fields) {
        return Plugin.builder(module(fields), engine.newStore(), world());
    }

    private WasiConfiguration world() {
        return WasiConfiguration.builder()
                .arguments(List.of("program", "wörld"))
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, OutputStream.nullOutputStream()))
                .build();
    }
}
