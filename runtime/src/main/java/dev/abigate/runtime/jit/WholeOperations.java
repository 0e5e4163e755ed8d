package dev.abigate.runtime.jit;

import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;

/** Operations over {@linkplain WholeVectors whole vectors}, by the names of their methods over halves. */
final class WholeOperations {
    private static final Map<String, String> UNARY_OPERATORS =
            Map.of("not", "NOT", "neg", "NEG", "abs", "ABS", "sqrt", "SQRT");

    private static final Map<String, String> BINARY_OPERATORS = Map.ofEntries(
            Map.entry("and", "AND"),
            Map.entry("andnot", "AND_NOT"),
            Map.entry("or", "OR"),
            Map.entry("xor", "XOR"),
            Map.entry("add", "ADD"),
            Map.entry("sub", "SUB"),
            Map.entry("mul", "MUL"),
            Map.entry("div", "DIV"),
            Map.entry("addSatS", "SADD"),
            Map.entry("addSatU", "SUADD"),
            Map.entry("subSatS", "SSUB"),
            Map.entry("subSatU", "SUSUB"),
            Map.entry("min", "MIN"),
            Map.entry("minS", "MIN"),
            Map.entry("minU", "UMIN"),
            Map.entry("max", "MAX"),
            Map.entry("maxS", "MAX"),
            Map.entry("maxU", "UMAX"),
            Map.entry("relaxedMin", "MIN"),
            Map.entry("relaxedMax", "MAX"));

    private static final Map<String, String> SHIFTS = Map.of("shl", "LSHL", "shrS", "ASHR", "shrU", "LSHR");

    private static final Map<String, String> COMPARISONS = Map.ofEntries(
            Map.entry("eq", "EQ"),
            Map.entry("ne", "NE"),
            Map.entry("lt", "LT"),
            Map.entry("ltS", "LT"),
            Map.entry("ltU", "ULT"),
            Map.entry("gt", "GT"),
            Map.entry("gtS", "GT"),
            Map.entry("gtU", "UGT"),
            Map.entry("le", "LE"),
            Map.entry("leS", "LE"),
            Map.entry("leU", "ULE"),
            Map.entry("ge", "GE"),
            Map.entry("geS", "GE"),
            Map.entry("geU", "UGE"));

    private static final Set<String> LANES =
            Set.of("splat", "extractLane", "extractLaneS", "extractLaneU", "replaceLane");

    private static final Set<String> OTHERS = Set.of(
            "anyTrue",
            "allTrue",
            "bitmask",
            "bitselect",
            "relaxedLaneselect",
            "avgrU",
            "pmin",
            "pmax",
            "relaxedMadd",
            "relaxedNmadd",
            "dotI16x8S",
            "truncSatF32x4S",
            "relaxedTruncF32x4S",
            "convertI32x4S",
            "convertLowI32x4S");

    private final CodeBuilder code;
    private final WholeVectors vectors;

    WholeOperations(CodeBuilder code) {
        this.code = code;
        this.vectors = new WholeVectors(code);
    }

    /** Whether an operation cannot tell one NaN from another. */
    static boolean takesAnyNan(Operation operation) {
        return operation.makesNans() || COMPARISONS.containsKey(operation.method());
    }

    /** Whether an operation is emitted here. The others are too long for the Vector API. */
    static boolean has(Operation operation) {
        String method = operation.method();
        return UNARY_OPERATORS.containsKey(method)
                || BINARY_OPERATORS.containsKey(method)
                || SHIFTS.containsKey(method)
                || COMPARISONS.containsKey(method)
                || LANES.contains(method)
                || OTHERS.contains(method)
                || method.startsWith("ext");
    }

    /**
     * Computes.
     *
     * @param variables of the operands, in order
     * @param lane its number, if the operation has one
     */
    void compute(Operation operation, int[] variables, int lane) {
        VectorLanes lanes = VectorLanes.of(operation);
        String method = operation.method();
        if (BINARY_OPERATORS.containsKey(method)) {
            vectors.view(lanes, variables[0]);
            vectors.operator(BINARY_OPERATORS.get(method), WholeVectors.BINARY);
            vectors.view(lanes, variables[1]);
            vectors.binary(lanes);
        } else if (COMPARISONS.containsKey(method)) {
            vectors.view(lanes, variables[0]);
            vectors.operator(COMPARISONS.get(method), WholeVectors.COMPARISON);
            vectors.view(lanes, variables[1]);
            vectors.compare(lanes);
            vectors.spread(lanes);
            return;
        } else if (SHIFTS.containsKey(method)) {
            vectors.view(lanes, variables[0]);
            vectors.operator(SHIFTS.get(method), WholeVectors.BINARY);
            code.iload(variables[1]).loadConstant(lanes.bits() - 1).iand().i2l();
            vectors.byNumber(lanes);
        } else if (UNARY_OPERATORS.containsKey(method)) {
            lanes = unary(lanes, UNARY_OPERATORS.get(method), variables[0]);
        } else if (LANES.contains(method)) {
            lane(lanes, operation, variables, lane);
            return;
        } else {
            other(lanes, method, variables);
            return;
        }
        vectors.unview(lanes.type());
    }

