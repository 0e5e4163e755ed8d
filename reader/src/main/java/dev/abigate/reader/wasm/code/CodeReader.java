package dev.abigate.reader.wasm.code;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Decodes function bodies. */
public final class CodeReader {
    private static final long MAX_LOCALS = 0xFFFF_FFFFL;

    private CodeReader() {}

    /**
     * The locals and instructions of a body.
     *
     * @param functionIndex for messages
     * @throws dev.abigate.format.MalformedBinaryException where the body is not well-formed
     */
    public static FunctionCode read(FunctionBody body, int functionIndex) {
        return read(cursor(body, functionIndex));
    }

    /** As {@link #read(FunctionBody, int)}, from a cursor over just the body. */
    public static FunctionCode read(Cursor in) {
        List<FunctionCode.Locals> locals = locals(in);
        List<Instruction> instructions = new InstructionReader(in).body();
        requireEnd(in);
        return new FunctionCode(locals, instructions);
    }

    /**
     * The offset of each instruction of a body from the first byte of the file.
     *
     * @param functionIndex for messages
     * @throws dev.abigate.format.MalformedBinaryException where the body is not well-formed
     */
    public static int[] offsets(FunctionBody body, int functionIndex) {
        Cursor in = cursor(body, functionIndex);
        locals(in);
        var decoder = new InstructionDecoder(in);
        var offsets = IntStream.builder();
        while (decoder.next()) {
            offsets.add(decoder.offset());
        }
        return offsets.build().toArray();
    }

    /** A cursor over a body, which begins with its locals. */
    public static Cursor cursor(FunctionBody body, int functionIndex) {
        return Cursor.overPart(
                body.bytes(),
                body.offset(),
                "section 10 'code', function " + functionIndex,
                Flaw.UNEXPECTED_END_OF_SECTION);
    }

    /** The locals at the beginning of a body; instructions follow. */
    public static List<FunctionCode.Locals> locals(Cursor in) {
        int start = in.offset();
        int count = in.count("locals count");
        if (count == 0) {
            return List.of();
        }
        var types = new TypeReader(in);
        var locals = new ArrayList<FunctionCode.Locals>(count);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int same = in.leb32("number of locals");
            sum += Integer.toUnsignedLong(same);
            if (sum > MAX_LOCALS) {
                throw in.fail(Flaw.TOO_MANY_LOCALS, start, "locals", "at least " + sum);
            }
            locals.add(new FunctionCode.Locals(same, types.valType()));
        }
        return locals;
    }

    /** Checks that nothing follows the instructions of a body. */
    public static void requireEnd(Cursor in) {
        if (!in.atEnd()) {
            throw in.fail(Flaw.SECTION_SIZE, "code", in.remaining() + " bytes after the last instruction");
        }
    }
}
