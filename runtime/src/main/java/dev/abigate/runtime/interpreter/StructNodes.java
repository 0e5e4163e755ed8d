package dev.abigate.runtime.interpreter;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.heap.StructObject;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.type.SlotLayout;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Structures. */
final class StructNodes {
    private StructNodes() {}

    private static StructObject structure(@Nullable Object reference) {
        if (reference instanceof StructObject object) {
            return object;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null structure reference");
    }

    static final class NewDefault extends Node {
        private final DefinedType type;
        private final StructLayout layout;
        private final int to;

        NewDefault(DefinedType type, StructLayout layout, int to) {
            this.type = type;
            this.layout = layout;
            this.to = to;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = new StructObject(type, layout, f.stack.store().heap());
            return next;
        }
    }

    static final class New extends Node {
        private final DefinedType type;
        private final StructLayout layout;
        private final TypeCodes fields;
        private final int to;
        private final int values;

        New(DefinedType type, StructLayout layout, TypeCodes fields, int to, int values) {
            this.type = type;
            this.layout = layout;
            this.fields = fields;
            this.to = to;
            this.values = values;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            var object = new StructObject(type, layout, f.stack.store().heap());
            int slot = fp + values;
            for (int i = 0; i < fields.size(); i++) {
                int field = fields.get(i);
                int place = layout.place(i);
                if (TypeCode.isReference(field)) {
                    object.setReference(place, r[slot]);
                } else {
                    object.setBits(place, s[slot]);
                    if (field == TypeCode.V128) {
                        object.setBits(place + 1, s[slot + 1]);
                    }
                }
                slot += SlotLayout.width(field);
            }
            r[fp + to] = object;
            return next;
        }
    }

    /** Reads a packed field. */
    static final class GetPacked extends Node {
        private final LongUnaryOperator unpack;
        private final int to;
        private final int reference;
        private final int place;

        GetPacked(LongUnaryOperator unpack, int to, int reference, int place) {
            this.unpack = unpack;
            this.to = to;
            this.reference = reference;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = unpack.applyAsLong(structure(r[fp + reference]).bits(place));
            return next;
        }
    }

    static final class Get extends Node {
        private final int to;
        private final int reference;
        private final int place;

        Get(int to, int reference, int place) {
            this.to = to;
            this.reference = reference;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = structure(r[fp + reference]).bits(place);
            return next;
        }
    }

    static final class GetVector extends Node {
        private final int to;
        private final int reference;
        private final int place;

        GetVector(int to, int reference, int place) {
            this.to = to;
            this.reference = reference;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            StructObject object = structure(r[fp + reference]);
            s[fp + to] = object.bits(place);
            s[fp + to + 1] = object.bits(place + 1);
            return next;
        }
    }

    static final class GetReference extends Node {
        private final int to;
        private final int reference;
        private final int place;

        GetReference(int to, int reference, int place) {
            this.to = to;
            this.reference = reference;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = structure(r[fp + reference]).reference(place);
            return next;
        }
    }

    static final class Set extends Node {
        private final int reference;
        private final int value;
        private final int place;

        Set(int reference, int value, int place) {
            this.reference = reference;
            this.value = value;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            structure(r[fp + reference]).setBits(place, s[fp + value]);
            return next;
        }
    }

    static final class SetVector extends Node {
        private final int reference;
        private final int value;
        private final int place;

        SetVector(int reference, int value, int place) {
            this.reference = reference;
            this.value = value;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            StructObject object = structure(r[fp + reference]);
            object.setBits(place, s[fp + value]);
            object.setBits(place + 1, s[fp + value + 1]);
            return next;
        }
    }

    static final class SetReference extends Node {
        private final int reference;
        private final int value;
        private final int place;

        SetReference(int reference, int value, int place) {
            this.reference = reference;
            this.value = value;
            this.place = place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            structure(r[fp + reference]).setReference(place, r[fp + value]);
            return next;
        }
    }
}
