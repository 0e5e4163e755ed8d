package dev.abigate.format.aot;

import dev.abigate.format.ByteString;
import java.util.List;

/**
 * Section 3: where the functions with a body are (section 7).
 *
 * @param functions in index order, imports not counted
 * @param inner functions behind a stack check, as many as functions; empty unless the dialect and target double them
 * @param referenceCells for each function, imports counted, 1 for each cell that holds a reference; empty without garbage
 *     collection
 */
public record FunctionSection(List<Function> functions, List<Inner> inner, List<ByteString> referenceCells) {
    public FunctionSection {
        functions = List.copyOf(functions);
        inner = List.copyOf(inner);
        referenceCells = List.copyOf(referenceCells);
    }

    /**
     * A function.
     *
     * @param offset from the start of the code
     * @param type index
     * @param localCells cells of 4 bytes for parameters and locals, unsigned 32-bit; 0 in dialects without the field
     * @param stackCells most cells of operands, unsigned 32-bit; 0 in dialects without the field
     */
    public record Function(long offset, int type, long localCells, long stackCells) {}

    /**
     * A function behind a stack check.
     *
     * @param offset from the start of the code
     * @param type index
     */
    public record Inner(long offset, int type) {}
}
