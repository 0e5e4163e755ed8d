package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.instance.ReferenceTest;
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

    /** The flag that tells whether some store is to be interrupted. */
    public static CallSite interruption(MethodHandles.Lookup caller, String name, MethodType type) {
        return unit(caller).interruption().callSite();
    }
}
