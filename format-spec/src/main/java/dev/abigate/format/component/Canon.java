package dev.abigate.format.component;

import java.util.List;

/** A function made by the canonical ABI. */
public sealed interface Canon {
    /** The byte behind the code of {@link Lift} and {@link Lower}: what is made is a function. */
    int OF_FUNCTION = 0x00;

    /**
     * A function out of a core function.
     *
     * @param type index of a function type
     */
    record Lift(int coreFunction, List<CanonOption> options, int type) implements Canon {
        /** The byte in the binary format. */
        public static final int CODE = 0x00;

        public Lift {
            options = List.copyOf(options);
        }
    }

    /** A core function out of a function. */
    record Lower(int function, List<CanonOption> options) implements Canon {
        /** The byte in the binary format. */
        public static final int CODE = 0x01;

        public Lower {
            options = List.copyOf(options);
        }
    }

    /** A core function that the host provides to every component, with as many operands as its table row says. */
    record BuiltIn(CanonBuiltIn function, List<CanonOperand> operands) implements Canon {
        public BuiltIn {
            operands = List.copyOf(operands);
        }
    }
}
