package dev.abigate.runtime.interpreter;

/**
 * A sum of 32 bits that is not computed yet: an access to memory may add it up itself.
 *
 * @param a slot of one part
 * @param b the other part
 */
record Total(int a, Bits b) implements Operands.Pending {
    @Override
    public Node to(int slot) {
        return b.isAll() ? new I32Nodes.Add(slot, a, b.slot()) : new BitsNodes.Add(slot, a, b);
    }
}
