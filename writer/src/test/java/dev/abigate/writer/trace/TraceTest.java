package dev.abigate.writer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, and nothing else is taken for a trace. */
class TraceTest {
    private static final TraceHeader HEADER = new TraceHeader(
            TraceFormat.VERSION,
            "abigate 1",
            new TraceHeader.Module(
                    ByteString.utf8("m").sha256(),
                    1234,
                    true,
                    ByteString.utf8("d").sha256()),
            List.of(new TraceHeader.Import("env", "log\u00e9", "func (i32) -> ()")),
            List.of(new TraceHeader.Export("run", 1, "func () -> ()"), new TraceHeader.Export("", 7, "func () -> ()")),
            new TraceHeader.Settings("jit", true, false, 1L << 32));

    private static final List<TraceEvent> EVENTS = List.of(
            new TraceEvent.Instantiated(List.of(1L, 0L), List.of(10L), List.of(new TraceValue.Null(), i32(-1))),
            new TraceEvent.Written(0, 0xFFFF_FFFFL, ByteString.utf8("text")),
            new TraceEvent.Read(1, -1, ByteString.of(0)),
            new TraceEvent.GlobalSet(3, number(NumType.F64, 0x7FF8_0000_0000_0001L)),
            new TraceEvent.Called(1, List.of(i32(Integer.MIN_VALUE), number(NumType.I64, Long.MIN_VALUE))),
            new TraceEvent.Imported(0, List.of(number(NumType.F32, 0xFFC0_0001L), new TraceValue.Vector(-1, 2))),
            new TraceEvent.Grown(0, 65_536, -1),
            new TraceEvent.Grown(0, 1, 1),
            new TraceEvent.ThreadStarted(),
            new TraceEvent.Returned(List.of(new TraceValue.Function(5), new TraceValue.Handle(0))),
            new TraceEvent.Thrown(-1, List.of(new TraceValue.Scalar(0x7FFF_FFFF))),
            new TraceEvent.Trapped("unreachable", "unreachable", OptionalInt.of(0), OptionalInt.empty()),
            new TraceEvent.Trapped("timeout", "", OptionalInt.empty(), OptionalInt.of(Integer.MAX_VALUE)),
            new TraceEvent.Exited(-1),
            new TraceEvent.State(
                    List.of(new TraceEvent.MemoryState(2, List.of(new TraceEvent.Region(1, -3)))),
                    List.of(new TraceEvent.GlobalSet(0, i32(1)))));

    private static TraceValue i32(int value) {
        return number(NumType.I32, Integer.toUnsignedLong(value));
    }

    private static TraceValue number(NumType type, long bits) {
        return new TraceValue.Numeric(type, bits);
    }

