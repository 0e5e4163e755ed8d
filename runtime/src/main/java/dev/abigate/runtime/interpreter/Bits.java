package dev.abigate.runtime.interpreter;

/**
 * A number of 32 bits that is not computed yet: the one in a slot, rotated, of which some bits are kept. Shifts by constants,
 * rotations and masks are of that form, and so is any row of them.
 *
 * @param slot of the number they are taken of
 * @param rotation to the left, from 0 to 31
 * @param mask the bits that are kept then
 */
record Bits(int slot, int rotation, int mask) {
    /** All bits of the number in a slot. */
    static Bits all(int slot) {
        return new Bits(slot, 0, -1);
    }

    /** Whether they are the number itself. */
    boolean isAll() {
        return rotation == 0 && mask == -1;
    }

    /** These bits, rotated further, of which some are kept. */
    Bits take(int furtherRotation, int furtherMask) {
        return new Bits(
                slot,
                (rotation + furtherRotation) & (Integer.SIZE - 1),
                Integer.rotateLeft(mask, furtherRotation) & furtherMask);
    }

    /** The node that computes them. */
    Node to(int to) {
        if (rotation == 0) {
            return mask == -1 ? new VariableNodes.Copy(to, slot) : new I32Nodes.AndImmediate(to, slot, mask);
        }
        if (mask == -1) {
            return new I32Nodes.RotlImmediate(to, slot, rotation);
        }
        if (mask == -1 << rotation) {
            return new I32Nodes.ShlImmediate(to, slot, rotation);
        }
        return mask == -1 >>> (Integer.SIZE - rotation)
                ? new I32Nodes.ShrUImmediate(to, slot, Integer.SIZE - rotation)
                : new BitsNodes.Take(to, this);
    }
}
