package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ReferenceTest;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.memory.ArrayMemory;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Makes the constants of generated code; called by the JVM, once for each. */
public final class Bootstraps {
    private Bootstraps() {}

    private static CompilationUnit unit(MethodHandles.Lookup caller) {
        if (caller.lookupClass().getClassLoader() instanceof GeneratedClasses classes) {
            return classes.unit();
        }
        throw new IllegalStateException("not generated: " + caller.lookupClass());
    }

    /** The type of a number. */
    public static DefinedType definedType(MethodHandles.Lookup caller, String name, Class<?> type, int id) {
        return unit(caller).module().types().type(id);
    }

    /** The layout of the structure type of a number. */
    public static StructLayout structLayout(MethodHandles.Lookup caller, String name, Class<?> type, int id) {
        var module = unit(caller).module();
        return module.layout(module.types().type(id));
    }

    /** The test for a reference type. */
    public static ReferenceTest referenceTest(MethodHandles.Lookup caller, String name, Class<?> type, int typeCode) {
        return ReferenceTest.of(typeCode, unit(caller).module().types());
    }

    /** The array of a memory of the only instance that executes the code. */
    public static CallSite bytes(MethodHandles.Lookup caller, String name, MethodType type, int memory) {
        return memory(caller, memory).bytesAsConstant();
    }

    /** The limit of a memory of the only instance that executes the code. */
    public static CallSite limit(MethodHandles.Lookup caller, String name, MethodType type, int memory) {
        return memory(caller, memory).limitAsConstant();
    }

    private static ArrayMemory memory(MethodHandles.Lookup caller, int memory) {
        return (ArrayMemory) instance(caller).memory(memory);
    }

    private static Instance instance(MethodHandles.Lookup caller) {
        return unit(caller).instance().orElseThrow();
    }

    /** A global of the only instance that executes the code. */
    public static Global global(MethodHandles.Lookup caller, String name, Class<?> type, int index) {
        return instance(caller).global(index);
    }

    /** A table of the only instance that executes the code. */
    public static Table table(MethodHandles.Lookup caller, String name, Class<?> type, int index) {
        return instance(caller).table(index);
    }

    /** The flag that tells whether some store is to be interrupted. */
    public static CallSite interruption(MethodHandles.Lookup caller, String name, MethodType type) {
        return unit(caller).interruption().callSite();
    }
}
