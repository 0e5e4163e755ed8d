package dev.abigate.runtime.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibcBuiltinTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void stringsAreComparedAndSearched() {
        Instance guest = guest("""
                (import "env" "strcmp" (func $strcmp (param i32 i32) (result i32)))
                (import "env" "strncasecmp" (func $strncasecmp (param i32 i32 i32) (result i32)))
                (import "env" "strstr" (func $strstr (param i32 i32) (result i32)))
                (import "env" "strchr" (func $strchr (param i32 i32) (result i32)))
                (import "env" "strspn" (func $strspn (param i32 i32) (result i32)))
                (import "env" "strcspn" (func $strcspn (param i32 i32) (result i32)))
                (import "env" "memchr" (func $memchr (param i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) "aabaabaac\\00")
                (data (i32.const 32) "aabaac\\00")
                (data (i32.const 48) "AABz\\00")
                (data (i32.const 64) "ba\\00")
                (func (export "f") (result i32 i32 i32 i32 i32 i32 i32 i32)
                  (call $strcmp (i32.const 16) (i32.const 32))
                  (call $strncasecmp (i32.const 16) (i32.const 48) (i32.const 3))
                  (call $strstr (i32.const 16) (i32.const 32))
                  (call $strstr (i32.const 16) (i32.const 48))
                  (call $strchr (i32.const 16) (i32.const 0))
                  (call $strspn (i32.const 16) (i32.const 64))
                  (call $strcspn (i32.const 16) (i32.const 64))
                  (call $memchr (i32.const 16) (i32.const 99) (i32.const 9)))
                """);
        assertEquals(
                List.of(
                        Value.i32('b' - 'c'),
                        Value.i32(0),
                        Value.i32(19),
                        Value.i32(0),
                        Value.i32(25),
                        Value.i32(8),
                        Value.i32(0),
                        Value.i32(24)),
                guest.function("f").call());
    }

    @Test
    void numbersAreReadAsALongOf64Bits() {
        Instance guest = guest("""
                (import "env" "strtol" (func $strtol (param i32 i32 i32) (result i32)))
                (import "env" "strtoul" (func $strtoul (param i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) " -0x1Fz\\00")
                (data (i32.const 32) "4294967295\\00")
                (data (i32.const 48) "99999999999999999999999\\00")
                (data (i32.const 80) "0x\\00")
                (func $end (result i32) (i32.load (i32.const 0)))
                (func (export "f") (result i32 i32 i32 i32 i32 i32 i32)
                  (call $strtol (i32.const 16) (i32.const 0) (i32.const 0)) (call $end)
                  (call $strtol (i32.const 32) (i32.const 0) (i32.const 10))
                  (call $strtol (i32.const 48) (i32.const 0) (i32.const 10))
                  (call $strtoul (i32.const 48) (i32.const 0) (i32.const 10))
                  (call $strtol (i32.const 80) (i32.const 0) (i32.const 16)) (call $end))
                """);
        assertEquals(
                List.of(
                        Value.i32(-31),
                        Value.i32(22),
                        Value.i32(-1),
                        Value.i32((int) Long.MAX_VALUE),
                        Value.i32(-1),
                        Value.i32(0),
                        Value.i32(81)),
                guest.function("f").call());
    }

    @Test
    void variableArgumentsAreAlignedInMemory() {
        Instance guest = guest("""
                (import "env" "printf" (func $printf (param i32 i32) (result i32)))
                (import "env" "snprintf" (func $snprintf (param i32 i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 16) "%d|%8.3f|%-4s|%lld|%c%%\\0a\\00")
                (data (i32.const 64) "ab\\00")
                (func (export "f") (result i32 i32)
                  (i32.store (i32.const 256) (i32.const -7))
                  (f64.store (i32.const 264) (f64.const 3.14159))
                  (i32.store (i32.const 272) (i32.const 64))
                  (i64.store (i32.const 280) (i64.const -9007199254740993))
                  (i32.store (i32.const 288) (i32.const 90))
                  (call $printf (i32.const 16) (i32.const 256))
                  (call $snprintf (i32.const 400) (i32.const 5) (i32.const 16) (i32.const 256)))
                """);
        String text = "-7|   3.142|ab  |-9007199254740993|Z%\n";
        assertEquals(
                List.of(Value.i32(text.length()), Value.i32(text.length())),
                guest.function("f").call());
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
        assertEquals("-7| \0", new String(guest.memory("memory").read(400, 5).toArray(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void addressesAreCheckedBeforeTheCall() {
        Instance guest = guest("""
                (import "env" "strlen" (func $strlen (param i32) (result i32)))
                (import "env" "memcpy" (func $memcpy (param i32 i32 i32) (result i32)))
                (import "env" "printf" (func $printf (param i32 i32) (result i32)))
                (memory (export "memory") 1 1)
                (data (i32.const 16) "%s\\00")
                (func (export "unended") (result i32)
                  (memory.fill (i32.const 65000) (i32.const 1) (i32.const 536))
                  (call $strlen (i32.const 65000)))
                (func (export "beyond") (result i32)
                  (call $memcpy (i32.const 0) (i32.const 65535) (i32.const 2)))
                (func (export "arguments") (result i32)
                  (call $printf (i32.const 16) (i32.const 65534)))
                """);
        for (String function : List.of("unended", "beyond", "arguments")) {
            Trap trap = assertThrows(Trap.class, () -> guest.function(function).call(), function);
            assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind(), function);
        }
    }

    @Test
    void theHeapIsInsertedBeforeHeapBase() {
        WasmModule module = Wat.module("""
                (module
                  (import "env" "malloc" (func $malloc (param i32) (result i32)))
                  (import "env" "free" (func $free (param i32)))
                  (import "env" "realloc" (func $realloc (param i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (global $base (export "__heap_base") i32 (i32.const 1040))
                  (func (export "f") (result i32 i32 i32 i32)
                    (local $a i32) (local $b i32)
                    (local.set $a (call $malloc (i32.const 10)))
                    (i32.store (local.get $a) (i32.const 77))
                    (local.set $b (call $malloc (i32.const 1)))
                    (call $free (local.get $b))
                    (local.get $a)
                    (local.get $b)
                    (i32.load (call $realloc (local.get $a) (i32.const 1000)))
                    (global.get $base))
                  (func (export "exhaust") (result i32) (call $malloc (i32.const 20000))))
                """);
        HeapRange.Inserted inserted =
                HeapRange.insertInto(module, HeapRange.DEFAULT_BYTES).orElseThrow();
        assertEquals(new HeapRange(1040, 1040 + 16384), inserted.heap());
        Instance guest = guest(inserted.module(), Optional.of(inserted.heap()));
        assertEquals(
                List.of(Value.i32(1040), Value.i32(1056), Value.i32(77), Value.i32(1040 + 16384)),
                guest.function("f").call());
        assertEquals(List.of(Value.i32(0)), guest.function("exhaust").call());
        assertEquals(1, guest.memory("memory").pages());
    }

    @Test
    void theGuestsOwnMallocIsUsedWhereItHasOne() {
        WasmModule module = Wat.module("""
                (module
                  (import "env" "strdup" (func $strdup (param i32) (result i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 16) "copied\\00")
                  (func (export "malloc") (param i32) (result i32) (i32.add (i32.const 1000) (local.get 0)))
                  (func (export "free") (param i32))
                  (func (export "f") (result i32) (call $strdup (i32.const 16))))
                """);
        assertTrue(HeapRange.insertInto(module, HeapRange.DEFAULT_BYTES).isEmpty());
        Instance guest = guest(module, Optional.empty());
        assertEquals(List.of(Value.i32(1007)), guest.function("f").call());
        assertEquals(
                "copied\0", new String(guest.memory("memory").read(1007, 7).toArray(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void exitIsATrapThatTellsTheStatus() {
        Instance guest = guest("""
                (import "env" "exit" (func $exit (param i32)))
                (memory 1)
                (func (export "f") (call $exit (i32.const 3)))
                """);
        Trap trap = assertThrows(Trap.class, () -> guest.function("f").call());
        assertEquals("env.exit(3)", trap.getMessage());
    }

    private Instance guest(String fields) {
        return guest(Wat.module("(module " + fields + ")"), Optional.empty());
    }

    private Instance guest(WasmModule module, Optional<HeapRange> heap) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        var linker = new Linker(engine.newStore());
        new LibcBuiltin(out, () -> 1_500_000_000L, GuestHeap.of(heap)).define(linker);
        return linker.instantiate(engine.load(module));
    }
}
