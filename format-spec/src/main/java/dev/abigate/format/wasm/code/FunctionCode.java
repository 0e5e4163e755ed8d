package dev.abigate.format.wasm.code;

import dev.abigate.format.wasm.type.ValType;
import java.util.List;

/**
 * A decoded function body.
 *
 * @param instructions to the closing {@code end}, which is included
 */
public record FunctionCode(List<Locals> locals, List<Instruction> instructions) {
    public FunctionCode {
        locals = List.copyOf(locals);
        instructions = List.copyOf(instructions);
    }

    /**
     * Neighbouring locals of one type.
     *
     * @param count how many; unsigned
     */
    public record Locals(int count, ValType type) {}
}
