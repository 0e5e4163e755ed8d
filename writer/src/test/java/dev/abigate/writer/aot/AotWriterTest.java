package dev.abigate.writer.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.BinaryType;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ConstTag;
import dev.abigate.format.aot.Deviation;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.Section;
import dev.abigate.format.aot.ValueType;
import dev.abigate.reader.aot.AotReader;
import dev.abigate.reader.cursor.Cursor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules made by hand, written and read: also for the dialects of which no file is at hand. */
class AotWriterTest {
    @ParameterizedTest
    @EnumSource(AotDialect.class)
    void writesWhatIsReadAgain(AotDialect dialect) {
        AotModule read = roundTrip(HandMadeModules.of(dialect));
        assertTrue(
                read.fittingDialects().contains(dialect),
                () -> read.fittingDialects().toString());
    }

    @ParameterizedTest
    @EnumSource(AotDialect.class)
    void writesModulesThatExecuteInPlace(AotDialect dialect) {
        AotModule read = roundTrip(HandMadeModules.xip(dialect));
        assertTrue(
                read.fittingDialects().contains(dialect),
                () -> read.fittingDialects().toString());
    }

    static Stream<AotModule> garbageCollectedModules() {
        return Arrays.stream(AotDialect.values())
                .filter(dialect -> dialect.targetInfo() == TargetInfoForm.FLAGGED)
                .flatMap(dialect -> dialect.auxForms().stream()
                        .flatMap(aux -> Stream.of(new BinaryType(0), new BinaryType(2), new BinaryType(3))
                                .map(binaryType -> HandMadeModules.gc(dialect, aux, binaryType))));
    }

    @ParameterizedTest
    @MethodSource("garbageCollectedModules")
    void writesGarbageCollectedModules(AotModule module) {
        AotModule read = roundTrip(HandMadeModules.withGcGlobals(module));
        assertTrue(
                read.fittingDialects().contains(module.dialect()),
                () -> read.fittingDialects().toString());
    }

    /** Reads what is written, compares, maps, and gives the module as it was recognised. */
    private static AotModule roundTrip(AotModule module) {
        ByteString bytes = AotWriter.write(module);
        AotModule read = AotReader.read(bytes);
        assertEquals(asIfMade(module, read.dialect(), read.auxForm()), withoutSections(read));
        assertEquals(-1, bytes.mismatch(AotWriter.write(read)));
        var end = new int[1];
        AotReader.read(Cursor.over(bytes, (offset, length, path, _) -> {
            assertEquals(end[0], offset, path);
            end[0] = offset + length;
        }));
        assertEquals(bytes.length(), end[0]);
        return read;
    }

    private static AotModule withoutSections(AotModule module) {
        return asIfMade(module, module.dialect(), module.auxForm());
    }

    private static AotModule asIfMade(AotModule module, AotDialect dialect, AuxForm aux) {
        return new AotModule(
                dialect,
                aux,
                module.target(),
                module.initData(),
                module.text(),
                module.functions(),
                module.exports(),
                module.relocations(),
                module.customSections(),
                module.deviations(),
                List.of());
    }

    @Test
    void isRecognisedWhereTheBytesTell() {
        assertEquals(AotDialect.V1_0, dialect(HandMadeModules.of(AotDialect.V1_0)));
        assertEquals(AotDialect.V1A, dialect(HandMadeModules.of(AotDialect.V1A)));
        assertEquals(AotDialect.V1B, dialect(HandMadeModules.of(AotDialect.V1B)));
        assertEquals(AotDialect.V1C, dialect(HandMadeModules.of(AotDialect.V1C)));
        assertEquals(AotDialect.V3A, dialect(HandMadeModules.of(AotDialect.V3A)));
        assertEquals(AotDialect.V3D, dialect(HandMadeModules.xip(AotDialect.V3D)));
        assertEquals(AotDialect.V4A, dialect(HandMadeModules.of(AotDialect.V4A)));
        assertEquals(AotDialect.V4B, dialect(HandMadeModules.of(AotDialect.V4B)));
        for (AuxForm aux : AotDialect.V3C.auxForms()) {
            assertEquals(AotDialect.V3C, dialect(HandMadeModules.gc(AotDialect.V3C, aux, new BinaryType(2))));
        }
    }

    private static AotDialect dialect(AotModule module) {
        return AotReader.read(AotWriter.write(module)).dialect();
    }

