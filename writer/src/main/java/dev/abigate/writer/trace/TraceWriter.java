package dev.abigate.writer.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.writer.bytes.ByteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace while it is being recorded: a block at a time, so that it may be of any length. Without {@link #finish} the
 * trace has no trailer.
 *
 * <p>Not for use by several threads.
 */
public final class TraceWriter implements AutoCloseable {
    /** Blocks up to this size fit into one block of a disk, whose compression takes longer than the run of a small program. */
    private static final int STORED_BYTES = 4096;

    private static final int LAST_AND_STORED = 1;

    private final OutputStream out;
    private final MessageDigest digest;
    /** Made for the first block that needs it. */
    private @Nullable Deflater deflater;

    private ByteSink block = new ByteSink();
    private long events;

    /**
     * A writer that has written the header.
     *
     * @throws IOException where {@code out} takes no more
     * @throws IllegalArgumentException where the header is too large for a trace
     */
    public TraceWriter(OutputStream out, TraceHeader header) throws IOException {
        this.out = out;
        this.digest = sha256();
        write(new ByteSink().bytes(TraceFormat.MAGIC).u32(TraceFormat.VERSION).toByteString());
        TraceEncoder.encode(header, block);
        if (block.size() > TraceFormat.MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException("imports and exports of %d bytes, at most %d fit into a trace"
                    .formatted(block.size(), TraceFormat.MAX_BLOCK_BYTES));
        }
        endBlock(TraceFormat.BlockKind.HEADER);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Adds an event.
     *
     * @throws IOException where the stream takes no more
     */
    public void write(TraceEvent event) throws IOException {
        TraceEncoder.encode(event, block);
        events++;
        if (block.size() >= TraceFormat.BLOCK_BYTES) {
            endBlock(TraceFormat.BlockKind.EVENTS);
        }
    }

    /**
     * Ends the trace with its trailer. The stream stays open.
     *
     * @param complete whether the trace reaches to the end of the program
     * @throws IOException where the stream takes no more
     */
    public void finish(boolean complete) throws IOException {
        if (block.size() > 0) {
            endBlock(TraceFormat.BlockKind.EVENTS);
        }
        write(new ByteSink()
                .u8(TraceFormat.BlockKind.TRAILER.code())
                .u8(complete ? TraceFormat.COMPLETE : 0)
                .u64(events)
                .toByteString());
        out.write(digest.digest());
        out.flush();
    }

    private void endBlock(TraceFormat.BlockKind kind) throws IOException {
        ByteString raw = block.toByteString();
        ByteString packed = packed(raw);
        write(new ByteSink()
                .u8(kind.code())
                .u32(raw.length())
                .u32(packed.length())
                .bytes(packed)
                .toByteString());
        block = new ByteSink();
    }

    private ByteString packed(ByteString raw) {
        return raw.length() <= STORED_BYTES ? stored(raw) : deflated(raw);
    }

    /** In DEFLATE's own form for bytes that are not compressed, the last and only part of the block. */
    private static ByteString stored(ByteString raw) {
        return new ByteSink()
                .u8(LAST_AND_STORED)
                .u16(raw.length())
                .u16(~raw.length())
                .bytes(raw)
                .toByteString();
    }

    private ByteString deflated(ByteString raw) {
        Deflater used = deflater;
        if (used == null) {
            used = new Deflater(Deflater.BEST_SPEED, true);
            deflater = used;
        }
        used.reset();
        used.setInput(raw.toArray());
        used.finish();
        var packed = new ByteSink();
        var part = new byte[1 << 13];
        while (!used.finished()) {
            packed.bytes(ByteString.wrap(part).slice(0, used.deflate(part)));
        }
        return packed.toByteString();
    }

    private void write(ByteString bytes) throws IOException {
        bytes.updateDigest(digest);
        out.write(bytes.toArray());
    }

    /** Gives back what packing takes. The stream stays open. */
    @Override
    public void close() {
        if (deflater != null) {
            deflater.end();
        }
    }
}
