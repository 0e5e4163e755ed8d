package dev.abigate.writer.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.writer.bytes.ByteSink;

/** Encodes function bodies. */
public final class CodeWriter {
    private CodeWriter() {}

    /**
     * The bytes of a body, without its size.
     *
     * @param encoding where to differ from the shortest encoding; positions count from the body's first byte
     */
    public static ByteString write(FunctionCode code, Encoding encoding) {
        var out = new ByteSink(encoding);
        locals(code, out);
        var instructions = new InstructionWriter(out);
        code.instructions().forEach(instructions::write);
        return out.toByteString();
    }

    /** The offset of each instruction from the body's first byte, where everything is in its shortest encoding. */
    static int[] offsets(FunctionCode code) {
        var out = new ByteSink();
        locals(code, out);
        var instructions = new InstructionWriter(out);
        var offsets = new int[code.instructions().size()];
        int index = 0;
        for (Instruction instruction : code.instructions()) {
            offsets[index++] = out.size();
            instructions.write(instruction);
        }
        return offsets;
    }

    private static void locals(FunctionCode code, ByteSink out) {
        var types = new TypeWriter(out);
        out.leb32(code.locals().size());
        for (FunctionCode.Locals locals : code.locals()) {
            out.leb32(locals.count());
            types.valType(locals.type());
        }
    }
}
