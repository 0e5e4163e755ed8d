package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the operands of WebAssembly are while code is emitted: on the JVM's operand stack, in a local variable that belongs
 * to their position, or nowhere yet, where they are constants or copies of locals.
 *
 * <p>Where blocks begin and end nothing is on the JVM's operand stack: HotSpot refuses to replace a running method by a
 * compiled one at a loop that has operands there.
 *
 * <p>Where NaNs are to be canonical, results of arithmetic are raw until something can tell one NaN from another: further
 * arithmetic and comparisons cannot.
 */
final class OperandStack {
    private enum Place {
        JVM,
        SPILLED,
        LOCAL,
        CONSTANT
    }

    private static final int UNASSIGNED = -1;
    private static final int[] NO_SLOTS = {};

    private final CodeBuilder code;
    private final Variables variables;
    private Kind[] kinds = new Kind[16];
    private Place[] places = new Place[16];
    private long[] payloads = new long[16];
    private boolean[] raw = new boolean[16];
    private VectorLanes[] lanes = new VectorLanes[16];
    private final Map<Kind, int[]> slots = new EnumMap<>(Kind.class);
    private int height;

    OperandStack(CodeBuilder code, Variables variables) {
        this.code = code;
        this.variables = variables;
    }

    int height() {
        return height;
    }

    Kind kind(int fromTop) {
        return kinds[height - 1 - fromTop];
    }

    boolean isOnJvmStack(int fromTop) {
        return places[height - 1 - fromTop] == Place.JVM;
    }

    boolean isConstant(int fromTop) {
        return places[height - 1 - fromTop] == Place.CONSTANT;
    }

    /** A value that an instruction of the JVM has just pushed; a vector that was just stored to its slots. */
    void push(Kind kind) {
        add(kind, kind == Kind.VECTOR ? Place.SPILLED : Place.JVM, 0);
    }

    /** A number that was just computed; if it is a NaN, it need not be the canonical one yet. */
    void pushRaw(Kind kind) {
        push(kind);
        raw[height - 1] = true;
    }

    /**
     * A vector whose lanes were just computed, in the local variable of its position: floating-point numbers as by
     * {@link #pushRaw}, and one by one where vectors are halves.
     */
    void pushRawVector(VectorLanes numbers) {
        pushSpilled(Kind.VECTOR);
        raw[height - 1] = true;
        lanes[height - 1] = numbers;
        variables.scatter(slotOf(0), numbers);
    }

    void pushAll(List<Kind> pushed) {
        pushed.forEach(this::pushSpilled);
    }

    /** A value in the local variable of its position. */
    void pushSpilled(Kind kind) {
        add(kind, Place.SPILLED, 0);
    }

    /** A constant that is no vector. */
    void pushConstant(Kind kind, long bits) {
        add(kind, Place.CONSTANT, bits);
        if (prefersJvm()) {
            materialise(height - 1);
            places[height - 1] = Place.JVM;
        }
    }

    /** The value of a local variable of the JVM, which is no vector, and may be raw. */
    void pushLocal(Kind kind, int slot, boolean isRaw) {
        add(kind, Place.LOCAL, slot);
        raw[height - 1] = isRaw;
        if (prefersJvm()) {
            materialise(height - 1);
            places[height - 1] = Place.JVM;
        }
    }

    /** Loading at once is shortest, unless what is below would have to be loaded later, and so under it. */
    private boolean prefersJvm() {
        return height == 1 || places[height - 2] == Place.JVM;
    }

