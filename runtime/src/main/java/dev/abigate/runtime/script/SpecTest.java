package dev.abigate.runtime.script;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.instance.Value;
import java.util.List;
import java.util.OptionalLong;

/**
 * The module {@code spectest}, which the test suite imports from. Its functions print nothing: what they are called with
 * belongs to no test.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#spectest-host-module">Spectest host module</a>
 */
final class SpecTest {
    private static final String MODULE = "spectest";
    private static final int FUNCREF = TypeCode.reference(true, TypeCode.FUNC);

    private SpecTest() {}

    static void define(Linker linker) {
        Store store = linker.store();
        global(linker, "global_i32", TypeCode.I32, Value.i32(666));
        global(linker, "global_i64", TypeCode.I64, Value.i64(666));
        global(linker, "global_f32", TypeCode.F32, Value.f32(666.6f));
        global(linker, "global_f64", TypeCode.F64, Value.f64(666.6));
        table(linker, store, "table", AddressType.I32);
        table(linker, store, "table64", AddressType.I64);
        memory(linker, store, "memory", false);
        memory(linker, store, "shared_memory", true);
        print(linker, "print");
        print(linker, "print_i32", NumType.I32);
        print(linker, "print_i64", NumType.I64);
        print(linker, "print_f32", NumType.F32);
        print(linker, "print_f64", NumType.F64);
        print(linker, "print_i32_f32", NumType.I32, NumType.F32);
        print(linker, "print_f64_f64", NumType.F64, NumType.F64);
    }

    private static void global(Linker linker, String name, int type, Value value) {
        linker.define(MODULE, name, new Extern.OfGlobal(new Global(type, false, value)));
    }

    private static void table(Linker linker, Store store, String name, AddressType addresses) {
        var limits = new Limits(addresses, 10, OptionalLong.of(20));
        linker.define(MODULE, name, new Extern.OfTable(new Table(store, FUNCREF, limits, null)));
    }

    private static void memory(Linker linker, Store store, String name, boolean shared) {
        var limits = new Limits(AddressType.I32, 1, OptionalLong.of(2));
        var type = new MemoryType(limits, shared, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
        linker.define(MODULE, name, new Extern.OfMemory(store.newMemory(type)));
    }

    private static void print(Linker linker, String name, ValType... parameters) {
        linker.define(MODULE, name, List.of(parameters), List.of(), _ -> {});
    }
}
