package dev.abigate.format.wast;

import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import java.util.List;

/** What a result has to look like. */
public sealed interface Pattern {
    /** This value, bit by bit; of nulls, any null of the type's hierarchy. */
    record Exactly(Value value) implements Pattern {}

    /** A floating-point number that is not a number. */
    record Nan(NumType type, NanKind kind) implements Pattern {}

    /**
     * A vector, lane by lane.
     *
     * @param type of the lanes: {@code f32} for four, {@code f64} for two
     * @param lanes the first lane first; each is a number of that type, or {@link Nan}
     */
    record Lanes(NumType type, List<Pattern> lanes) implements Pattern {
        public Lanes {
            lanes = List.copyOf(lanes);
        }
    }

    /** A null reference of any type. */
    record AnyNull() implements Pattern {}

    /** A reference that is not null. */
    record NonNull(HeapType.Abstract type) implements Pattern {}

    /** One of several. */
    record Either(List<Pattern> alternatives) implements Pattern {
        public Either {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** Which values that are not a number are right. */
    enum NanKind {
        /** The payload has only its highest bit set. */
        CANONICAL("nan:canonical"),
        /** The payload has its highest bit set. */
        ARITHMETIC("nan:arithmetic");

        private final String keyword;

        NanKind(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }
}