    private static ByteString write(Iterable<TraceEvent> events, boolean complete) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new TraceWriter(out, HEADER)) {
            for (TraceEvent event : events) {
                writer.write(event);
            }
            writer.finish(complete);
        }
        return ByteString.wrap(out.toByteArray());
    }

    private static List<TraceEvent> events(Trace trace) {
        var events = new ArrayList<TraceEvent>();
        trace.forEach(events::add);
        return events;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyEventIsReadAsItWasWritten(boolean complete) throws IOException {
        Trace trace = Trace.read(write(EVENTS, complete));
        assertEquals(HEADER, trace.header());
        assertEquals(EVENTS, events(trace));
        assertEquals(EVENTS.size(), trace.events());
        assertEquals(complete, trace.isComplete());
    }

    @Test
    void shortBlocksAreStoredAndLongOnesCompressed() throws IOException {
        int longestStored = 0;
        int shortestCompressed = Integer.MAX_VALUE;
        for (int size = 4000; size < 4200; size++) {
            List<TraceEvent> events = List.of(new TraceEvent.Written(0, 0, ByteString.wrap(new byte[size])));
            ByteString file = write(events, true);
            assertEquals(events, events(Trace.read(file)));
            if (file.length() > size) {
                longestStored = size;
            } else {
                shortestCompressed = Math.min(shortestCompressed, size);
            }
        }
        assertEquals(longestStored + 1, shortestCompressed);
    }

    @Test
    void eventsOfManyBlocksAreReadAgainAndAgain() throws IOException {
        var events = new ArrayList<TraceEvent>();
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            var bytes = new byte[random.nextInt(TraceFormat.MAX_ACCESS_BYTES)];
            random.nextBytes(bytes);
            events.add(new TraceEvent.Written(0, i, ByteString.wrap(bytes)));
            events.addAll(EVENTS);
        }
        Trace trace = Trace.read(write(events, true));
        assertEquals(events, events(trace));
        assertEquals(events, events(trace));
    }

    @Test
    void aTraceThatIsCutAnywhereIsRefused() throws IOException {
        ByteString file = write(EVENTS, true);
        for (int size = 0; size < file.length(); size++) {
            ByteString cut = file.slice(0, size);
            MalformedBinaryException e = assertThrows(MalformedBinaryException.class, () -> Trace.read(cut));
            assertTrue(e.flaw() == Flaw.TRACE_CUT || size < TraceFormat.MAGIC.length(), e::getMessage);
        }
    }

    @Test
    void aTraceWithAnotherByteAnywhereIsRefused() throws IOException {
        ByteString file = write(EVENTS, true);
        for (int at = 0; at < file.length(); at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] bytes = file.toArray();
                bytes[at] ^= (byte) (1 << bit);
                assertThrows(MalformedBinaryException.class, () -> Trace.read(ByteString.wrap(bytes)));
            }
        }
        ByteString longer = file.followedBy(ByteString.of(0));
        assertThrows(MalformedBinaryException.class, () -> Trace.read(longer));
    }

    @Test
    void aTraceOfANewerFormatSaysSo() throws IOException {
        byte[] bytes = write(EVENTS, true).toArray();
        bytes[TraceFormat.MAGIC.length()]++;
        MalformedBinaryException e =
                assertThrows(MalformedBinaryException.class, () -> Trace.read(ByteString.wrap(bytes)));
        assertEquals("offset 0x8 (field 'version'): unknown binary version: found 2, at most 1", e.getMessage());
    }

    /** Also where the digest is right: whoever wants to can make one. */
    @Test
    void malformedEventsNeverDoWorseThanAnError() throws IOException {
        ByteString file = write(EVENTS, true);
        var random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes =
                    file.slice(0, file.length() - TraceFormat.DIGEST_BYTES).toArray();
            for (int change = 0; change <= random.nextInt(3); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ByteString changed = ByteString.wrap(bytes);
            try {
                Trace trace = Trace.read(changed.followedBy(changed.sha256()));
                assertFalse(events(trace).isEmpty());
            } catch (MalformedBinaryException _) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, "refused " + refused);
    }

    @Test
    void aLyingBlockIsNotUnpackedBeyondItsSize() throws IOException {
        ByteString zeros = ByteString.wrap(new byte[TraceFormat.MAX_ACCESS_BYTES]);
        ByteString file = write(List.of(new TraceEvent.Written(0, 0, zeros)), true);
        byte[] bytes = file.slice(0, file.length() - TraceFormat.DIGEST_BYTES).toArray();
        int headerPacked = TraceFormat.MAGIC.length() + Integer.BYTES + 1 + Integer.BYTES;
        int events =
                headerPacked + Integer.BYTES + ((bytes[headerPacked] & 0xff) | (bytes[headerPacked + 1] & 0xff) << 8);
        assertEquals(TraceFormat.BlockKind.EVENTS.code(), bytes[events]);
        bytes[events + 1] = 1;
        bytes[events + 2] = 0;
        bytes[events + 3] = 0;
        ByteString changed = ByteString.wrap(bytes);
        Trace trace = Trace.read(changed.followedBy(changed.sha256()));
        MalformedBinaryException e = assertThrows(MalformedBinaryException.class, () -> events(trace));
        assertEquals(Flaw.VALUE, e.flaw());
        assertEquals("block 1, field 'packed bytes'", e.path());
    }
}
