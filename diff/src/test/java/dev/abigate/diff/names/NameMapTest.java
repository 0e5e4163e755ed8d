package dev.abigate.diff.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.FunctionPrint;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.writer.corpus.Wat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMapTest {
    private static final WasmModule MINIFIED = Wat.module("""
            (module
              (import "a" "a" (func))
              (import "a" "b" (global i32))
              (import "a" "c" (func))
              (memory (export "d") 1)
              (func $run (export "e") (export "f") nop)
              (func (export "g") call 0)
              (func (export "h") call 1)
              (func nop nop))""");

    private static final String SYMBOLS = """
            0:log
            1:exit
            2:run
            3:Shape::area\\28int\\2c\\20int\\29
            4:stop
            5:inner
            """;

    private static NameMap map(String text) {
        return NameMapReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Snapshot named(WasmModule module, NameMap names) {
        return Snapshots.of(module, names, DwarfOptions.DEFAULT);
    }

    private static List<String> imports(Snapshot snapshot) {
        return snapshot.imports().stream().map(Import::path).toList();
    }

    private static List<String> exports(Snapshot snapshot) {
        return snapshot.exports().stream().map(Export::name).toList();
    }

    @Test
    void namesWhatWasMinified() {
        Snapshot named = named(MINIFIED, map(SYMBOLS));
        assertEquals(List.of("a.log", "a.(global 0)", "a.exit"), imports(named));
        assertEquals(List.of("(memory 0)", "run", "f", "Shape::area(int, int)", "stop"), exports(named));
        assertFalse(named.isMinified());
    }

    @Test
    void namesFunctionsThatNobodySees() {
        FunctionPrint inner = named(MINIFIED, map(SYMBOLS)).code().functions().getLast();
        assertEquals("inner".hashCode(), inner.name());
        assertEquals(0, Snapshots.of(MINIFIED).code().functions().getLast().name());
    }

    @Test
    void takesRenamesOfEveryKind() {
        Snapshot named = named(MINIFIED, map("base => b\r\nmemory => d\r\nstop => h\r\n" + SYMBOLS));
        assertEquals(List.of("a.log", "a.base", "a.exit"), imports(named));
        assertEquals(List.of("memory", "run", "f", "Shape::area(int, int)", "stop"), exports(named));
    }

    @Test
    void leavesNamesThatAreNoShortForms() {
        WasmModule module = Wat.module("(module (func (export \"x\")) (func (export \"run\")))");
        Snapshot named = named(module, map("0:other\n1:another\n"));
        assertEquals(List.of("x", "run"), exports(named));
        assertEquals("other".hashCode(), named.code().functions().getFirst().name());
        assertSame(module, NameMap.NONE.restore(module));
    }

    @Test
    void refusesTheMapOfAnotherBuild() {
        var exception =
                assertThrows(MalformedDocumentException.class, () -> named(MINIFIED, map(SYMBOLS + "6:more\n")));
        assertEquals("7:1: found function 6, the module has 6: the map is of another build", exception.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:a;12 b          | 2:3: expected INDEX:NAME or NAME => MINIFIED",
                "0:                | 1:2: expected INDEX:NAME or NAME => MINIFIED",
                "{\"0\": \"a\"}    | 1:1: expected INDEX:NAME or NAME => MINIFIED",
                "a =>              | 1:1: expected INDEX:NAME or NAME => MINIFIED",
                "0:a;;0:b          | 3:1: function 0 has a name in line 1",
                "a => x;b => x     | 2:6: the name 'x' stands here a second time",
                "4294967296:a      | 1:1: found function 4294967296, at most 2147483647",
                "0:a;1:b\uFFFD     | 2:4: not UTF-8",
                ";;                | 1:1: the map is empty"
            })
    void saysWhereALineIsMalformed(String lines, String complaint) {
        var exception = assertThrows(MalformedDocumentException.class, () -> map(lines.replace(';', '\n')));
        assertEquals(complaint, exception.getMessage());
    }

    @Test
    void takesAnyBytes() {
        var random = new Random(4);
        byte[] alphabet = "019:=> ab\\2\n\r\t{\u00e9".getBytes(StandardCharsets.UTF_8);
        int malformed = 0;
        for (int run = 0; run < 2_000; run++) {
            byte[] text = new byte[random.nextInt(40)];
            for (int i = 0; i < text.length; i++) {
                text[i] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                named(MINIFIED, NameMapReader.read(text));
            } catch (MalformedDocumentException e) {
                malformed++;
            }
        }
        assertFalse(malformed == 0);
    }
}
