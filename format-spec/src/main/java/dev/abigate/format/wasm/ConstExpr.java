package dev.abigate.format.wasm;

import dev.abigate.format.wasm.code.Instruction;
import java.util.List;

/**
 * An expression that is evaluated when the module is instantiated.
 *
 * @param instructions without the closing {@code end}
 */
public record ConstExpr(List<Instruction> instructions) {
    public ConstExpr {
        instructions = List.copyOf(instructions);
    }
}