    /** Computes, with lanes of the returned kind. */
    private VectorLanes unary(VectorLanes lanes, String operator, int a) {
        if (lanes.areFloating() && !operator.equals("SQRT")) {
            long sign = 1L << (lanes.bits() - 1);
            vectors.view(lanes.integers(), a);
            boolean negates = operator.equals("NEG");
            vectors.operator(negates ? "XOR" : "AND", WholeVectors.BINARY);
            code.loadConstant(negates ? signed(lanes, sign) : sign - 1);
            vectors.byNumber(lanes.integers());
            return lanes.integers();
        }
        vectors.view(lanes, a);
        vectors.operator(operator, WholeVectors.UNARY);
        code.invokevirtual(lanes.type(), "lanewise", MethodTypeDesc.of(lanes.type(), WholeVectors.UNARY));
        return lanes;
    }

    /** The number that the bits of a lane are. */
    private static long signed(VectorLanes lanes, long bits) {
        return bits << (Long.SIZE - lanes.bits()) >> (Long.SIZE - lanes.bits());
    }

    private void lane(VectorLanes lanes, Operation operation, int[] variables, int lane) {
        switch (operation.method()) {
            case "splat" -> {
                vectors.species(lanes);
                code.loadLocal(TypeKind.from(lanes.element()).asLoadable(), variables[0]);
                vectors.narrow(lanes);
                vectors.broadcast(lanes);
                vectors.unview(lanes.type());
            }
            case "replaceLane" -> {
                vectors.view(lanes, variables[0]).loadConstant(lane);
                code.loadLocal(TypeKind.from(lanes.element()).asLoadable(), variables[1]);
                vectors.narrow(lanes);
                code.invokevirtual(
                        lanes.type(),
                        "withLane",
                        MethodTypeDesc.of(lanes.type(), ConstantDescs.CD_int, lanes.element()));
                vectors.unview(lanes.type());
            }
            default -> {
                vectors.view(lanes, variables[0]).loadConstant(lane);
                code.invokevirtual(lanes.type(), "lane", MethodTypeDesc.of(lanes.element(), ConstantDescs.CD_int));
                if (operation.method().equals("extractLaneU")) {
                    code.loadConstant((1 << lanes.bits()) - 1).iand();
                }
            }
        }
    }

