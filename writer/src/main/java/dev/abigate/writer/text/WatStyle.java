package dev.abigate.writer.text;

/**
 * How a module is printed.
 *
 * @param folded operands inside the instruction that takes them, as in {@code (i32.add (local.get 0) (i32.const 1))};
 *     otherwise one instruction a line, in the order of the bytes
 * @param offsets each instruction on a line of its own, behind the offset of its opcode in the file
 * @param customSections custom sections as {@code (@custom …)} annotations
 */
public record WatStyle(boolean folded, boolean offsets, boolean customSections) {
    /** Folded, without offsets and custom sections. */
    public static final WatStyle FOLDED = new WatStyle(true, false, false);
    /** One instruction a line, without offsets and custom sections. */
    public static final WatStyle FLAT = new WatStyle(false, false, false);
}
