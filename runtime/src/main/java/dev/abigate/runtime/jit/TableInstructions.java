package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Instance;
import org.jspecify.annotations.Nullable;

/** What compiled code calls for instructions on tables and element segments. Indices are unsigned. */
public final class TableInstructions {
    private TableInstructions() {}

    public static @Nullable Object get(long index, int table, Instance instance) {
        return instance.table(table).get(index);
    }

    public static void set(long index, @Nullable Object reference, int table, Instance instance) {
        instance.table(table).set(index, reference);
    }

    public static long size(int table, Instance instance) {
        return instance.table(table).size();
    }

    /** Grows by elements; -1 where that is not possible. */
    public static long grow(@Nullable Object reference, long count, int table, Instance instance) {
        return instance.table(table).grow(count, reference);
    }

    public static void fill(long index, @Nullable Object reference, long count, int table, Instance instance) {
        instance.table(table).fill(index, count, reference);
    }

    public static void copy(long to, long from, long count, int target, int source, Instance instance) {
        instance.table(target).copy(to, instance.table(source), from, count);
    }

    public static void init(long to, long from, long count, int segment, int table, Instance instance) {
        instance.table(table).set(to, instance.elements(segment), from, count);
    }

    public static void dropElements(int segment, Instance instance) {
        instance.dropElements(segment);
    }
}
