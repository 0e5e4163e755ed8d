package dev.abigate.diff.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.aot.AotReader;
import dev.abigate.writer.aot.AotWriter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Versions 2.3 and 2.4.0 of WAMR give their files the same number, and lay out the offsets of element segments otherwise:
 * what an older runtime makes of a newer file depends on what happens to stand where it looks.
 */
class SilentMisreadTest {
    private static final String UNNOTICED = "does not notice";
    private static final ReferenceType FUNCREF = ReferenceType.plain(ValueType.FUNCREF);
    private static final ConstExpr FIRST = new ConstExpr.I32(0);

    private static ElementSegment segment(ConstExpr offset, ConstExpr... functions) {
        return new ElementSegment(0, ValueType.FUNCREF, 0, offset, FUNCREF, List.of(functions));
    }

    /** A file of WAMR 2.4.0 whose table gets what these segments hold. */
    private static Snapshot file(ElementSegment... segments) throws IOException {
        AotModule model = model();
        InitData data = model.initData();
        var module = new AotModule(
                AotDialect.V4B,
                model.auxForm(),
                model.target(),
                new InitData(
                        data.memories(),
                        data.dataSegments(),
                        data.importTables(),
                        List.of(new Table(FUNCREF, 0, 0, 1, 1, new ConstExpr.None())),
                        List.of(segments),
                        data.types(),
                        data.importGlobals(),
                        data.globals(),
                        data.importFunctions(),
                        data.startFunction(),
                        data.aux(),
                        data.objectData()),
                model.text(),
                model.functions(),
                model.exports(),
                model.relocations(),
                model.customSections(),
                List.of(),
                List.of());
        return Snapshots.of(AotReader.read(AotWriter.write(module)));
    }

    private static AotModule model() throws IOException {
        try (var in = Objects.requireNonNull(SilentMisreadTest.class.getResourceAsStream("/aot/fib-5-names.aot"))) {
            return ((Artifact.Aot) Readers.read(ByteString.wrap(in.readAllBytes()))).module();
        }
    }

    private static HostAnswer answer(String host, Snapshot file) {
        return HostCheck.of(file, HostProfiles.find(host));
    }

    private static boolean unnoticed(HostAnswer answer) {
        return answer.reasons().stream()
                .anyMatch(reason -> reason.rule() == Rule.AOT_VERSION_CHANGED
                        && reason.message().contains(UNNOTICED));
    }

    /** The runtime takes the first segment to be longer by one word and the second to be shorter, and ends where it should. */
    @Test
    void aRiskWhereTheRuntimeComesToTheRightEnd() throws IOException {
        Snapshot file = file(segment(FIRST), segment(FIRST, new ConstExpr.RefFunc(0)));
        HostAnswer older = answer("wamr-2.3.1", file);
        assertEquals(Result.RISKY, older.result(), older::toString);
        assertTrue(unnoticed(older), older::toString);
        HostAnswer own = answer("wamr-2.4.0", file);
        assertEquals(Result.LOADS, own.result(), own::toString);
        assertEquals(List.of(), own.reasons());
    }

    @Test
    void aRefusalWhereItStumbles() throws IOException {
        HostAnswer older = answer("wamr-2.3.1", file(segment(FIRST, new ConstExpr.RefFunc(0))));
        assertEquals(Result.REJECTED, older.result(), older::toString);
        assertFalse(unnoticed(older), older::toString);
    }

    @Test
    void neitherWhereBothLayoutsHaveTheSameBytes() throws IOException {
        Snapshot file = file(segment(new ConstExpr.I64(0), new ConstExpr.RefFunc(0)));
        assertFalse(unnoticed(answer("wamr-2.3.1", file)));
        assertFalse(unnoticed(answer("wamr-2.3.1", file())));
    }
}
