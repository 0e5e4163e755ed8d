package dev.abigate.format.wasm;

import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import java.util.List;

/** References for tables. */
public record ElementSegment(Mode mode, RefType type, Items items) {
    /** The flag of a segment that no table gets at instantiation. */
    public static final int NOT_ACTIVE = 1;
    /** The flag of an active segment with a table index; of one that is not active, that it is declarative. */
    public static final int EXPLICIT = 2;
    /** The flag of references given by expressions. */
    public static final int EXPRESSIONS = 4;

    /** The type of references given by function indices. */
    public static final RefType FUNCTIONS = new RefType(false, HeapType.Abstract.FUNC);

    /** Whether an active segment cannot be written without its table index and type. */
    public boolean needsExplicitForm() {
        return switch (mode) {
            case Mode.Active(int table, var _) -> {
                RefType implied = switch (items) {
                    case Items.Functions _ -> FUNCTIONS;
                    case Items.Expressions _ -> RefType.FUNCREF;
                };
                yield table != 0 || !type.equals(implied);
            }
            case Mode.Passive _ -> false;
            case Mode.Declarative _ -> true;
        };
    }

    /** When the segment is used. */
    public sealed interface Mode {
        /** Copied to a table at instantiation. */
        record Active(int table, ConstExpr offset) implements Mode {}

        /** Copied when instructions say so. */
        record Passive() implements Mode {}

        /** Never copied; it declares functions to which references are made. */
        record Declarative() implements Mode {}
    }

    /** How the references are given. */
    public sealed interface Items {
        /** By function indices. */
        record Functions(List<Integer> indices) implements Items {
            public Functions {
                indices = List.copyOf(indices);
            }
        }

        /** By constant expressions. */
        record Expressions(List<ConstExpr> expressions) implements Items {
            public Expressions {
                expressions = List.copyOf(expressions);
            }
        }
    }
}
