package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.ArrayAccess;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryAccess;
import dev.abigate.runtime.trap.Trap;
import java.lang.constant.ClassDesc;

/** The classes that generated code refers to. */
final class Names {
    static final ClassDesc INSTANCE = of(Instance.class);
    static final ClassDesc CALL_STACK = of(CallStack.class);
    static final ClassDesc CODE = of(Code.class);
    static final ClassDesc FUNCTION = of(Function.class);
    static final ClassDesc TABLE = of(Table.class);
    static final ClassDesc GLOBAL = of(Global.class);
    static final ClassDesc EXCEPTION = of(WasmException.class);
    static final ClassDesc TRAP = of(Trap.class);
    static final ClassDesc LINEAR_MEMORY = of(LinearMemory.class);
    static final ClassDesc ARRAY_ACCESS = of(ArrayAccess.class);
    static final ClassDesc MEMORY_ACCESS = of(MemoryAccess.class);
    static final ClassDesc BYTES = of(byte[].class);

    private Names() {}

    static ClassDesc of(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
