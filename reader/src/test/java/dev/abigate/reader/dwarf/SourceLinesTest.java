package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.dwarf.SourceFrame;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code lines.cpp}, compiled by clang 14 with {@code -O1} and {@code -gdwarf-2} to {@code -gdwarf-5}. */
class SourceLinesTest {
    private static final List<String> VERSIONS = List.of("lines2.wasm", "lines3.wasm", "lines4.wasm", "lines5.wasm");

    private static List<String> at(WasmModule module, int codeOffset) {
        int offset = module.bodies().getFirst().offset() + codeOffset - 2;
        return SourceLines.of(module).at(offset).stream()
                .map(frame -> frame.function() + " " + frame.place())
                .toList();
    }

    @Test
    void inlinedFunctionsAreToldBeforeTheirCallers() {
        for (String version : VERSIONS) {
            WasmModule module = Fixtures.module(version);
            assertEquals(
                    List.of("text::Scanner::digit lines.cpp:7:13", "parse lines.cpp:17:29"), at(module, 3), version);
            assertEquals(List.of("text::Scanner::digit lines.cpp", "parse lines.cpp:17:29"), at(module, 0x17), version);
            assertEquals(List.of("parse lines.cpp:17:12"), at(module, 0x1e), version);
        }
    }

    @Test
    void whatIsNoCodeHasNoPlace() {
        WasmModule module = Fixtures.module("lines5.wasm");
        SourceLines lines = SourceLines.of(module);
        for (int offset : List.of(Integer.MIN_VALUE, -1, 0, 1, 0x20, Integer.MAX_VALUE)) {
            assertEquals(List.of(), lines.atAddress(offset), () -> "offset " + offset);
        }
        assertEquals(List.of(), lines.at(Integer.MAX_VALUE));
        assertEquals(List.of(), SourceLines.of(new WasmModule(List.of())).at(0));
    }

    @Test
    void linesAreFoundInASeparateFile() {
        WasmModule whole = Fixtures.module("lines4.wasm");
        var stripped = new WasmModule(whole.sections().stream()
                .filter(section -> !(section instanceof Section.Custom))
                .toList());
        assertEquals(List.of(), SourceLines.of(stripped).atAddress(0x1e));
        assertEquals(
                List.of(new SourceFrame("parse", "lines.cpp", 17, 12)),
                SourceLines.of(stripped, List.of(whole)).atAddress(0x1e));
    }

    @Test
    void withoutEntriesOfFunctionsTheLineIsToldAlone() {
        WasmModule module = Fixtures.module("split4.wasm");
        List<SourceFrame> frames = SourceLines.of(module).atAddress(0x0e);
        assertEquals(List.of(new SourceFrame("", "border.c", 3, 124)), frames);
    }
}
