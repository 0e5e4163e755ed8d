package dev.abigate.format.component;

import dev.abigate.format.wasm.type.ValType;
import java.util.List;
import java.util.Optional;

/** An operand of a function that the host provides to every component. */
public sealed interface CanonOperand {
    /** Which kinds there are. */
    enum Kind {
        TYPE,
        CORE_TYPE,
        CORE_TABLE,
        CORE_MEMORY,
        STORAGE_TYPE,
        SLOT,
        FLAG,
        RESULT,
        OPTIONS
    }

    /** A definition: a type, core type, table or memory. */
    record Definition(SortIndex item) implements CanonOperand {}

    /** Whether the function is asynchronous, cancellable or shared, as its name says. */
    record Flag(boolean set) implements CanonOperand {}

    /** The type of a value that belongs to a task. */
    record StorageType(ValType type) implements CanonOperand {}

    /** The number of a value that belongs to a task. */
    record Slot(int number) implements CanonOperand {}

    /** The type of a function's result. */
    record Result(Optional<TypeReference> type) implements CanonOperand {}

    /** How values cross the border. */
    record Options(List<CanonOption> options) implements CanonOperand {
        public Options {
            options = List.copyOf(options);
        }
    }
}
