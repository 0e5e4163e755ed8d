package dev.abigate.runtime.interpreter;

import dev.abigate.format.ByteString;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.type.SlotLayout;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Arrays. Indices are unsigned. */
final class ArrayNodes {
    private ArrayNodes() {}

    private static ArrayObject array(@Nullable Object reference) {
        if (reference instanceof ArrayObject array) {
            return array;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null array reference");
    }

    /** The array of a reference and an index that is checked. */
    private static ArrayObject at(@Nullable Object reference, long index) {
        ArrayObject array = array(reference);
        if (Integer.compareUnsigned((int) index, array.length()) >= 0) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS);
        }
        return array;
    }

    private static ArrayObject make(DefinedType type, long length, Frame f) {
        return ArrayObject.of(type, (int) length, f.stack.store().heap());
    }

    static final class New extends Node {
        private final DefinedType type;
        private final int to;
        private final int value;
        private final int length;

        New(DefinedType type, int to, int value, int length) {
            this.type = type;
            this.to = to;
            this.value = value;
            this.length = length;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            ArrayObject array = make(type, s[fp + length], f);
            array.fill(0, array.length(), s[fp + value], 0, r[fp + value]);
            r[fp + to] = array;
            return next;
        }
    }

    static final class NewOfVectors extends Node {
        private final DefinedType type;
        private final int to;
        private final int value;
        private final int length;

        NewOfVectors(DefinedType type, int to, int value, int length) {
            this.type = type;
            this.to = to;
            this.value = value;
            this.length = length;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            ArrayObject array = make(type, s[fp + length], f);
            array.fill(0, array.length(), s[fp + value], s[fp + value + 1], null);
            r[fp + to] = array;
            return next;
        }
    }

    static final class NewDefault extends Node {
        private final DefinedType type;
        private final int to;
        private final int length;

        NewDefault(DefinedType type, int to, int length) {
            this.type = type;
            this.to = to;
            this.length = length;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = make(type, s[fp + length], f);
            return next;
        }
    }

    static final class NewFixed extends Node {
        private final DefinedType type;
        private final int element;
        private final int to;
        private final int values;
        private final int count;

        NewFixed(DefinedType type, int element, int to, int values, int count) {
            this.type = type;
            this.element = element;
            this.to = to;
            this.values = values;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            ArrayObject array = make(type, count, f);
            int slot = fp + values;
            for (int i = 0; i < count; i++) {
                if (TypeCode.isReference(element)) {
                    array.setReference(i, r[slot]);
                } else if (element == TypeCode.V128) {
                    array.setVector(i, s[slot], s[slot + 1]);
                } else {
                    array.setBits(i, s[slot]);
                }
                slot += SlotLayout.width(element);
            }
            r[fp + to] = array;
            return next;
        }
    }

    static final class NewData extends Node {
        private final DefinedType type;
        private final int segment;
        private final int to;
        private final int start;
        private final int length;

        NewData(DefinedType type, int segment, int to, int start, int length) {
            this.type = type;
            this.segment = segment;
            this.to = to;
            this.start = start;
            this.length = length;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int from = (int) s[fp + start];
            int count = (int) s[fp + length];
            ByteString bytes = f.instance.data(segment);
            ArrayObject.requireBytes(type, bytes, from, count);
            ArrayObject array = make(type, count, f);
            array.set(0, bytes, from, count);
            r[fp + to] = array;
            return next;
        }
    }

    static final class NewElements extends Node {
        private final DefinedType type;
        private final int segment;
        private final int to;
        private final int start;
        private final int length;

        NewElements(DefinedType type, int segment, int to, int start, int length) {
            this.type = type;
            this.segment = segment;
            this.to = to;
            this.start = start;
            this.length = length;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int from = (int) s[fp + start];
            int count = (int) s[fp + length];
            @Nullable Object[] elements = f.instance.elements(segment);
            ArrayObject.requireElements(elements, from, count);
            ArrayObject array = make(type, count, f);
            array.set(0, elements, from, count);
            r[fp + to] = array;
            return next;
        }
    }

    static final class Get extends Node {
        private final int to;
        private final int reference;
        private final int index;

        Get(int to, int reference, int index) {
            this.to = to;
            this.reference = reference;
            this.index = index;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            s[fp + to] = at(r[fp + reference], at).bits((int) at);
            return next;
        }
    }

    /** Reads a packed element. */
    static final class GetPacked extends Node {
        private final LongUnaryOperator unpack;
        private final int to;
        private final int reference;
        private final int index;

        GetPacked(LongUnaryOperator unpack, int to, int reference, int index) {
            this.unpack = unpack;
            this.to = to;
            this.reference = reference;
            this.index = index;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            s[fp + to] = unpack.applyAsLong(at(r[fp + reference], at).bits((int) at));
            return next;
        }
    }

    static final class GetVector extends Node {
        private final int to;
        private final int reference;
        private final int index;

        GetVector(int to, int reference, int index) {
            this.to = to;
            this.reference = reference;
            this.index = index;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int at = (int) s[fp + index];
            ArrayObject array = at(r[fp + reference], at);
            s[fp + to] = array.bits(at);
            s[fp + to + 1] = array.high(at);
            return next;
        }
    }

    static final class GetReference extends Node {
        private final int to;
        private final int reference;
        private final int index;

        GetReference(int to, int reference, int index) {
            this.to = to;
            this.reference = reference;
            this.index = index;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            r[fp + to] = at(r[fp + reference], at).reference((int) at);
            return next;
        }
    }

    static final class Set extends Node {
        private final int reference;
        private final int index;
        private final int value;

        Set(int reference, int index, int value) {
            this.reference = reference;
            this.index = index;
            this.value = value;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            at(r[fp + reference], at).setBits((int) at, s[fp + value]);
            return next;
        }
    }

    static final class SetVector extends Node {
        private final int reference;
        private final int index;
        private final int value;

        SetVector(int reference, int index, int value) {
            this.reference = reference;
            this.index = index;
            this.value = value;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            at(r[fp + reference], at).setVector((int) at, s[fp + value], s[fp + value + 1]);
            return next;
        }
    }

    static final class SetReference extends Node {
        private final int reference;
        private final int index;
        private final int value;

        SetReference(int reference, int index, int value) {
            this.reference = reference;
            this.index = index;
            this.value = value;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long at = s[fp + index];
            at(r[fp + reference], at).setReference((int) at, r[fp + value]);
            return next;
        }
    }

    static final class Length extends Node {
        private final int to;
        private final int reference;

        Length(int to, int reference) {
            this.to = to;
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = array(r[fp + reference]).length();
            return next;
        }
    }

    static final class Fill extends Node {
        private final int reference;
        private final int start;
        private final int value;
        private final int count;

        Fill(int reference, int start, int value, int count) {
            this.reference = reference;
            this.start = start;
            this.value = value;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            array(r[fp + reference]).fill((int) s[fp + start], (int) s[fp + count], s[fp + value], 0, r[fp + value]);
            return next;
        }
    }

    static final class FillWithVectors extends Node {
        private final int reference;
        private final int start;
        private final int value;
        private final int count;

        FillWithVectors(int reference, int start, int value, int count) {
            this.reference = reference;
            this.start = start;
            this.value = value;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            array(r[fp + reference])
                    .fill((int) s[fp + start], (int) s[fp + count], s[fp + value], s[fp + value + 1], null);
            return next;
        }
    }

    static final class Copy extends Node {
        private final int reference;
        private final int to;
        private final int source;
        private final int start;
        private final int count;

        Copy(int reference, int to, int source, int start, int count) {
            this.reference = reference;
            this.to = to;
            this.source = source;
            this.start = start;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            ArrayObject into = array(r[fp + reference]);
            into.copy((int) s[fp + to], array(r[fp + source]), (int) s[fp + start], (int) s[fp + count]);
            return next;
        }
    }

    static final class InitData extends Node {
        private final int segment;
        private final int reference;
        private final int to;
        private final int start;
        private final int count;

        InitData(int segment, int reference, int to, int start, int count) {
            this.segment = segment;
            this.reference = reference;
            this.to = to;
            this.start = start;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            array(r[fp + reference])
                    .set((int) s[fp + to], f.instance.data(segment), (int) s[fp + start], (int) s[fp + count]);
            return next;
        }
    }

    static final class InitElements extends Node {
        private final int segment;
        private final int reference;
        private final int to;
        private final int start;
        private final int count;

        InitElements(int segment, int reference, int to, int start, int count) {
            this.segment = segment;
            this.reference = reference;
            this.to = to;
            this.start = start;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            array(r[fp + reference])
                    .set((int) s[fp + to], f.instance.elements(segment), (int) s[fp + start], (int) s[fp + count]);
            return next;
        }
    }
}