    private void other(VectorLanes lanes, String method, int[] variables) {
        int a = variables[0];
        switch (method) {
            case "anyTrue" -> {
                vectors.compareWith(lanes, a, "NE", 0);
                code.invokevirtual(WholeVectors.MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
            }
            case "allTrue" -> {
                vectors.compareWith(lanes, a, "EQ", 0);
                code.invokevirtual(WholeVectors.MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
                code.iconst_1().ixor();
            }
            case "bitmask" -> {
                vectors.compareWith(lanes, a, "LT", 0);
                code.invokevirtual(WholeVectors.MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long));
                code.l2i();
            }
            case "bitselect", "relaxedLaneselect" -> {
                code.aload(variables[1]);
                vectors.operator("BITWISE_BLEND", WholeVectors.TERNARY);
                code.aload(a).aload(variables[2]);
                code.invokevirtual(
                        VectorLanes.BYTE.type(),
                        "lanewise",
                        MethodTypeDesc.of(
                                VectorLanes.BYTE.type(),
                                WholeVectors.TERNARY,
                                WholeVectors.VECTOR,
                                WholeVectors.VECTOR));
            }
            case "avgrU" -> average(lanes, a, variables[1]);
            case "pmin" -> pseudo(lanes, a, variables[1], "GT");
            case "pmax" -> pseudo(lanes, a, variables[1], "LT");
            case "relaxedMadd", "relaxedNmadd" -> {
                multiplyAdd(lanes, variables, method.equals("relaxedNmadd"));
                vectors.unview(lanes.type());
            }
            case "dotI16x8S" -> {
                dot(a, variables[1]);
                vectors.unview(VectorLanes.INT.type());
            }
            case "truncSatF32x4S", "relaxedTruncF32x4S" -> {
                vectors.view(VectorLanes.FLOAT, a);
                vectors.convert(VectorLanes.FLOAT, "F2I", VectorLanes.INT, 0);
            }
            case "convertI32x4S" -> {
                vectors.view(VectorLanes.INT, a);
                vectors.convert(VectorLanes.INT, "I2F", VectorLanes.FLOAT, 0);
            }
            case "convertLowI32x4S" -> {
                vectors.view(VectorLanes.INT, a);
                vectors.convert(VectorLanes.INT, "I2D", VectorLanes.DOUBLE, 0);
            }
            default -> widen(lanes, method, variables);
        }
    }

    /** The mean of unsigned lanes, rounded up. */
    private void average(VectorLanes lanes, int a, int b) {
        code.aload(a);
        vectors.operator("OR", WholeVectors.BINARY);
        code.aload(b);
        vectors.binary(VectorLanes.BYTE);
        vectors.view(lanes);
        vectors.operator("SUB", WholeVectors.BINARY);
        code.aload(a);
        vectors.operator("XOR", WholeVectors.BINARY);
        code.aload(b);
        vectors.binary(VectorLanes.BYTE);
        vectors.view(lanes);
        vectors.operator("LSHR", WholeVectors.BINARY);
        code.lconst_1();
        vectors.byNumber(lanes);
        vectors.binary(lanes);
        vectors.unview(lanes.type());
    }

    /** The first vector, but the second where they compare so. */
    private void pseudo(VectorLanes lanes, int a, int b, String comparison) {
        vectors.view(lanes, a);
        vectors.view(lanes, b);
        vectors.view(lanes, a);
        vectors.operator(comparison, WholeVectors.COMPARISON);
        vectors.view(lanes, b);
        vectors.compare(lanes);
        code.invokevirtual(
                lanes.type(), "blend", MethodTypeDesc.of(lanes.type(), WholeVectors.VECTOR, WholeVectors.MASK));
        vectors.unview(lanes.type());
    }

    /** The product is rounded before the sum; negated, it is taken off. */
    private void multiplyAdd(VectorLanes lanes, int[] variables, boolean negated) {
        if (negated) {
            vectors.unview(unary(lanes, "NEG", variables[0]).type());
            vectors.view(lanes);
        } else {
            vectors.view(lanes, variables[0]);
        }
        vectors.operator("MUL", WholeVectors.BINARY);
        vectors.view(lanes, variables[1]);
        vectors.binary(lanes);
        vectors.operator("ADD", WholeVectors.BINARY);
        vectors.view(lanes, variables[2]);
        vectors.binary(lanes);
    }

    private void dot(int a, int b) {
        lower(VectorLanes.INT, a, "ASHR");
        vectors.operator("MUL", WholeVectors.BINARY);
        lower(VectorLanes.INT, b, "ASHR");
        vectors.binary(VectorLanes.INT);
        vectors.operator("ADD", WholeVectors.BINARY);
        upper(VectorLanes.INT, a, "ASHR");
        vectors.operator("MUL", WholeVectors.BINARY);
        upper(VectorLanes.INT, b, "ASHR");
        vectors.binary(VectorLanes.INT);
        vectors.binary(VectorLanes.INT);
    }

    /** The lower half of each lane, with its sign or without, by the shift. */
    private void lower(VectorLanes lanes, int vector, String shift) {
        vectors.view(lanes, vector);
        vectors.operator("LSHL", WholeVectors.BINARY);
        code.loadConstant((long) lanes.bits() / 2);
        vectors.byNumber(lanes);
        vectors.operator(shift, WholeVectors.BINARY);
        code.loadConstant((long) lanes.bits() / 2);
        vectors.byNumber(lanes);
    }

    /** The upper half of each lane, as {@link #lower}. */
    private void upper(VectorLanes lanes, int vector, String shift) {
        vectors.view(lanes, vector);
        vectors.operator(shift, WholeVectors.BINARY);
        code.loadConstant((long) lanes.bits() / 2);
        vectors.byNumber(lanes);
    }

    /** An operation that makes wider lanes. */
    private void widen(VectorLanes lanes, String method, int[] variables) {
        boolean signed = method.endsWith("S");
        if (method.startsWith("extadd")) {
            String shift = signed ? "ASHR" : "LSHR";
            lower(lanes, variables[0], shift);
            vectors.operator("ADD", WholeVectors.BINARY);
            upper(lanes, variables[0], shift);
            vectors.binary(lanes);
            vectors.unview(lanes.type());
            return;
        }
        int part = method.contains("High") ? 1 : 0;
        extend(lanes, variables[0], signed, part);
        if (method.startsWith("extmul")) {
            vectors.view(lanes);
            vectors.operator("MUL", WholeVectors.BINARY);
            extend(lanes, variables[1], signed, part);
            vectors.view(lanes);
            vectors.binary(lanes);
            vectors.unview(lanes.type());
        }
    }

    private void extend(VectorLanes lanes, int vector, boolean signed, int part) {
        VectorLanes narrow = lanes.halved();
        vectors.view(narrow, vector);
        String conversion = narrow.name().charAt(0) + "2" + lanes.name().charAt(0);
        vectors.convert(narrow, signed ? conversion : "ZERO_EXTEND_" + conversion, lanes, part);
    }
}
