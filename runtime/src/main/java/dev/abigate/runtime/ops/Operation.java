package dev.abigate.runtime.ops;

import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of this package that compute an instruction: derived from its row in {@link Opcode}. The owner is the class
 * of the shape before the dot of the mnemonic, the name is the rest in camel case.
 *
 * @param method name; for {@link Form#SPLIT} and {@link Form#WIDE} without {@code Low} and {@code High} at its end
 * @param type of the methods
 * @param makesNans whether a result can be a NaN that the operands do not determine
 */
public record Operation(Form form, ClassDesc owner, String method, MethodTypeDesc type, boolean makesNans) {
    /** How methods make results of operands. A vector operand is two numbers of 64 bits, the lower half first. */
    public enum Form {
        /** One method over operands that are no vectors. */
        SCALAR,
        /** One method for each of the two results, over all operands. */
        WIDE,
        /** One method, applied to the lower halves of all vectors and then to the higher ones. */
        HALVES,
        /** One method for each half of the result, over all operands. */
        SPLIT,
        /** One method over all operands, with a result that is no vector. */
        REDUCTION,
        /** One method over the half that has the lane, other operands, and the lane's number in that half. */
        LANE,
        /** One method over all operands and the eight lane indices of the half that it makes. */
        SHUFFLE
    }

    private static final String RELAXED = "relaxed_";
    private static final Set<String> SCALAR_SHAPES = Set.of("i32", "i64", "f32", "f64");
    private static final Set<String> COMPARISONS = Set.of("eqz", "eq", "ne", "lt", "gt", "le", "ge");
    private static final Map<Opcode, Operation> SCALARS = operations(false);

    /** Those of vectors, derived when a module has the first: few modules do, and they are most of all. */
    private static final class OfVectors {
        static final Map<Opcode, Operation> OPERATIONS = operations(true);

        private OfVectors() {}
    }

    /** The operation of an instruction, if it does nothing but compute. */
    public static Optional<Operation> of(Opcode op) {
        return Optional.ofNullable((op.isVector() ? OfVectors.OPERATIONS : SCALARS).get(op));
    }

    private static Map<Opcode, Operation> operations(boolean ofVectors) {
        var operations = new EnumMap<Opcode, Operation>(Opcode.class);
        for (Opcode op : Opcode.values()) {
            if (op.isVector() == ofVectors && op.typing() instanceof Signature signature && isNumeric(op, signature)) {
                operations.put(op, operation(op, signature));
            }
        }
        return operations;
    }

    private static boolean isNumeric(Opcode op, Signature signature) {
        boolean computes = switch (op.immediates()) {
            case NONE, LANE, LANES -> !signature.operands().isEmpty();
            default -> false;
        };
        return computes
                && signature.operands().stream().allMatch(Operation::isNumber)
                && signature.results().stream().allMatch(Operation::isNumber);
    }

    private static boolean isNumber(ValType type) {
        return type instanceof NumType || type instanceof VecType;
    }

    private static Operation operation(Opcode op, Signature signature) {
        Form form = form(op, signature);
        int dot = op.mnemonic().indexOf('.');
        String shape = op.mnemonic().substring(0, dot);
        ClassDesc owner = ClassDesc.of(
                Operation.class.getPackageName(), Character.toUpperCase(shape.charAt(0)) + shape.substring(1));
        return new Operation(
                form,
                owner,
                methodName(op.mnemonic().substring(dot + 1)),
                type(op, form, signature),
                makesNans(op, signature));
    }

    /** A mnemonic, or the end of one, in camel case. */
    public static String methodName(String mnemonic) {
        var name = new StringBuilder();
        boolean begins = false;
        for (int i = 0; i < mnemonic.length(); i++) {
            char c = mnemonic.charAt(i);
            if (c == '.' || c == '_') {
                begins = true;
            } else {
                name.append(begins ? Character.toUpperCase(c) : c);
                begins = false;
            }
        }
        return name.toString();
    }

    private static Form form(Opcode op, Signature signature) {
        boolean makesVector = signature.results().contains(VecType.V128);
        boolean takesVector = signature.operands().contains(VecType.V128);
        if (op.immediates() == Immediates.LANES) {
            return Form.SHUFFLE;
        }
        if (op.immediates() == Immediates.LANE) {
            return Form.LANE;
        }
        if (!makesVector) {
            return takesVector ? Form.REDUCTION : signature.results().size() == 2 ? Form.WIDE : Form.SCALAR;
        }
        return crossesHalves(op.mnemonic()) ? Form.SPLIT : Form.HALVES;
    }

    /** Whether a half of the result depends on the other halves of the operands. */
    private static boolean crossesHalves(String mnemonic) {
        return mnemonic.contains("swizzle")
                || mnemonic.contains("narrow")
                || mnemonic.contains("_low_")
                || mnemonic.contains("_high_")
                || mnemonic.endsWith("_zero");
    }

    private static MethodTypeDesc type(Opcode op, Form form, Signature signature) {
        boolean half = form == Form.HALVES || form == Form.LANE;
        var parameters = new ArrayList<ClassDesc>();
        for (ValType operand : signature.operands()) {
            parameters.add(descriptor(operand));
            if (operand == VecType.V128 && !half) {
                parameters.add(ConstantDescs.CD_long);
            }
        }
        if (form == Form.LANE) {
            parameters.add(ConstantDescs.CD_int);
        }
        if (form == Form.SHUFFLE) {
            parameters.add(ConstantDescs.CD_long);
        }
        return MethodTypeDesc.of(
                isCondition(op)
                        ? ConstantDescs.CD_boolean
                        : descriptor(signature.results().getFirst()),
                parameters);
    }

    private static ClassDesc descriptor(ValType type) {
        if (!(type instanceof NumType number)) {
            return ConstantDescs.CD_long;
        }
        return switch (number) {
            case I32 -> ConstantDescs.CD_int;
            case I64 -> ConstantDescs.CD_long;
            case F32 -> ConstantDescs.CD_float;
            case F64 -> ConstantDescs.CD_double;
        };
    }

    private static boolean isCondition(Opcode op) {
        String name = op.mnemonic();
        boolean scalar = SCALAR_SHAPES.contains(name.substring(0, name.indexOf('.')));
        String word = name.substring(name.indexOf('.') + 1);
        int signed = word.length() - 2;
        return scalar
                ? COMPARISONS.contains(word.endsWith("_s") || word.endsWith("_u") ? word.substring(0, signed) : word)
                : word.equals("any_true") || word.equals("all_true");
    }

    /** Arithmetic on floating-point numbers, and conversions between their sizes; the bits of all others are determined. */
    private static boolean makesNans(Opcode op, Signature signature) {
        String name = op.mnemonic();
        if (!name.startsWith("f") || signature.results().getFirst() == NumType.I32) {
            return false;
        }
        String end = name.substring(name.indexOf('.') + 1);
        String word = end.startsWith(RELAXED) ? end.substring(RELAXED.length()) : end;
        return switch (word) {
            case "add",
                    "sub",
                    "mul",
                    "div",
                    "sqrt",
                    "min",
                    "max",
                    "ceil",
                    "floor",
                    "trunc",
                    "nearest",
                    "madd",
                    "nmadd" -> true;
            default -> word.startsWith("demote") || word.startsWith("promote");
        };
    }
}
