package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a host read and wrote since the guest last ran, neighbouring accesses put together. */
final class HostAccesses {
    private final Instance instance;
    private final Consumer<TraceEvent> sink;
    private final List<Range> written = new ArrayList<>();
    private @Nullable Copy read;
    /** Whether the memory is read for the trace itself. */
    private boolean copying;

    private record Range(int memory, long from, long to) {
        boolean touches(Range next) {
            return memory == next.memory && next.from <= to && from <= next.to;
        }

        Range with(Range next) {
            return new Range(memory, Math.min(from, next.from), Math.max(to, next.to));
        }
    }

    /** Bytes as they were when they were read. */
    private static final class Copy {
        private final int memory;
        private final long from;
        private byte[] bytes = new byte[Long.BYTES];
        private int count;

        private Copy(int memory, long from) {
            this.memory = memory;
            this.from = from;
        }

        private boolean continuesAt(int otherMemory, long address, int more) {
            return memory == otherMemory && address == from + count && count + more <= TraceFormat.MAX_ACCESS_BYTES;
        }

        private void append(LinearMemory source, int more) {
            if (count + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(count + more, 2 * bytes.length));
            }
            source.read(from + count, bytes, count, more);
            count += more;
        }

        private TraceEvent event() {
            return new TraceEvent.Read(memory, from, ByteString.wrap(Arrays.copyOf(bytes, count)));
        }
    }

    HostAccesses(Instance instance, Consumer<TraceEvent> sink) {
        this.instance = instance;
        this.sink = sink;
    }

    void read(LinearMemory memory, long address, long count) {
        int index = index(memory);
        if (copying || index < 0) {
            return;
        }
        flushWrites();
        copying = true;
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(TraceFormat.MAX_ACCESS_BYTES, count - done);
            copy(memory, index, address + done, part);
            done += part;
        }
        copying = false;
    }

    private void copy(LinearMemory memory, int index, long address, int count) {
        Copy copy = read;
        if (copy == null || !copy.continuesAt(index, address, count)) {
            flushRead();
            copy = new Copy(index, address);
            read = copy;
        }
        copy.append(memory, count);
    }

    void write(LinearMemory memory, long address, long count) {
        int index = index(memory);
        if (index < 0 || count == 0) {
            return;
        }
        flushRead();
        var range = new Range(index, address, address + count);
        if (!written.isEmpty() && written.getLast().touches(range)) {
            written.set(written.size() - 1, written.getLast().with(range));
        } else {
            written.add(range);
        }
    }

    private int index(LinearMemory memory) {
        for (int i = 0; i < instance.memoryCount(); i++) {
            if (instance.memory(i) == memory) {
                return i;
            }
        }
        return -1;
    }

    /** Hands over what was read and what is now where the host wrote, and forgets it. */
    void flush() {
        flushRead();
        flushWrites();
    }

    private void flushRead() {
        Copy copy = read;
        if (copy != null) {
            read = null;
            sink.accept(copy.event());
        }
    }

    private void flushWrites() {
        copying = true;
        for (Range range : written) {
            LinearMemory memory = instance.memory(range.memory());
            for (long at = range.from(); at < range.to(); at += TraceFormat.MAX_ACCESS_BYTES) {
                int count = (int) Math.min(TraceFormat.MAX_ACCESS_BYTES, range.to() - at);
                sink.accept(new TraceEvent.Written(range.memory(), at, memory.read(at, count)));
            }
        }
        copying = false;
        written.clear();
    }
}
