package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import java.io.IOException;

/** Takes the events of a trace one after the other. */
@FunctionalInterface
public interface TraceSink {
    /**
     * Takes the next event.
     *
     * @throws IOException where there is no room for it
     */
    void add(TraceEvent event) throws IOException;
}
