package dev.abigate.runtime.libc;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The globals of a module that begin as a constant of 32 bits: linkers tell by them how they laid out the memory. */
public record ConstantGlobals(WasmModule module) {
    /** The name of the one that says where the heap begins. */
    public static final String HEAP_BASE = "__heap_base";

    /** The name of the one that says where the data ends. */
    public static final String DATA_END = "__data_end";

    /** Index among the module's own globals of the constant one that it exports under a name. */
    public OptionalInt exported(String name) {
        return module.exports().stream()
                .filter(export ->
                        export.kind() == ExternKind.GLOBAL && export.name().equals(name))
                .mapToInt(export -> export.index() - imported())
                .filter(own -> own >= 0 && own < module.globals().size())
                .filter(own -> constant(own).isPresent())
                .findFirst();
    }

    /** How many globals the module imports. */
    public int imported() {
        return (int) module.imports().stream()
                .filter(item -> item.type() instanceof ExternType.Global)
                .count();
    }

    /** The value, unsigned, that one of the module's own globals begins with, where it is a constant. */
    public OptionalLong constant(int own) {
        Global global = module.globals().get(own);
        List<Instruction> initial = global.initial().instructions();
        return initial.size() == 1
                        && initial.getFirst() instanceof Instruction.Constant(Opcode op, long bits)
                        && op == Opcode.I32_CONST
                ? OptionalLong.of(bits & 0xFFFF_FFFFL)
                : OptionalLong.empty();
    }

    /** The value of a global that begins as a constant. */
    public long value(int own) {
        return constant(own).orElseThrow();
    }
}
