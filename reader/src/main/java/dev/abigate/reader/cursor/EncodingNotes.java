package dev.abigate.reader.cursor;

import dev.abigate.format.wasm.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects, while a part of a file is read, where its encoding is not the shortest. */
public final class EncodingNotes {
    private final int start;
    private final List<Encoding.Choice> choices = new ArrayList<>();

    /** @param start offset in the file from which the collected positions count */
    public EncodingNotes(int start) {
        this.start = start;
    }

    void lebWidth(int offset, int width) {
        choices.add(new Encoding.Choice(offset - start, width));
    }

    void form(int offset, int form) {
        choices.add(new Encoding.Choice(offset - start, form));
    }

    /** What was collected, in file order. */
    public Encoding encoding() {
        if (choices.isEmpty()) {
            return Encoding.SHORTEST;
        }
        choices.sort(Comparator.comparingInt(Encoding.Choice::position).thenComparingInt(Encoding.Choice::width));
        return new Encoding(choices);
    }
}