    @Test
    void namesAllDialectsThatGiveTheSameBytes() {
        AotModule plain = AotReader.read(AotWriter.write(HandMadeModules.of(AotDialect.V3E)));
        assertEquals(AotDialect.V3E, plain.dialect());
        assertEquals(List.of(AotDialect.V3C, AotDialect.V3D, AotDialect.V3E), plain.fittingDialects());
        AotModule collected = AotReader.read(
                AotWriter.write(HandMadeModules.gc(AotDialect.V3E, AuxForm.SEVEN_MIXED, new BinaryType(2))));
        assertEquals(List.of(AotDialect.V3D, AotDialect.V3E), collected.fittingDialects());
    }

    @Test
    void keepsBytesThatMeanNothing() {
        AotModule module = HandMadeModules.of(AotDialect.V3B);
        ByteString clean = AotWriter.write(module);
        AotModule read = AotReader.read(clean);
        // The upper half of the first data segment's offset: counts, memories, prefix, tag and lower half precede it.
        int upperHalf = section(read, Section.Id.INIT_DATA).offset() + 8 + 2 * 16 + 4 + 8 + 4 + 4;
        byte[] dirty = clean.toArray();
        dirty[upperHalf] = 0x55;
        dirty[upperHalf + 3] = 0x7f;
        // The end of the arch string's field.
        int arch = section(read, Section.Id.TARGET_INFO).offset() + 20;
        dirty[arch + 15] = 1;

        AotModule dirtyModule = AotReader.read(ByteString.wrap(dirty));
        assertEquals(read.initData(), dirtyModule.initData());
        assertEquals(
                List.of(
                        new Deviation.StrayBytes(arch + 6, ByteString.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
                        new Deviation.StrayBytes(upperHalf, ByteString.of(0x55, 0, 0, 0x7f))),
                dirtyModule.deviations());
        assertEquals(ByteString.wrap(dirty), AotWriter.write(dirtyModule));
    }

    @Test
    void keepsStringsThatEndUnusually() {
        // XIP files of the first 3a compilers have no terminators; files that are not XIP should have none.
        AotModule xip = HandMadeModules.xip(AotDialect.V3A);
        ByteString bytes = AotWriter.write(xip);
        byte[] unmarked = bytes.toArray();
        int moduleType = section(AotReader.read(bytes), Section.Id.TARGET_INFO).offset() + 4;
        unmarked[moduleType] = 1;

        AotModule read = AotReader.read(ByteString.wrap(unmarked));
        assertEquals(xip.exports(), read.exports());
        assertTrue(read.deviations().stream()
                .allMatch(deviation ->
                        deviation instanceof Deviation.Terminator(int _, boolean terminated) && terminated));
        assertEquals(ByteString.wrap(unmarked), AotWriter.write(read));
    }

    private static Section section(AotModule module, Section.Id id) {
        return module.sections().stream()
                .filter(section -> section.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsNestedConstantsToABound() {
        AotModule deep = withGlobal(nested(ConstExpr.DEEPEST_NESTING));
        assertEquals(deep, withoutSections(AotReader.read(AotWriter.write(deep))));
        ByteString deeper = AotWriter.write(withGlobal(nested(ConstExpr.DEEPEST_NESTING + 1)));
        var exception = assertThrows(MalformedBinaryException.class, () -> AotReader.read(deeper));
        assertEquals(Flaw.NESTING_TOO_DEEP, exception.flaw());
    }

    private static ConstExpr nested(int depth) {
        ConstExpr constant = new ConstExpr.I32(1);
        for (int i = 0; i < depth; i++) {
            constant = new ConstExpr.Binary(ConstTag.I32_ADD, constant, new ConstExpr.I32(1));
        }
        return constant;
    }

    private static AotModule withGlobal(ConstExpr constant) {
        return HandMadeModules.withGlobals(
                HandMadeModules.of(AotDialect.V6), List.of(new Global(ValueType.I32, 0, constant)));
    }

    @Test
    void refusesWhatTheDialectHasNoPlaceFor() {
        AotModule module = HandMadeModules.of(AotDialect.V2);
        var first = asIfMade(module, AotDialect.V1C, AuxForm.FOUR_WORDS);
        var exception = assertThrows(IllegalArgumentException.class, () -> AotWriter.write(first));
        assertEquals("the layout has place for one memory, found 2", exception.getMessage());
    }

    @Test
    void writesAModuleUnderAnotherDialect() {
        AotModule module = HandMadeModules.of(AotDialect.V4A);
        AotModule newer = asIfMade(module, AotDialect.V6, AuxForm.SEVEN_MIXED);
        assertEquals(newer, withoutSections(AotReader.read(AotWriter.write(newer))));
    }
}