    private void add(Kind kind, Place place, long payload) {
        if (height == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * height);
            places = Arrays.copyOf(places, 2 * height);
            payloads = Arrays.copyOf(payloads, 2 * height);
            raw = Arrays.copyOf(raw, 2 * height);
            lanes = Arrays.copyOf(lanes, 2 * height);
        }
        kinds[height] = kind;
        places[height] = place;
        payloads[height] = payload;
        raw[height] = false;
        height++;
        if (kind == Kind.VECTOR) {
            variables.gather(slotOf(0));
        }
    }

    /** The first local variable that belongs to a position for values of a kind. */
    int slot(int position, Kind kind) {
        int[] known = slots.getOrDefault(kind, NO_SLOTS);
        if (position >= known.length) {
            int[] more = Arrays.copyOf(known, Math.max(position + 1, 2 * known.length));
            Arrays.fill(more, known.length, more.length, UNASSIGNED);
            slots.put(kind, more);
            known = more;
        }
        if (known[position] == UNASSIGNED) {
            known[position] = variables.allocate(kind);
        }
        return known[position];
    }

    /** The first local variable of an operand that is spilled, or a vector. */
    int slotOf(int fromTop) {
        int position = height - 1 - fromTop;
        return slot(position, kinds[position]);
    }

    /** Forgets operands that were used. */
    void pop(int count) {
        height -= count;
    }

    /** Puts the topmost operands onto the JVM's stack, in order; vectors stay where they are. They are still counted. */
    void load(int count) {
        load(count, false);
    }

    /** As {@link #load}, for what cannot tell one NaN from another. */
    void loadRaw(int count) {
        load(count, true);
    }

    private void load(int count, boolean mayBeRaw) {
        settleVectors(height - count);
        int first = height;
        for (int i = height - count; i < height; i++) {
            boolean loaded = places[i] == Place.JVM && (mayBeRaw || !raw[i] || i == height - 1);
            if (kinds[i] != Kind.VECTOR && !loaded) {
                first = i;
                break;
            }
        }
        spillFrom(first);
        for (int i = first; i < height; i++) {
            if (kinds[i] != Kind.VECTOR) {
                materialise(i);
                places[i] = Place.JVM;
                if (!mayBeRaw) {
                    settle(i);
                }
            }
        }
        if (!mayBeRaw && count > 0) {
            settle(height - 1);
        }
    }

    /** Makes a NaN on top of the JVM's stack the canonical one, unless it is known to be. */
    private void settle(int position) {
        if (raw[position] && kinds[position] != Kind.VECTOR) {
            Numbers.canonicalize(code, kinds[position]);
            raw[position] = false;
        }
    }

    /** Puts the topmost operands onto the JVM's stack for a way that ends here: for other ways they are where they were. */
    void loadToLeave(int count) {
        boolean there = true;
        for (int i = height - count; i < height; i++) {
            there &= places[i] == Place.JVM && !raw[i];
        }
        if (!there) {
            spillFrom(height - count);
            for (int i = height - count; i < height; i++) {
                materialise(i);
                if (raw[i]) {
                    Numbers.canonicalize(code, kinds[i]);
                }
            }
        }
    }

    /** Puts the topmost operands onto the JVM's stack and forgets them. */
    void take(int count) {
        load(count);
        pop(count);
    }

    /** As {@link #take}, for what cannot tell one NaN from another. */
    void takeRaw(int count) {
        loadRaw(count);
        pop(count);
    }

    /** Puts the topmost operands into the local variables of their positions. */
    void spill(int count) {
        settleVectors(height - count);
        spillFrom(height - count);
        for (int i = height - count; i < height; i++) {
            spillCopy(i);
        }
    }

    /** As {@link #spill}, for what cannot tell one NaN from another in vectors of such lanes. */
    void spillRaw(int count, VectorLanes numbers) {
        for (int i = height - count; i < height; i++) {
            if (kinds[i] == Kind.VECTOR && lanes[i] == numbers) {
                raw[i] = false;
            }
        }
        spill(count);
    }

    /** Whether one of the topmost operands is a vector of such lanes that were just computed. */
    boolean isScattered(int count, VectorLanes numbers) {
        for (int i = height - count; i < height; i++) {
            if (raw[i] && kinds[i] == Kind.VECTOR && lanes[i] == numbers) {
                return true;
            }
        }
        return false;
    }

    /** Makes NaNs in vectors canonical, and puts lanes together, down to the position {@code from}. */
    private void settleVectors(int from) {
        for (int i = from; i < height; i++) {
            if (raw[i] && kinds[i] == Kind.VECTOR) {
                variables.canonicalize(slot(i, Kind.VECTOR), lanes[i]);
                raw[i] = false;
            }
        }
    }

    /**
     * As where a branch or a block begins: nothing is on the JVM's stack but the operands of its condition, and nothing else
     * depends on a local that may change.
     *
     * @param condition how many operands the condition has
     * @param passed how many operands below them go along: they are put into the local variables of their positions
     */
    void isolate(int condition, int passed) {
        int below = height - condition;
        settleVectors(0);
        for (int i = 0; i < below; i++) {
            if (places[i] == Place.JVM) {
                spillFrom(0);
                break;
            }
        }
        for (int i = 0; i < below; i++) {
            if (places[i] == Place.LOCAL || i >= below - passed) {
                spillCopy(i);
            }
        }
        loadRaw(condition);
    }

    /** Saves operands that are copies of a local which is about to change. */
    void saveCopies(int localSlot) {
        for (int i = 0; i < height; i++) {
            if (places[i] == Place.LOCAL && payloads[i] == localSlot) {
                spillCopy(i);
            }
        }
    }

    /** Stores all operands that are on the JVM's stack, down to the position {@code from}. */
    private void spillFrom(int from) {
        for (int i = height - 1; i >= from; i--) {
            if (places[i] == Place.JVM) {
                settle(i);
                code.storeLocal(kinds[i].typeKind(), slot(i, kinds[i]));
                places[i] = Place.SPILLED;
            }
        }
    }

    /** Stores a constant or a copy of a local. */
    private void spillCopy(int position) {
        if (places[position] == Place.LOCAL || places[position] == Place.CONSTANT) {
            materialise(position);
            settle(position);
            code.storeLocal(kinds[position].typeKind(), slot(position, kinds[position]));
            places[position] = Place.SPILLED;
        }
    }

    /** Loads an operand that is not on the JVM's stack and is no vector. */
    private void materialise(int position) {
        Kind kind = kinds[position];
        switch (places[position]) {
            case SPILLED -> code.loadLocal(kind.typeKind(), slot(position, kind));
            case LOCAL -> code.loadLocal(kind.typeKind(), (int) payloads[position]);
            case CONSTANT -> constant(kind, payloads[position]);
            case JVM -> throw new IllegalStateException("already on the stack");
        }
    }

    private void constant(Kind kind, long bits) {
        switch (kind) {
            case INT -> code.loadConstant((int) bits);
            case LONG -> code.loadConstant(bits);
            case FLOAT -> floatConstant((int) bits);
            case DOUBLE -> doubleConstant(bits);
            case REFERENCE -> code.aconst_null();
            case VECTOR -> throw new IllegalStateException("a vector is in its slots");
        }
    }

    /** Constant pools may change NaNs, so those are made of their bits. */
    private void floatConstant(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            code.loadConstant(bits).invokestatic(Names.of(Float.class), "intBitsToFloat", Invocations.INT_TO_FLOAT);
        } else {
            code.loadConstant(value);
        }
    }

    private void doubleConstant(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            code.loadConstant(bits)
                    .invokestatic(Names.of(Double.class), "longBitsToDouble", Invocations.LONG_TO_DOUBLE);
        } else {
            code.loadConstant(value);
        }
    }

    /**
     * Moves the topmost operands to the local variables of the positions from {@code target} on, which are not above their
     * own. They are still counted.
     */
    void moveTo(int target, int count) {
        spill(count);
        for (int i = 0; i < count; i++) {
            int from = height - count + i;
            if (from != target + i) {
                Kind kind = kinds[from];
                variables.copy(kind, slot(from, kind), slot(target + i, kind));
            }
        }
    }

    /** As after a block: the operands below it, and its results in the local variables of their positions. */
    void reset(int below, List<Kind> results) {
        height = below;
        pushAll(results);
    }
}
