package dev.abigate.reader.wasm.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.BuildId;
import dev.abigate.format.wasm.custom.CustomContent;
import dev.abigate.format.wasm.custom.Dylink;
import dev.abigate.format.wasm.custom.Linking;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.Producers;
import dev.abigate.format.wasm.custom.Reference;
import dev.abigate.format.wasm.custom.TargetFeatures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomSectionsTest {
    private static Section.Custom section(String name, int... content) {
        return new Section.Custom(name, ByteString.of(content), SectionEncoding.SHORTEST);
    }

    private static Optional<CustomContent> read(String name, int... content) {
        return CustomSections.read(section(name, content));
    }

    @Test
    void readsNamesOfEveryKind() {
        var names = (NameSection) read(
                        "name", 0, 2, 1, 'm', 1, 4, 1, 7, 1, 'f', 2, 7, 1, 7, 1, 0, 2, 'l', '0', 4, 4, 1, 3, 1, 't', 10,
                        6, 1, 3, 1, 1, 1, 'y', 11, 4, 1, 0, 1, 'e', 99, 1, 0)
                .orElseThrow();
        assertEquals(Optional.of("m"), names.module());
        assertEquals(
                Map.of(
                        NameSection.Kind.FUNCTION, new TreeMap<>(Map.of(7, "f")),
                        NameSection.Kind.TYPE, new TreeMap<>(Map.of(3, "t")),
                        NameSection.Kind.TAG, new TreeMap<>(Map.of(0, "e"))),
                names.names());
        assertEquals(
                Map.of(
                        NameSection.Kind.LOCAL, new TreeMap<>(Map.of(7, new TreeMap<>(Map.of(0, "l0")))),
                        NameSection.Kind.FIELD, new TreeMap<>(Map.of(3, new TreeMap<>(Map.of(1, "y"))))),
                names.nested());
    }

    @Test
    void stepsOverNamesThatNobodyWants() {
        var module =
                new WasmModule(List.of(section("name", 1, 7, 2, 0, 1, 'f', 7, 1, 0xff, 2, 7, 1, 7, 1, 0, 2, 'l', '0')));
        NameSection names = CustomSections.names(module, (_, index) -> index == 0);
        assertEquals(Map.of(0, "f"), names.of(NameSection.Kind.FUNCTION));
        assertEquals(Map.of(), names.of(NameSection.Kind.LOCAL, 7));
        assertEquals(NameSection.EMPTY, CustomSections.names(module));
    }

    @Test
    void readsProducersAndFeatures() {
        assertEquals(
                Optional.of(new Producers(List.of(new Producers.Field("sdk", List.of(new Producers.Tool("w", "24")))))),
                read("producers", 1, 3, 's', 'd', 'k', 1, 1, 'w', 2, '2', '4'));
        assertEquals(
                Optional.of(new TargetFeatures(
                        List.of(new TargetFeatures.Entry('+', "gc"), new TargetFeatures.Entry('-', "x")))),
                read("target_features", 2, '+', 2, 'g', 'c', '-', 1, 'x'));
    }

    @Test
    void readsWhatADynamicLinkerNeeds() {
        assertEquals(
                Optional.of(new Dylink(
                        Optional.of(new Dylink.MemoryInfo(128, 4, 2, 0)),
                        List.of("a.so"),
                        List.of(new Dylink.ExportInfo("e", 1)),
                        List.of(new Dylink.ImportInfo("env", "i", 2)),
                        List.of("/lib"))),
                read(
                        "dylink.0",
                        1,
                        5,
                        0x80,
                        1,
                        4,
                        2,
                        0,
                        2,
                        6,
                        1,
                        4,
                        'a',
                        '.',
                        's',
                        'o',
                        3,
                        4,
                        1,
                        1,
                        'e',
                        1,
                        4,
                        8,
                        1,
                        3,
                        'e',
                        'n',
                        'v',
                        1,
                        'i',
                        2,
                        5,
                        6,
                        1,
                        4,
                        '/',
                        'l',
                        'i',
                        'b',
                        77,
                        1,
                        9));
        assertEquals(
                Optional.of(new Dylink(
                        Optional.of(new Dylink.MemoryInfo(8, 2, 1, 0)), List.of("l"), List.of(), List.of(), List.of())),
                read("dylink", 8, 2, 1, 0, 1, 1, 'l'));
    }

    @Test
    void readsTheSymbolsOfAnObject() {
        assertEquals(
                Optional.of(new Linking(
                        List.of(new Linking.SegmentInfo(".d", 2, 0)),
                        List.of(new Linking.InitFunction(100, 0)),
                        List.of(new Linking.Comdat("c", 0, List.of(new Linking.ComdatItem(1, 3)))),
                        List.of(
                                new Linking.Symbol.Item(0, 0, 5, "f"),
                                new Linking.Symbol.Item(0, Linking.Symbol.UNDEFINED, 1, ""),
                                new Linking.Symbol.Item(2, 0x50, 0, "g"),
                                new Linking.Symbol.Data(0, "d", 0, 16, 4),
                                new Linking.Symbol.Data(Linking.Symbol.UNDEFINED, "u", 0, 0, 0),
                                new Linking.Symbol.SectionSymbol(2, 9)))),
                read(
                        "linking", 2, 5, 6, 1, 2, '.', 'd', 2, 0, 6, 3, 1, 100, 0, 7, 7, 1, 1, 'c', 0, 1, 1, 3, 8, 28,
                        6, 0, 0, 5, 1, 'f', 0, 0x10, 1, 2, 0x50, 0, 1, 'g', 1, 0, 1, 'd', 0, 16, 4, 1, 0x10, 1, 'u', 3,
                        2, 9));
    }

    @Test
    void readsAddressesAndBuildIds() {
        assertEquals(Optional.of(new Reference("m")), read("sourceMappingURL", 1, 'm'));
        assertEquals(Optional.of(new Reference("d")), read("external_debug_info", 1, 'd'));
        assertEquals(Optional.of(new BuildId(ByteString.of(1, 2))), read("build_id", 2, 1, 2));
    }

    @Test
    void leavesOtherSectionsAlone() {
        assertEquals(Optional.empty(), read("mine", 1, 2, 3));
    }

    @Test
    void saysWhereAKnownSectionBreaks() {
        var e = assertThrows(MalformedBinaryException.class, () -> read("name", 1, 9, 1));
        assertEquals(Flaw.LENGTH_OUT_OF_BOUNDS, e.flaw());
        assertEquals(1, e.offset());
        assertEquals(Optional.empty(), CustomSections.find(section("name", 1, 9, 1), NameSection.class));
        assertEquals(
                Flaw.SECTION_SIZE,
                assertThrows(MalformedBinaryException.class, () -> read("build_id", 0, 0))
                        .flaw());
    }
}
