package dev.abigate.reader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AotType.Signature;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.CustomSection;
import dev.abigate.format.aot.CustomSection.FunctionName;
import dev.abigate.format.aot.CustomSection.NameSubsection;
import dev.abigate.format.aot.Deviation;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FeatureFlag;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.NativeSymbol;
import dev.abigate.format.aot.ObjectData;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.reader.corpus.Coverage;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of four compilers say, field by field. */
class AotReaderTest {
    private static final Signature I32_TO_I32 = new Signature(List.of(ValueType.I32), List.of(ValueType.I32));

    @Test
    void readsAModuleOfRelease245() {
        AotModule module = AotReader.read(AotFixtures.read("fib-5-names.aot"));
        assertEquals(AotDialect.V5, module.dialect());
        assertEquals(List.of(AotDialect.V5), module.fittingDialects());
        assertEquals("5", module.dialect().version().toString());
        assertEquals("x86_64", module.target().arch());
        assertEquals("x86-64", module.target().machine().toString());
        assertEquals("ELF64 little-endian", module.target().binaryType().toString());
        assertEquals(Optional.of(Architecture.X86_64), module.target().architecture());
        assertEquals(List.of(new Memory(0, 65536, 0, 0)), module.initData().memories());
        assertEquals(
                List.of(
                        new Export("fib", ExportKind.FUNCTION, 0),
                        new Export("fib_loop", ExportKind.FUNCTION, 1),
                        new Export("fib64", ExportKind.FUNCTION, 2)),
                module.exports());
        assertEquals(Optional.of(I32_TO_I32), module.signatureOfFunction(1));
        assertEquals(
                Optional.of(new Signature(List.of(ValueType.I32), List.of(ValueType.I64))),
                module.signatureOfFunction(2));
        assertEquals(Optional.empty(), module.signatureOfFunction(3));
        assertEquals(Optional.empty(), module.signatureOfFunction(-1));
        assertEquals(228, module.text().code().length());
        assertEquals(Set.of(4), module.relocationTypes());
        assertEquals(Set.of("aot_set_exception_with_id", "aot_func#0"), module.relocationSymbols());
        assertEquals(Set.of("aot_set_exception_with_id"), module.helperSymbols());
        assertEquals(
                new Relocation(54, -4, 4, 1),
                module.relocations().groups().getFirst().relocations().getFirst());
        assertEquals(
                List.of(new CustomSection.Names(List.of(new NameSubsection(6, List.of(new FunctionName(0, "fib")))))),
                module.customSections());
        assertEquals(AotModule.NO_INDEX, module.initData().startFunction());
        assertEquals(List.of(), module.deviations());
    }

    @Test
    void readsAModuleThatExecutesInPlace() {
        AotModule module = AotReader.read(AotFixtures.read("fib-3b-thumb-xip.aot"));
        assertEquals(AotDialect.V3B, module.dialect());
        assertEquals(List.of(AotDialect.V3A, AotDialect.V3B), module.fittingDialects());
        assertTrue(module.target().moduleType().isXip());
        assertEquals(0x05000000, module.target().objectFlags());
        assertEquals(Optional.of(Architecture.THUMB), module.target().architecture());
        assertFalse(module.nativeSymbols().isEmpty());
        assertTrue(module.nativeSymbols().stream().anyMatch(s -> s.kind() == NativeSymbol.Kind.HELPER));
        assertEquals(
                List.of("fib", "fib_loop", "fib64"),
                module.exports().stream().map(Export::name).toList());
        assertTrue(module.initData().objectData().stream().map(ObjectData::name).anyMatch(".aot_stack_sizes"::equals));
        assertEquals(List.of(), module.deviations());
    }

    @Test
    void readsAModuleOfTheFirstVersionAndKeepsItsStrayBytes() {
        AotModule module = AotReader.read(AotFixtures.read("structlib-1c.aot"));
        assertEquals(AotDialect.V1C, module.dialect());
        assertEquals(List.of(AotDialect.V1C), module.fittingDialects());
        ConstExpr offset = module.initData().dataSegments().getFirst().offset();
        assertEquals(new ConstExpr.I32(1024), offset);
        assertTrue(module.deviations().stream().anyMatch(Deviation.StrayBytes.class::isInstance));
        assertEquals(1, module.initData().elementSegments().size());
        assertTrue(module.initData().elementSegments().getFirst().values().stream()
                .allMatch(ConstExpr.RefFunc.class::isInstance));
        assertEquals(13, module.exports().size());
    }

    @Test
    void readsAGarbageCollectedModule() {
        AotModule module = AotReader.read(AotFixtures.read("globals-6-gc.aot"));
        assertEquals(AotDialect.V6, module.dialect());
        assertTrue(module.target().featureFlags().has(FeatureFlag.GARBAGE_COLLECTION));
        assertEquals(6, module.initData().types().size());
        assertEquals(
                new AotType.Function(AotType.SubType.ALONE, I32_TO_I32, List.of()),
                module.initData().types().get(4));
        assertEquals(
                new Global(ValueType.FUNCREF, 1, new ConstExpr.RefNull(0)),
                module.initData().globals().get(8));
        assertEquals(12, module.functions().functions().size());
        assertEquals(12, module.functions().referenceCells().size());
        assertEquals(
                new ConstExpr.I32(1234567),
                module.initData().globals().getFirst().initialValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fib-5-names.aot", "fib-3b-thumb-xip.aot", "structlib-1c.aot", "globals-6-gc.aot"})
    void mapsEveryByteOnce(String name) {
        ByteString file = AotFixtures.read(name);
        var coverage = new Coverage();
        AotReader.read(Cursor.over(file, coverage));
        assertEquals(List.of(), coverage.defects(file.length()));
    }

    @Test
    void namesFieldsByTheirPlace() {
        var paths = new ArrayList<String>();
        AotReader.read(Cursor.over(
                AotFixtures.read("structlib-1c.aot"), (offset, _, path, value) -> paths.add(path + " = " + value)));
        assertEquals("version = 1", paths.get(1));
        assertEquals("section id = 0", paths.get(2));
        assertTrue(paths.contains("section 1 'init data' / data segment 0 / offset = 1024"));
        assertTrue(paths.contains("section 0 'target info' / arch = x86_64"));
    }
}
