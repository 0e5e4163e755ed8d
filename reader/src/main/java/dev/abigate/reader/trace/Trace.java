package dev.abigate.reader.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A trace, whose file, where it has one, is whole: it has its trailer, and the digest there is that of the file. The events
 * of a file are decoded anew, a block at a time, by whoever goes through them.
 */
public final class Trace implements Iterable<TraceEvent> {
    private final TraceHeader header;
    private final Supplier<Iterator<TraceEvent>> iterators;
    private final long events;
    private final boolean complete;

    private Trace(TraceHeader header, Supplier<Iterator<TraceEvent>> iterators, long events, boolean complete) {
        this.header = header;
        this.iterators = iterators;
        this.events = events;
        this.complete = complete;
    }

    /** A trace that was recorded to the end and has been in no file. */
    public static Trace of(TraceHeader header, List<TraceEvent> events) {
        List<TraceEvent> all = List.copyOf(events);
        return new Trace(header, all::iterator, all.size(), true);
    }

    /**
     * The trace in a file.
     *
     * @throws MalformedBinaryException where it is none, of a newer version, cut or damaged
     */
    public static Trace read(ByteString file) {
        Cursor in = Cursor.overPart(file, 0, "", Flaw.TRACE_CUT);
        if (!in.bytes(Math.min(in.remaining(), TraceFormat.MAGIC.length()), "magic")
                .equals(TraceFormat.MAGIC)) {
            throw in.fail(Flaw.MAGIC, 0, "magic", "");
        }
        int version = in.u32("version");
        if (version != TraceFormat.VERSION) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    TraceFormat.MAGIC.length(),
                    "version",
                    "found %s, at most %d".formatted(Integer.toUnsignedString(version), TraceFormat.VERSION));
        }
        var blocks = new ArrayList<PackedBlock>();
        for (int i = 0; PackedBlock.isNext(in); i++) {
            in.item("block", i);
            blocks.add(PackedBlock.read(in, i));
        }
        in.endItem();
        checkTrailer(in, file);
        in.u8("trailer");
        boolean complete = (in.u8("flags") & TraceFormat.COMPLETE) != 0;
        long events = in.u64("number of events");
        if (blocks.isEmpty()) {
            throw in.fail(Flaw.SECTION_MISSING, "header", "");
        }
        TraceHeader header = TraceDecoder.header(blocks.getFirst().unpacked(), version);
        List<PackedBlock> body = List.copyOf(blocks.subList(1, blocks.size()));
        return new Trace(header, () -> new TraceEvents(body, events), events, complete);
    }

    private static void checkTrailer(Cursor in, ByteString file) {
        if (in.remaining() > TraceFormat.TRAILER_BYTES) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    "trailer",
                    "%d bytes needed, %d left".formatted(TraceFormat.TRAILER_BYTES, in.remaining()));
        }
        Cursor trailer = in.quiet();
        int digested = TraceFormat.TRAILER_BYTES - TraceFormat.DIGEST_BYTES;
        trailer.skip(digested, "trailer");
        ByteString found = trailer.bytes(TraceFormat.DIGEST_BYTES, "digest");
        if (!found.equals(
                file.slice(0, file.length() - TraceFormat.DIGEST_BYTES).sha256())) {
            throw in.fail(Flaw.VALUE, "digest", "the bytes before it have another one");
        }
    }

    public TraceHeader header() {
        return header;
    }

    /** How many events there are, as the trailer says. */
    public long events() {
        return events;
    }

    /** Whether it was recorded to the end of the program. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * The events in their order.
     *
     * @return goes through them once; it throws {@link MalformedBinaryException} where one is malformed, or they are not as
     *     many as the trailer says
     */
    @Override
    public Iterator<TraceEvent> iterator() {
        return iterators.get();
    }
}
