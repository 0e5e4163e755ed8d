package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ReferenceTest;
import org.jspecify.annotations.Nullable;

/** A function body that is being lowered: what all families of instructions share. */
final class Body {
    final ExecutableModule module;
    final ValidModule declarations;
    final FunctionTyping typing;
    final InstructionDecoder code;
    final Emitter emitter;
    final Operands operands;
    final boolean canonicalNans;
    /** The handlers around the current instruction. */
    @Nullable
    TryScope scope;

    Body(ExecutableModule module, FunctionTyping typing, Emitter emitter, Operands operands, boolean canonicalNans) {
        this.module = module;
        this.declarations = module.declarations();
        this.typing = typing;
        this.code = typing.code();
        this.emitter = emitter;
        this.operands = operands;
        this.canonicalNans = canonicalNans;
    }

    /** The type of the result that the current instruction, which typing has applied, left on top. */
    int resultType() {
        return typing.operand(0);
    }

    DefinedType type(int index) {
        return declarations.type(index);
    }

    /** What makes an address of a memory an unsigned number of 64 bits. */
    long memoryMask(int memory) {
        return mask(declarations.memory(memory).limits().addressType());
    }

    /** What makes an index of a table an unsigned number of 64 bits. */
    long tableMask(int table) {
        return mask(declarations.table(table).limits().addressType());
    }

    private static long mask(AddressType type) {
        return switch (type) {
            case I32 -> 0xFFFF_FFFFL;
            case I64 -> -1;
        };
    }

    /** The test for a reference type of the module. */
    ReferenceTest test(boolean nullable, HeapType heapType) {
        int type = TypeCode.of(
                new RefType(nullable, heapType),
                index -> declarations.type(index).id());
        return ReferenceTest.of(type, declarations.types());
    }
}
