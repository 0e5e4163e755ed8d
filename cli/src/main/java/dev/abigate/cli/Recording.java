package dev.abigate.cli;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.writer.trace.TraceWriter;
import java.io.IOException;

/** The trace of a guest, written while it runs. */
final class Recording implements AutoCloseable {
    private final String name;
    private final UnfinishedFile file;
    private final TraceWriter writer;
    private final Recorder recorder;
    private long events;
    private boolean finished;

    /**
     * Begins a trace.
     *
     * @param name of the file
     * @throws UsageException where it cannot be written
     */
    Recording(String name, Guest guest, EngineChoice engine, boolean deterministic) {
        this.name = name;
        this.file = OutputFile.begin(name);
        var settings = new TraceHeader.Settings(
                engine.word(),
                true,
                deterministic,
                guest.limits().memoryBytes().orElse(StoreLimits.DEFAULT.memoryBytes()));
        TraceHeader header = TraceHeaders.of("abigate " + Version.current(), guest.bytes(), guest.module(), settings);
        try {
            this.writer = new TraceWriter(file.stream(), header);
        } catch (IOException e) {
            throw OutputFile.unwritable(name, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(guest.file() + ": cannot be recorded: " + e.getMessage(), e);
        }
        this.recorder = new Recorder(guest.module(), this::add);
    }

    /** Records what happens in a store. */
    void observe(Store store) {
        store.observe(recorder);
    }

    /** A guest that did not stop in time may still be running. */
    private synchronized void add(TraceEvent event) throws IOException {
        if (!finished) {
            writer.write(event);
            events++;
        }
    }

    /**
     * Puts the trace into its place.
     *
     * @return how many events it has
     * @throws UsageException where it cannot be written
     */
    synchronized long finish() {
        boolean complete = !recorder.isActive();
        try {
            if (complete) {
                recorder.finish();
            }
            finished = true;
            writer.finish(complete);
            file.finish();
        } catch (IOException e) {
            throw OutputFile.unwritable(name, e);
        }
        return events;
    }

    @Override
    public synchronized void close() {
        finished = true;
        writer.close();
        try {
            file.close();
        } catch (IOException e) {
            throw OutputFile.unwritable(name, e);
        }
    }
}
