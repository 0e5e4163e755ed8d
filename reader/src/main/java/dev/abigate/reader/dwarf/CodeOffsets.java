package dev.abigate.reader.dwarf;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where in the code section each function body is: addresses of code in DWARF count from the first byte of the section's
 * content.
 */
public final class CodeOffsets {
    private static final int LEB_BITS = 7;

    private final int first;
    private final int[] starts;
    private final int[] ends;

    private CodeOffsets(int first, int[] starts, int[] ends) {
        this.first = first;
        this.starts = starts;
        this.ends = ends;
    }

    /** Those of a module as it was read, or as it would be written. */
    public static CodeOffsets of(WasmModule module) {
        List<FunctionBody> bodies = module.bodies();
        var padded = new HashMap<Integer, Integer>();
        for (Section section : module.sections()) {
            if (section instanceof Section.Code code) {
                for (Encoding.Choice choice : code.encoding().body().choices()) {
                    padded.put(choice.position(), choice.width());
                }
            }
        }
        var starts = new int[bodies.size()];
        var ends = new int[bodies.size()];
        int first = width(bodies.size(), 0, padded);
        int at = first;
        for (int i = 0; i < starts.length; i++) {
            int size = bodies.get(i).bytes().length();
            starts[i] = at + width(size, at, padded);
            at = starts[i] + size;
            ends[i] = at;
        }
        return new CodeOffsets(first, starts, ends);
    }

    /** Bytes of the LEB128 number at a position. */
    private static int width(int value, int at, Map<Integer, Integer> padded) {
        int shortest = (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + LEB_BITS - 1) / LEB_BITS;
        return Math.max(shortest, padded.getOrDefault(at, 0));
    }

    /** Offset of the first byte behind the size field of the body with an index. */
    public int start(int body) {
        return starts[body];
    }

    /** The index of the body that has the byte at an offset; its size field belongs to it, too. */
    public OptionalInt bodyAt(long offset) {
        return bodyAt(offset, 0);
    }

    /**
     * As {@link #bodyAt(long)}, and sooner where the guess is right.
     *
     * @param guess the index of a body, or of none
     */
    OptionalInt bodyAt(long offset, int guess) {
        if (offset < first || offset > Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        if (guess > 0 && guess < ends.length && ends[guess - 1] <= offset && offset < ends[guess]) {
            return OptionalInt.of(guess);
        }
        int found = Arrays.binarySearch(ends, (int) offset);
        int body = found >= 0 ? found + 1 : -found - 1;
        return body < ends.length ? OptionalInt.of(body) : OptionalInt.empty();
    }
}
