package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.wasm.TypeFeatures;

/**
 * Rules for a family of instructions, which work on the operand stack.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html">Validation of instructions</a>
 */
abstract class InstructionRules {
    final ValidModule module;
    final OperandStack stack;
    final Place place;

    InstructionRules(ValidModule module, OperandStack stack, Place place) {
        this.module = module;
        this.stack = stack;
        this.place = place;
    }

    final DefinedType type(int index) {
        place.index(index, module.typeCount(), "type");
        return module.type(index);
    }

    final DefinedType.Shape.Function functionType(int index) {
        if (type(index).shape() instanceof DefinedType.Shape.Function function) {
            return function;
        }
        throw place.fail("type mismatch: type %d is not a function type".formatted(index));
    }

    final ValidModule.Function function(int index) {
        place.index(index, module.functionCount(), "function");
        return module.function(index);
    }

    final ValidModule.Table table(int index) {
        place.index(index, module.tableCount(), "table");
        return module.table(index);
    }

    final int elementType(int segment) {
        place.index(segment, module.elementSegmentCount(), "elem segment");
        return module.elementType(segment);
    }

    final void dataSegment(int segment) {
        place.index(segment, module.dataSegmentCount(), "data segment");
    }

    final DefinedType tag(int index) {
        place.index(index, module.tagCount(), "tag");
        return module.tag(index);
    }

    /** The number of a type that an instruction names. */
    final int code(ValType type) {
        for (Feature feature : TypeFeatures.of(type)) {
            place.require(feature, module.features());
        }
        return TypeCode.of(type, index -> type(index).id());
    }

    final int code(boolean nullable, HeapType type) {
        return code(new RefType(nullable, type));
    }

    /** The type of the descriptor with which a cast to {@code reference} compares. */
    final int descriptorOf(int reference) {
        if (TypeCode.isDefined(reference)) {
            DefinedType type = module.types().type(TypeCode.definedType(reference));
            if (type.descriptor().isPresent()) {
                return TypeCode.reference(
                        true, TypeCode.isExact(reference), type.descriptor().getAsInt());
            }
        }
        throw place.fail("type %s does not have a descriptor".formatted(module.text(reference)));
    }

    static int code(AddressType type) {
        return switch (type) {
            case I32 -> TypeCode.I32;
            case I64 -> TypeCode.I64;
        };
    }

    static AssertionError otherFamily(Opcode op) {
        return new AssertionError(op.mnemonic() + " belongs to another family");
    }
}
