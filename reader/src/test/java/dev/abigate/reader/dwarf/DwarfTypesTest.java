package dev.abigate.reader.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.types.Coverage.Share;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** {@code border.c}, compiled by clang 14 in several ways: {@code -g} with DWARF 4 and 5, split, with type units. */
class DwarfTypesTest {
    private static final List<String> FORMS = List.of("plain4.wasm", "split4.wasm", "split5.wasm", "type-units5.o");

    private static TypeGraph read(String name) {
        DwarfOptions options = switch (name) {
            case "split4.wasm" -> DwarfOptions.DEFAULT.withDebugFiles(List.of(Fixtures.module("split4.dwp")));
            case "split5.wasm" -> DwarfOptions.DEFAULT.withDebugFiles(List.of(Fixtures.module("split5.dwo")));
            default -> DwarfOptions.DEFAULT;
        };
        return DwarfTypes.read(Fixtures.module(name), options);
    }

    private static <T extends Type> T only(TypeGraph graph, Class<T> kind) {
        List<T> found =
                graph.types().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertEquals(1, found.size(), () -> kind.getSimpleName() + ": " + found);
        return found.getFirst();
    }

    @Test
    void readsTheSameTypesHoweverTheyAreWritten() {
        for (String form : FORMS) {
            TypeGraph graph = read(form);
            assertEquals(List.of(), graph.coverage().gaps(), form);
            StructType point = only(graph, StructType.class);
            assertEquals("point", point.name().qualified(), form);
            assertEquals(8, point.size(), form);
            assertEquals(
                    List.of(0L, 4L),
                    point.members().stream().map(Member::offset).toList(),
                    form);
            EnumType colour = only(graph, EnumType.class);
            assertEquals(
                    List.of(new EnumType.Enumerator("RED", 1), new EnumType.Enumerator("BLUE", -2)),
                    colour.enumerators(),
                    form);
        }
    }

    @Test
    void findsFunctionsAndVariablesOfTheBorder() {
        TypeGraph graph = read("plain4.wasm");
        assertEquals(new Share(1, 1), graph.coverage().exportedFunctions());
        assertEquals(new Share(1, 1), graph.coverage().importedFunctions());
        assertEquals(new Share(1, 1), graph.coverage().exportedVariables());
        Function area = graph.functions().getFirst();
        assertEquals(List.of("area"), area.exports());
        assertEquals("border.c:3", area.declaration().origin().toString());
        assertEquals(
                List.of("p", "c"),
                area.declaration().parameters().stream().map(p -> p.name()).toList());
        assertTrue(graph.functions().getLast().imported());
        assertEquals(OptionalLong.of(1024), graph.variables().getFirst().address());
    }

    @Test
    void tellsThatTheOtherHalfOfASplitUnitIsMissing() {
        TypeGraph graph = DwarfTypes.read(Fixtures.module("split5.wasm"), DwarfOptions.DEFAULT);
        assertEquals(
                "the unit's content is in 'split5.dwo', which was not given",
                graph.coverage().gaps().getFirst().reason());
        assertEquals(new Share(1, 2), graph.coverage().units());
    }

    @Test
    void typesOfOtherFilesAreIncompleteWhereCallersDoNotSeeThem() {
        var options = new DwarfOptions(List.of(), file -> !file.equals("border.c"), false);
        TypeGraph graph = DwarfTypes.read(Fixtures.module("plain4.wasm"), options);
        List<String> incomplete = graph.types().stream()
                .filter(IncompleteType.class::isInstance)
                .map(type -> ((IncompleteType) type).tag().keyword() + " "
                        + ((IncompleteType) type).name().qualified())
                .sorted()
                .toList();
        assertEquals(List.of("enum colour", "struct point"), incomplete, "the enum has its name from a typedef");
    }

    @Test
    void stepsOverTheLeastNumberOf64Bits() {
        TypeGraph graph = DwarfTypes.read(Fixtures.module("limits.wasm"), DwarfOptions.DEFAULT);
        assertEquals(List.of(), graph.coverage().gaps());
        assertEquals(
                List.of(Long.MIN_VALUE, Long.MAX_VALUE),
                only(graph, EnumType.class).enumerators().stream()
                        .map(EnumType.Enumerator::value)
                        .toList());
    }

    @Test
    void aModuleWithoutDebugInformationHasNone() {
        WasmModule module = Fixtures.module("plain4.wasm");
        var stripped = new WasmModule(module.sections().stream()
                .filter(section -> !(section instanceof Section.Custom))
                .toList());
        TypeGraph graph = DwarfTypes.read(stripped, DwarfOptions.DEFAULT);
        assertTrue(graph.coverage().isEmpty());
        assertEquals(new Share(0, 1), graph.coverage().exportedFunctions());
        assertEquals(List.of(), graph.types());
    }

    @Test
    void codeOffsetsAreThoseOfDebugInformation() {
        CodeOffsets offsets = CodeOffsets.of(Fixtures.module("plain4.wasm"));
        assertTrue(offsets.bodyAt(0).isEmpty());
        assertEquals(0, offsets.bodyAt(offsets.start(0)).orElseThrow());
        assertTrue(offsets.bodyAt(1 << 20).isEmpty());
    }
}
