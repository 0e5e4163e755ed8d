package dev.abigate.reader.corpus;

import dev.abigate.reader.cursor.FieldSink;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that fields follow each other without gap or overlap. */
public final class Coverage implements FieldSink {
    private final List<String> defects = new ArrayList<>();
    private int end;
    private long fields;

    @Override
    public void field(int offset, int length, String path, String value) {
        if (offset != end || length <= 0) {
            defects.add("%s at 0x%x, %d bytes long, where 0x%x was next".formatted(path, offset, length, end));
        }
        end = offset + length;
        fields++;
    }

    /** Gaps and overlaps in the map of a file of {@code size} bytes. */
    public List<String> defects(int size) {
        if (end != size) {
            defects.add("the map ends at 0x%x of 0x%x".formatted(end, size));
        }
        return List.copyOf(defects);
    }

    public long fields() {
        return fields;
    }
}
