package dev.abigate.runtime.interpreter;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.type.SlotLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack while a function is lowered. Each operand has a home slot above the locals, but its value need not be
 * there: locals and constants are read where they are until something makes that impossible, and an operation on top of the
 * stack waits for the next instruction, which may know a better place for its result.
 */
final class Operands {
    private static final byte HOME = 0;
    private static final byte LOCAL = 1;
    private static final byte CONSTANT = 2;
    private static final byte PENDING = 3;
    private static final byte SUM = 4;
    private static final byte BITS = 5;

    /** Operands below the topmost ones that are not at home are sent there, so that looking for them is cheap. */
    private static final int AWAY = 64;

    private final Emitter emitter;
    private int[] types = new int[16];
    private int[] homes = new int[16];
    private byte[] places = new byte[16];
    /** The slot of a local, the bits of a constant, or the slot of what a sum or bits are made of. */
    private long[] contents = new long[16];

    /** The second part of a sum; the rotation and the mask of bits, side by side. */
    private long[] deltas = new long[16];

    private int count;
    private int free;
    private int highest;
    /** All operands below this one are at home. */
    private int settled;

    private @Nullable Pending pending;
    private int pendingOffset;
    private boolean holdsReferences;

    /**
     * A number that is not computed yet.
     *
     * @param slot of one part
     * @param delta the other part; the sum wraps around
     */
    record Sum(int slot, long delta) {}

    /** An operation whose result slot is still open. */
    @FunctionalInterface
    interface Pending {
        Node to(int slot);
    }

    /**
     * An empty stack.
     *
     * @param locals the slots of locals, above which operands are
     * @param results the slots of the function's results, which take the place of locals
     */
    Operands(Emitter emitter, int locals, int results) {
        this.emitter = emitter;
        this.free = locals;
        this.highest = Math.max(locals, results);
    }

    /** How many operands there are. */
    int count() {
        return count;
    }

    /** The first slot above all operands. */
    int free() {
        return free;
    }

    /** Whether a slot is above those of all operands, so that nobody needs what is there. */
    boolean isAbove(int slot) {
        return slot >= free;
    }

    /** The slots that a frame needs. */
    int highest() {
        return highest;
    }

    /** Whether any operand ever was a reference. */
    boolean holdsReferences() {
        return holdsReferences;
    }

    /** The type of an operand, of {@link TypeCode}; 0 is the topmost one. */
    int type(int fromTop) {
        return types[count - 1 - fromTop];
    }

    /** Pushes an operand that is at home, or will be once the instruction is emitted, and tells its slot. */
    int push(int type) {
        return push(type, HOME, 0);
    }

    /** Pushes operands that are at home. */
    void push(TypeCodes pushed) {
        for (int i = 0; i < pushed.size(); i++) {
            push(pushed.get(i));
        }
    }

    /** Pushes the value that a local has now. */
    void pushLocal(int type, int slot) {
        push(type, LOCAL, slot);
        sendDeepestHome();
    }

    /** Pushes a number. */
    void pushConstant(int type, long bits) {
        push(type, CONSTANT, bits);
        sendDeepestHome();
    }

    /** Adds a constant to the topmost operand, an integer: it is computed where it is needed, or never. */
    void add(long constant) {
        int top = count - 1;
        switch (places[top]) {
            case CONSTANT -> contents[top] += constant;
            case SUM -> deltas[top] += constant;
            default -> {
                contents[top] = read(top);
                deltas[top] = constant;
                places[top] = SUM;
                settled = Math.min(settled, top);
            }
        }
    }

    /** Drops the topmost operand, an integer, and tells the parts of which it is the sum. */
    Sum popSum() {
        int top = count - 1;
        Sum sum = places[top] == SUM ? new Sum((int) contents[top], deltas[top]) : new Sum(read(top), 0);
        drop();
        return sum;
    }

