package dev.abigate.runtime.random;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.util.ArrayList;
import java.util.List;

/** Makes the shortest code for a value of a type, which is constant, too. */
final class ConstantGenerator {
    /** How many calls and iterations a start function may make. */
    private static final int START_STEPS = 100;

    private final Declarations declarations;
    private final Choices choices;

    ConstantGenerator(Declarations declarations, Choices choices) {
        this.declarations = declarations;
        this.choices = choices;
    }

    /** The initial value of a global. */
    ConstExpr global(int index) {
        if (index == Declarations.STEPS) {
            return new ConstExpr(List.of(new Instruction.Constant(Opcode.I32_CONST, START_STEPS)));
        }
        ValType type = declarations.globals().get(index).type();
        if (declarations.has(Feature.GC)) {
            for (int before = 1; before < index; before++) {
                var earlier = declarations.globals().get(before);
                if (!earlier.mutable() && declarations.isSubtype(earlier.type(), type) && choices.oneIn(2)) {
                    return new ConstExpr(List.of(new Instruction.Indexed(Opcode.GLOBAL_GET, before)));
                }
            }
        }
        return value(type);
    }

    ConstExpr value(ValType type) {
        var out = new ArrayList<Instruction>();
        write(type, out);
        if (declarations.has(Feature.EXTENDED_CONST) && choices.oneIn(3)) {
            if (type == NumType.I32) {
                write(type, out);
                out.add(new Instruction.Plain(choices.of(List.of(Opcode.I32_ADD, Opcode.I32_SUB, Opcode.I32_MUL))));
            } else if (type == NumType.I64) {
                write(type, out);
                out.add(new Instruction.Plain(choices.of(List.of(Opcode.I64_ADD, Opcode.I64_SUB, Opcode.I64_MUL))));
            }
        }
        return new ConstExpr(out);
    }

    /** A few references for a segment. */
    ElementSegment.Items items(RefType type) {
        List<Integer> functions = declarations.functionsOf(type.heapType());
        if (type.equals(RefType.FUNCREF) && !declarations.has(Feature.BULK_MEMORY)) {
            return new ElementSegment.Items.Functions(List.of(choices.of(functions), choices.of(functions)));
        }
        var items = new ArrayList<ConstExpr>();
        for (int i = choices.below(6); i > 0; i--) {
            boolean useNull = type.nullable() && choices.oneIn(4);
            HeapType heap = type.heapType();
            items.add(value(useNull || isBottom(heap) ? type : new RefType(isOnlyNull(heap), heap)));
        }
        return new ElementSegment.Items.Expressions(items);
    }

    private boolean isBottom(HeapType heap) {
        return heap == declarations.bottom(heap);
    }

    /** Whether there are no constants of a heap type but null. */
    private boolean isOnlyNull(HeapType heap) {
        return heap == HeapType.Abstract.EXN || (heap == HeapType.Abstract.EXTERN && !declarations.has(Feature.GC));
    }

    /**
     * Adds the code for a value; of a type that can be null it is null. Where a type has no constants, as exceptions have
     * none, the code traps.
     */
    void write(ValType type, List<Instruction> out) {
        switch (type) {
            case NumType.I32 -> out.add(new Instruction.Constant(Opcode.I32_CONST, choices.i32()));
            case NumType.I64 -> out.add(new Instruction.Constant(Opcode.I64_CONST, choices.i64()));
            case NumType.F32 -> out.add(new Instruction.Constant(Opcode.F32_CONST, choices.f32()));
            case NumType.F64 -> out.add(new Instruction.Constant(Opcode.F64_CONST, choices.f64()));
            case VecType.V128 -> out.add(new Instruction.Vector(Opcode.V128_CONST, choices.v128()));
            case RefType(boolean nullable, HeapType heap) -> {
                if (nullable) {
                    out.add(new Instruction.HeapTyped(Opcode.REF_NULL, nullOf(heap)));
                } else {
                    reference(heap, out);
                }
            }
        }
    }

    private HeapType nullOf(HeapType heap) {
        return declarations.has(Feature.GC) && choices.oneIn(2) ? declarations.bottom(heap) : heap;
    }

    private void reference(HeapType heap, List<Instruction> out) {
        switch (heap) {
            case HeapType.Abstract.ANY, HeapType.Abstract.EQ, HeapType.Abstract.I31 -> {
                write(NumType.I32, out);
                out.add(new Instruction.Plain(Opcode.REF_I31));
            }
            case HeapType.Abstract.EXTERN -> {
                reference(HeapType.Abstract.ANY, out);
                out.add(new Instruction.Plain(Opcode.EXTERN_CONVERT_ANY));
            }
            case HeapType.Abstract.FUNC -> function(heap, out);
            case HeapType.Abstract.STRUCT -> struct(choices.of(declarations.structs()), out);
            case HeapType.Abstract.ARRAY -> array(choices.of(declarations.arrays()), out);
            case HeapType.Abstract _ -> out.add(new Instruction.Plain(Opcode.UNREACHABLE));
            case HeapType.Defined(int type, var _) -> {
                switch (declarations.composite(type)) {
                    case CompositeType.Function _ -> function(heap, out);
                    case CompositeType.Struct _ -> struct(type, out);
                    case CompositeType.Array _ -> array(type, out);
                }
            }
        }
    }

    private void function(HeapType heap, List<Instruction> out) {
        out.add(new Instruction.Indexed(Opcode.REF_FUNC, choices.of(declarations.functionsOf(heap))));
    }

    private void struct(int type, List<Instruction> out) {
        List<FieldType> fields = declarations.fields(type);
        if (fields.stream().allMatch(Declarations::isDefaultable) && choices.oneIn(2)) {
            out.add(new Instruction.Indexed(Opcode.STRUCT_NEW_DEFAULT, type));
        } else {
            fields.forEach(field -> write(unpacked(field.storage()), out));
            out.add(new Instruction.Indexed(Opcode.STRUCT_NEW, type));
        }
    }

    private void array(int type, List<Instruction> out) {
        FieldType element = declarations.element(type);
        int length = choices.below(5);
        if (choices.oneIn(2)) {
            for (int i = 0; i < length; i++) {
                write(unpacked(element.storage()), out);
            }
            out.add(new Instruction.IndexedPair(Opcode.ARRAY_NEW_FIXED, type, length));
            return;
        }
        if (!Declarations.isDefaultable(element)) {
            write(unpacked(element.storage()), out);
        }
        out.add(new Instruction.Constant(Opcode.I32_CONST, length));
        out.add(new Instruction.Indexed(
                Declarations.isDefaultable(element) ? Opcode.ARRAY_NEW_DEFAULT : Opcode.ARRAY_NEW, type));
    }

    /** The type that a field has on the operand stack. */
    static ValType unpacked(StorageType storage) {
        return switch (storage) {
            case PackedType _ -> NumType.I32;
            case ValType type -> type;
        };
    }
}
