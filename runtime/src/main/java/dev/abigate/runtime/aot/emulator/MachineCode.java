package dev.abigate.runtime.aot.emulator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Code of a machine, which nobody writes, with what is decoded and translated of it. Any number of processors may execute
 * it at the same time.
 */
public final class MachineCode {
    private static final int MAX_INSTRUCTIONS = 64;

    /** More micro-operations than this are not kept: hostile code can have a block at each address. */
    private static final int MAX_KEPT = 1 << 21;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Machine machine;
    private final long base;
    private final byte[] text;
    private final Translator translator;
    private final @Nullable Block[] blocks;
    private int kept;

    /**
     * Code.
     *
     * @param base address of the first byte
     * @param text relocated; it is not copied
     */
    public MachineCode(Machine machine, long base, byte[] text, Translator translator) {
        this.machine = machine;
        this.base = base;
        this.text = text;
        this.translator = translator;
        this.blocks = new Block[text.length / machine.instructionAlignment()];
    }

    public Machine machine() {
        return machine;
    }

    /** Address of the first byte. */
    public long base() {
        return base;
    }

    /** The block at an address, empty where no instruction can be. */
    public Optional<Block> block(long address) {
        return contains(address) ? Optional.of(blockAt(address)) : Optional.empty();
    }

    boolean contains(long address) {
        long offset = address - base;
        return offset >= 0
                && offset / machine.instructionAlignment() < blocks.length
                && offset % machine.instructionAlignment() == 0;
    }

    /** The block at an address that the code {@link #contains}. */
    Block blockAt(long address) {
        int index = (int) (address - base) / machine.instructionAlignment();
        Block block = blocks[index];
        if (block == null) {
            block = decode(address);
            kept += block.steps().length;
            if (kept > MAX_KEPT) {
                Arrays.fill(blocks, null);
                kept = 0;
            }
            blocks[index] = block;
        }
        return block;
    }

    void translate(Block block) {
        translator.translate(this, block);
    }

    private Block decode(long start) {
        var builder = new BlockBuilder(machine.registers());
        long at = start;
        for (int count = 0; count < MAX_INSTRUCTIONS && contains(at) && !builder.ended(); count++) {
            int offset = (int) (at - base);
            builder.begin(at);
            at += machine.decode(word(offset), text.length - offset, builder);
        }
        return builder.build(start, at);
    }

    private int word(int offset) {
        if (offset <= text.length - Integer.BYTES) {
            return (int) INT.get(text, offset);
        }
        int word = 0;
        for (int i = offset; i < text.length; i++) {
            word |= Byte.toUnsignedInt(text[i]) << ((i - offset) * Byte.SIZE);
        }
        return word;
    }
}