    /** Rotates the topmost operand, of 32 bits, and keeps some bits of it: that is computed where it is needed, or never. */
    void take(int rotation, int mask) {
        int top = count - 1;
        Bits before = places[top] == BITS ? bits(top) : Bits.all(read(top));
        Bits taken = before.take(rotation, mask);
        contents[top] = taken.slot();
        deltas[top] = (long) taken.rotation() << Integer.SIZE | Integer.toUnsignedLong(taken.mask());
        places[top] = BITS;
        settled = Math.min(settled, top);
    }

    /** Drops the topmost operand, of 32 bits, and tells of what it is made. */
    Bits popBits() {
        int top = count - 1;
        Bits bits = places[top] == BITS ? bits(top) : Bits.all(read(top));
        drop();
        return bits;
    }

    private Bits bits(int index) {
        return new Bits((int) contents[index], (int) (deltas[index] >> Integer.SIZE), (int) deltas[index]);
    }

    private Node sum(int index, int to) {
        int from = (int) contents[index];
        return types[index] == TypeCode.I32
                ? new I32Nodes.AddImmediate(to, from, (int) deltas[index])
                : new I64Nodes.AddImmediate(to, from, deltas[index]);
    }

    /** Pushes the result of an operation that is not emitted yet. */
    void pushPending(int type, Pending operation) {
        pushPending(type, operation, emitter.offset());
    }

    /** As {@link #pushPending(int, Pending)}, with the offset of the instruction that may trap. */
    void pushPending(int type, Pending operation, int offset) {
        push(type, PENDING, 0);
        pending = operation;
        pendingOffset = offset;
    }

    /** The offset in the file of the instruction that the operation that waits is of. */
    int pendingOffset() {
        return pendingOffset;
    }

