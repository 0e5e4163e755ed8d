package dev.abigate.reader.validation;

import java.util.Arrays;

/**
 * The types of the operands, and the open blocks, at a point of the code.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Validation algorithm</a>
 */
final class OperandStack {
    private final ValidModule module;
    private final CanonicalTypes types;
    private final Place place;

    private int[] operands = new int[64];
    private int height;
    private int highest;
    private Label[] labels = {new Label()};
    private int depth;

    OperandStack(ValidModule module, Place place) {
        this.module = module;
        this.types = module.types();
        this.place = place;
    }

    /** Begins a function or expression. */
    void begin(TypeCodes results) {
        height = 0;
        highest = 0;
        depth = 0;
        open(Label.Kind.FUNCTION, TypeCodes.EMPTY, results);
    }

    int height() {
        return height;
    }

    /** How many operands there were at most since the function began. */
    int highest() {
        return highest;
    }

    /** The type of an operand counted from the top, {@link TypeCode#BOTTOM} where unreachable code has none. */
    int operand(int fromTop) {
        int index = height - 1 - fromTop;
        return index < labels[depth - 1].height() ? TypeCode.BOTTOM : operands[index];
    }

    int depth() {
        return depth;
    }

    /** An open block, counted from the innermost one. */
    Label label(int index) {
        place.index(index, depth, "label");
        return labels[depth - 1 - index];
    }

    boolean reachable() {
        return labels[depth - 1].reachable();
    }

    void push(int type) {
        if (height == operands.length) {
            if (height >= ImplementationLimit.OPERANDS) {
                throw place.fail("too many operands: at most " + ImplementationLimit.OPERANDS);
            }
            operands = Arrays.copyOf(operands, 2 * height);
        }
        operands[height++] = type;
        highest = Math.max(highest, height);
    }

    void push(TypeCodes all) {
        for (int i = 0; i < all.size(); i++) {
            push(all.get(i));
        }
    }

    /** Takes an operand of any type. */
    int pop() {
        Label label = labels[depth - 1];
        if (height == label.height()) {
            if (label.reachable()) {
                throw place.fail("type mismatch: an operand is missing");
            }
            return TypeCode.BOTTOM;
        }
        return operands[--height];
    }

    /** Takes an operand that fits {@code expected}. */
    void pop(int expected) {
        Label label = labels[depth - 1];
        if (height > label.height()) {
            int found = operands[--height];
            if (found != expected && !types.matches(found, expected)) {
                throw mismatch(expected, found);
            }
        } else if (label.reachable()) {
            throw place.fail("type mismatch: expected %s, found nothing".formatted(module.text(expected)));
        }
    }

    void pop(TypeCodes all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            pop(all.get(i));
        }
    }

    /** Takes a reference; where unreachable code has none, one of the type below all others that is never null. */
    int popReference() {
        int found = pop();
        if (found == TypeCode.BOTTOM) {
            return TypeCode.reference(false, TypeCode.BOTTOM_HEAP);
        }
        if (!TypeCode.isReference(found)) {
            throw place.fail("type mismatch: expected a reference, found %s".formatted(module.text(found)));
        }
        return found;
    }

    /** Checks that the topmost operands fit without taking them. */
    void check(TypeCodes expected) {
        Label label = labels[depth - 1];
        for (int i = 0; i < expected.size(); i++) {
            int index = height - expected.size() + i;
            if (index >= label.height()) {
                if (!types.matches(operands[index], expected.get(i))) {
                    throw mismatch(expected.get(i), operands[index]);
                }
            } else if (label.reachable()) {
                throw place.fail("type mismatch: expected %d operands, found %d"
                        .formatted(expected.size(), height - label.height()));
            }
        }
    }

    void match(int type, int expected) {
        if (!types.matches(type, expected)) {
            throw mismatch(expected, type);
        }
    }

    private RuntimeException mismatch(int expected, int found) {
        return place.fail("type mismatch: expected %s, found %s".formatted(module.text(expected), module.text(found)));
    }

    /** Opens a block whose parameters were taken, and gives it them. */
    void open(Label.Kind kind, TypeCodes parameters, TypeCodes results) {
        if (depth == labels.length) {
            if (depth >= ImplementationLimit.NESTING) {
                throw place.fail("too many blocks within each other: at most " + ImplementationLimit.NESTING);
            }
            labels = Arrays.copyOf(labels, 2 * depth);
            Arrays.setAll(labels, i -> i < depth ? labels[i] : new Label());
        }
        labels[depth++].begin(kind, parameters, results, height);
        push(parameters);
    }

    /** Closes the innermost block, whose results are taken. */
    Label close() {
        Label label = labels[depth - 1];
        pop(label.results());
        if (height != label.height()) {
            throw place.fail("type mismatch: %d operands are left over at the end of the block"
                    .formatted(height - label.height()));
        }
        depth--;
        return label;
    }

    /** What follows in the innermost block cannot be reached. */
    void endReach() {
        Label label = labels[depth - 1];
        height = label.height();
        label.endReach();
    }
}
