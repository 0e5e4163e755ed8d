package dev.abigate.reader.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.reader.cursor.Cursor;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The events of a trace, one block of them decoded at a time. */
final class TraceEvents implements Iterator<TraceEvent> {
    private final Iterator<PackedBlock> blocks;
    private final long expected;
    private Cursor in = Cursor.over(ByteString.EMPTY);
    private long read;

    TraceEvents(List<PackedBlock> blocks, long expected) {
        this.blocks = blocks.iterator();
        this.expected = expected;
    }

    @Override
    public boolean hasNext() {
        while (in.atEnd() && blocks.hasNext()) {
            in = blocks.next().unpacked();
        }
        if (in.atEnd() && read != expected) {
            throw in.fail(
                    Flaw.VALUE,
                    "number of events",
                    "found %d, expected %s".formatted(read, Long.toUnsignedString(expected)));
        }
        return !in.atEnd();
    }

    @Override
    public TraceEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        read++;
        return TraceDecoder.event(in);
    }
}