    private int push(int type, byte place, long content) {
        flush();
        if (count == types.length) {
            types = Arrays.copyOf(types, 2 * count);
            homes = Arrays.copyOf(homes, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            contents = Arrays.copyOf(contents, 2 * count);
            deltas = Arrays.copyOf(deltas, 2 * count);
        }
        int home = free;
        types[count] = type;
        homes[count] = home;
        places[count] = place;
        contents[count] = content;
        count++;
        free += SlotLayout.width(type);
        highest = Math.max(highest, free);
        holdsReferences |= TypeCode.isReference(type);
        return home;
    }

    private void sendDeepestHome() {
        while (settled < count && (places[settled] == HOME || count - settled > AWAY)) {
            settle(settled);
            settled++;
        }
    }

    /** Emits the operation that waits, if one does. */
    void flush() {
        if (pending != null) {
            settle(count - 1);
        }
    }

    /** Emits the operation that waits where none of the {@code taken} topmost operands is its result: it may trap. */
    void settleForLeaving(int taken) {
        if (taken == 0) {
            flush();
        }
    }

    /** Whether the topmost operand is a number that is known. */
    boolean isConstant() {
        return count > 0 && places[count - 1] == CONSTANT;
    }

    /** Drops the topmost operand, which is a constant, and tells its bits. */
    long popConstant() {
        long bits = contents[count - 1];
        drop();
        return bits;
    }

    /** The operation that waits on top of the stack, or null. */
    @Nullable
    Pending pending() {
        return pending;
    }

    /** Drops the topmost operand; an operation that waits is not emitted any more. */
    void drop() {
        count--;
        free = homes[count];
        pending = null;
        settled = Math.min(settled, count);
    }

    /** Drops the topmost operand and tells the slot where its value is. */
    int pop() {
        int slot = read(count - 1);
        drop();
        return slot;
    }

    /** The slot where the value of an operand is. */
    int slot(int fromTop) {
        return read(count - 1 - fromTop);
    }

    private int read(int index) {
        if (places[index] == LOCAL) {
            return (int) contents[index];
        }
        settle(index);
        return homes[index];
    }

    /** Drops the topmost operand and puts its value into {@code slot}. */
    void popTo(int slot) {
        int top = count - 1;
        Pending operation = pending;
        if (operation != null) {
            pending = null;
            emitter.emitAt(pendingOffset, operation.to(slot));
        } else if (places[top] == CONSTANT) {
            emitter.emit(new VariableNodes.Constant(slot, contents[top]));
        } else if (places[top] == SUM) {
            emitter.emit(sum(top, slot));
        } else if (places[top] == BITS) {
            emitter.emit(bits(top).to(slot));
        } else {
            move(types[top], slot, read(top));
        }
        drop();
    }

    private void settle(int index) {
        int home = homes[index];
        switch (places[index]) {
            case LOCAL -> move(types[index], home, (int) contents[index]);
            case CONSTANT -> emitter.emit(new VariableNodes.Constant(home, contents[index]));
            case SUM -> emitter.emit(sum(index, home));
            case BITS -> emitter.emit(bits(index).to(home));
            case PENDING -> {
                Pending operation = pending;
                pending = null;
                if (operation != null) {
                    emitter.emitAt(pendingOffset, operation.to(home));
                }
            }
            default -> {}
        }
        places[index] = HOME;
    }

    private void move(int type, int to, int from) {
        if (to == from) {
            return;
        }
        Node copy = VariableNodes.copy(type, to, from);
        if (copy instanceof VariableNodes.Copy second && emitter.last() instanceof VariableNodes.Copy first) {
            emitter.withdraw();
            emitter.emit(new VariableNodes.CopyTwo(first, second));
        } else {
            emitter.emit(copy);
        }
    }

    /** Sends all operands home. */
    void settle() {
        while (settled < count) {
            settle(settled);
            settled++;
        }
    }

    /** Sends the topmost operands home, and tells the slot of the deepest of them, or the first free one. */
    int settleTop(int operands) {
        int first = count - operands;
        for (int i = Math.max(first, settled); i < count; i++) {
            settle(i);
        }
        if (first <= settled) {
            settled = count;
        }
        return operands == 0 ? free : homes[first];
    }

    /** Before a local becomes the topmost operand: those below that depend on its value until now go home. */
    void beforeChange(int slot) {
        sendDeepestHome();
        for (int i = settled; i < count - 1; i++) {
            if ((places[i] == LOCAL || places[i] == SUM || places[i] == BITS) && contents[i] == slot) {
                settle(i);
            }
        }
    }

    /** Drops operands until {@code height} are left; none of them waits. */
    void truncate(int height) {
        if (height < count) {
            pending = null;
            count = height;
            free = homes[height];
            settled = Math.min(settled, count);
        }
    }

    /**
     * Moves the topmost operands, which stay on the stack, to slots side by side.
     *
     * @param to the first slot, not above the home of the deepest of them
     */
    void moveTop(int operands, int to) {
        if (operands == 1 && places[count - 1] != HOME) {
            int type = types[count - 1];
            if (places[count - 1] == CONSTANT) {
                emitter.emit(new VariableNodes.Constant(to, contents[count - 1]));
            } else if (places[count - 1] == SUM) {
                emitter.emit(sum(count - 1, to));
            } else if (places[count - 1] == BITS) {
                emitter.emit(bits(count - 1).to(to));
            } else {
                move(type, to, read(count - 1));
            }
            return;
        }
        int from = settleTop(operands);
        if (operands == 1) {
            move(types[count - 1], to, from);
        } else if (operands > 1 && from != to) {
            emitter.emit(new VariableNodes.CopyRange(to, from, free - from));
        }
    }

    /** As {@link #moveTop}, of operands that nobody needs any more. */
    void moveAway(int operands, int to) {
        if (operands == 1) {
            popTo(to);
        } else {
            moveTop(operands, to);
        }
    }

    /** Whether the topmost operands are, or will be, just where {@link #moveTop} would move them. */
    boolean isAt(int operands, int to) {
        return operands == 0 || homes[count - operands] == to;
    }

    /** As {@link #isAt}, of the operands below the topmost one. */
    boolean isBelowTopAt(int operands, int to) {
        return operands == 0 || homes[count - 1 - operands] == to;
    }
}
