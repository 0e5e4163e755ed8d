package dev.abigate.runtime.jit;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Types of methods that generated code often calls. */
final class Invocations {
    static final MethodTypeDesc INT_TO_FLOAT = MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
    static final MethodTypeDesc FLOAT_TO_INT = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float);
    static final MethodTypeDesc LONG_TO_DOUBLE = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long);
    static final MethodTypeDesc DOUBLE_TO_LONG = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double);
    static final MethodTypeDesc VOID = MethodTypeDesc.of(ConstantDescs.CD_void);
    static final MethodTypeDesc TO_LONG = MethodTypeDesc.of(ConstantDescs.CD_long);
    static final MethodTypeDesc TO_BOOLEAN = MethodTypeDesc.of(ConstantDescs.CD_boolean);

    private Invocations() {}
}
