package dev.abigate.diff.witness;

import dev.abigate.diff.source.Field;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.StructType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries what becomes of a field that one build's callers store and the other build reads. */
final class FieldPlaces {
    /** Bytes of the memory in which that is tried. */
    private static final int ROOM = 65_536;

    private final Program before;
    private final Program after;

    FieldPlaces(Program before, Program after) {
        this.before = before;
        this.after = after;
    }

    /** Bytes that are one number to the machine. */
    private record Slot(int offset, int size) {
        static Optional<Slot> of(Program program, Field field) {
            long size = Values.of(program, field.type()).size();
            boolean number = size == 1 || size == 2 || size == 4 || size == 8;
            return number && !field.isBitField() && field.offset() >= 0 && field.offset() <= ROOM - size
                    ? Optional.of(new Slot((int) field.offset(), (int) size))
                    : Optional.empty();
        }

        /** A value that has other bytes everywhere. */
        long sample() {
            long value = 0;
            for (int i = 0; i < size; i++) {
                value |= (i + 1L) << (i * Byte.SIZE);
            }
            return value;
        }

        /** What is read here after a sample was stored there, into memory that is zero. */
        long read(Slot stored) {
            long value = 0;
            for (int i = 0; i < size; i++) {
                int at = offset + i - stored.offset;
                if (at >= 0 && at < stored.size) {
                    value |= (at + 1L) << (i * Byte.SIZE);
                }
            }
            return value;
        }

        private String type() {
            return size == Long.BYTES ? "i64" : "i32";
        }

        private String width() {
            return size < Integer.BYTES ? Integer.toString(size * Byte.SIZE) : "";
        }

        String store() {
            return "(%s.store%s offset=%d (i32.const 0) (%s.const %s))"
                    .formatted(type(), width(), offset, type(), hexadecimal(sample()));
        }

        String load(String name) {
            return "(func (export \"%s\") (result %s) (call $store) (%s.load%s offset=%d (i32.const 0)))"
                    .formatted(name, type(), type(), width().isEmpty() ? "" : width() + "_u", offset);
        }
    }

    /** A field of a record that the new build does not read where old callers store it. */
    Optional<Witness> find(String record, String name) {
        Optional<StructType> old = struct(before, record);
        Optional<StructType> now = struct(after, record);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = Field.of(before, old.get());
        Optional<Slot> stored = named(fields, name).flatMap(field -> Slot.of(before, field));
        Optional<Slot> read = named(Field.of(after, now.get()), name).flatMap(field -> Slot.of(after, field));
        if (stored.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        long sample = stored.get().read(stored.get());
        long found = read.get().read(stored.get());
        return sample == found
                ? Optional.empty()
                : Optional.of(new Witness.Place(
                        record + "::" + name,
                        text(stored.get(), read.get()),
                        "reads %s at byte %d, where it was stored"
                                .formatted(hexadecimal(sample), stored.get().offset()),
                        "reads %s at byte %d, where old callers have %s"
                                .formatted(
                                        hexadecimal(found),
                                        read.get().offset(),
                                        content(fields, read.get(), old.get()))));
    }

    private static Optional<StructType> struct(Program program, String name) {
        return program.definition(name)
                .filter(id -> program.type(id) instanceof StructType)
                .map(id -> (StructType) program.type(id));
    }

    private static Optional<Field> named(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What the old layout has in the bytes of a slot. */
    private String content(List<Field> fields, Slot slot, StructType old) {
        long first = (long) slot.offset() * Byte.SIZE;
        long end = first + (long) slot.size() * Byte.SIZE;
        String names = fields.stream()
                .filter(field -> field.bitOffset() < end && field.end(before) > first)
                .map(field -> "'" + field.name() + "'")
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            return names;
        }
        return slot.offset() >= old.size() ? "nothing: the record ends at byte " + old.size() : "no field";
    }

    private static String text(Slot stored, Slot read) {
        return """
                (module
                  (memory 1)
                  ;; as callers of the old build do
                  (func $store %s)
                  %s
                  %s)""".formatted(stored.store(), stored.load(Witness.Place.OLD), read.load(Witness.Place.NEW));
    }

    private static String hexadecimal(long value) {
        return "0x" + Long.toHexString(value);
    }
}
