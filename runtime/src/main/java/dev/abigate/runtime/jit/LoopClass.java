package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.FunctionCode;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** Makes a class whose code goes on at a loop of a function. */
final class LoopClass {
    private static final MethodTypeDesc CALL =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE, Names.CALL_STACK, ConstantDescs.CD_int);

    private LoopClass() {}

    static byte[] make(
            CompilationUnit unit,
            ClassDesc name,
            int function,
            int loop,
            FunctionCode code,
            List<Region> outlined,
            VectorForm vectors) {
        return GeneratedClass.classFile().build(name, builder -> {
            builder.withSuperclass(Names.CODE).withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    Invocations.VOID,
                    ClassFile.ACC_PUBLIC,
                    init -> init.aload(0)
                            .invokespecial(Names.CODE, ConstantDescs.INIT_NAME, Invocations.VOID)
                            .return_());
            GeneratedClass.constants(builder, unit);
            GeneratedClass.parts(builder, unit, name, function, code, outlined, vectors);
            builder.withMethodBody("call", CALL, ClassFile.ACC_PUBLIC, body -> {
                var entry = new LoopEntry(loop, body.newLabel(), body.newLabel());
                new FunctionCompiler(unit, name, function, code, Extent.loop(entry, outlined, vectors), body).compile();
            });
        });
    }
}
