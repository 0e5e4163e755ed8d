package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.instance.ReferenceTest;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;

/** Objects that generated code has as constants: {@link Bootstraps} makes each when it is first needed. */
record Constants(ValidModule declarations) {
    static final ClassDesc DEFINED_TYPE = Names.of(DefinedType.class);
    static final ClassDesc STRUCT_LAYOUT = Names.of(StructLayout.class);
    static final ClassDesc REFERENCE_TEST = Names.of(ReferenceTest.class);
    private static final ClassDesc BOOTSTRAPS = Names.of(Bootstraps.class);

    /** The type of a type index. */
    ConstantDesc definedType(int typeIndex) {
        return constant(
                "definedType", DEFINED_TYPE, declarations.type(typeIndex).id());
    }

    /** The layout of the structure type of a type index. */
    ConstantDesc structLayout(int typeIndex) {
        return constant(
                "structLayout", STRUCT_LAYOUT, declarations.type(typeIndex).id());
    }

    /** The test for a reference type of {@link TypeCode}. */
    ConstantDesc referenceTest(int type) {
        return constant("referenceTest", REFERENCE_TEST, type);
    }

    /** A global of the only instance that executes the code. */
    static ConstantDesc global(int index) {
        return constant("global", Names.GLOBAL, index);
    }

    /** A table of the only instance that executes the code. */
    static ConstantDesc table(int index) {
        return constant("table", Names.TABLE, index);
    }

    private static ConstantDesc constant(String method, ClassDesc type, int argument) {
        DirectMethodHandleDesc bootstrap =
                ConstantDescs.ofConstantBootstrap(BOOTSTRAPS, method, type, ConstantDescs.CD_int);
        return DynamicConstantDesc.ofNamed(bootstrap, method, type, argument);
    }

    /** The flag that is set to make running code look whether it shall stop. */
    static DynamicCallSiteDesc interruption() {
        return DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(BOOTSTRAPS, "interruption", ConstantDescs.CD_CallSite),
                "interruption",
                Invocations.TO_BOOLEAN);
    }

    /** The {@linkplain Bootstraps#bytes array} or the {@linkplain Bootstraps#limit limit} of a memory. */
    static DynamicCallSiteDesc ofMemory(String what, ClassDesc type, int memory) {
        return DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(BOOTSTRAPS, what, ConstantDescs.CD_CallSite, ConstantDescs.CD_int),
                what,
                MethodTypeDesc.of(type),
                memory);
    }
}
