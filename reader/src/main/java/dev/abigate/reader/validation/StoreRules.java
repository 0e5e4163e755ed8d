package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.wasm.code.InstructionDecoder;

/** Tables, memories and the segments that fill them; addresses of accesses to memory. */
final class StoreRules extends InstructionRules {
    private static final long FIRST_OFFSET_BEYOND_32_BITS = 1L << 32;

    StoreRules(ValidModule module, OperandStack stack, Place place) {
        super(module, stack, place);
    }

    /** Checks the immediates of an access to memory, and gives the type of its address. */
    int address(InstructionDecoder code) {
        MemoryType memory = memory(code.index());
        int size = code.op().accessBytes();
        boolean atomic = code.op().isAtomic();
        int natural = Integer.numberOfTrailingZeros(size);
        if (code.alignment() > natural) {
            throw place.fail("alignment must not be larger than natural: found 2**%d, at most %d"
                    .formatted(code.alignment(), size));
        }
        if (atomic && code.alignment() < natural) {
            throw place.fail(
                    "atomic alignment must be natural: found 2**%d, needed %d".formatted(code.alignment(), size));
        }
        int address = code(memory.limits().addressType());
        if (address == TypeCode.I32 && Long.compareUnsigned(code.memoryOffset(), FIRST_OFFSET_BEYOND_32_BITS) >= 0) {
            throw place.fail("offset out of range: found %s, the memory has 32-bit addresses"
                    .formatted(Long.toUnsignedString(code.memoryOffset())));
        }
        return address;
    }

    void memory(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case MEMORY_SIZE -> stack.push(addressOf(code.index()));
            case MEMORY_GROW -> {
                int address = addressOf(code.index());
                stack.pop(address);
                stack.push(address);
            }
            case MEMORY_FILL -> {
                int address = addressOf(code.index());
                stack.pop(address);
                stack.pop(TypeCode.I32);
                stack.pop(address);
            }
            case MEMORY_COPY -> {
                int to = addressOf(code.index());
                int from = addressOf(code.secondIndex());
                stack.pop(smaller(to, from));
                stack.pop(from);
                stack.pop(to);
            }
            case MEMORY_INIT -> {
                dataSegment(code.index());
                int address = addressOf(code.secondIndex());
                stack.pop(TypeCode.I32);
                stack.pop(TypeCode.I32);
                stack.pop(address);
            }
            case DATA_DROP -> dataSegment(code.index());
            default -> throw otherFamily(op);
        }
    }

    void table(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case TABLE_GET -> {
                ValidModule.Table table = table(code.index());
                stack.pop(index(table));
                stack.push(table.element());
            }
            case TABLE_SET -> {
                ValidModule.Table table = table(code.index());
                stack.pop(table.element());
                stack.pop(index(table));
            }
            case TABLE_SIZE -> stack.push(index(table(code.index())));
            case TABLE_GROW -> {
                ValidModule.Table table = table(code.index());
                stack.pop(index(table));
                stack.pop(table.element());
                stack.push(index(table));
            }
            case TABLE_FILL -> {
                ValidModule.Table table = table(code.index());
                stack.pop(index(table));
                stack.pop(table.element());
                stack.pop(index(table));
            }
            case TABLE_COPY -> {
                ValidModule.Table to = table(code.index());
                ValidModule.Table from = table(code.secondIndex());
                stack.match(from.element(), to.element());
                stack.pop(smaller(index(to), index(from)));
                stack.pop(index(from));
                stack.pop(index(to));
            }
            case TABLE_INIT -> {
                int elements = elementType(code.index());
                ValidModule.Table table = table(code.secondIndex());
                stack.match(elements, table.element());
                stack.pop(TypeCode.I32);
                stack.pop(TypeCode.I32);
                stack.pop(index(table));
            }
            case ELEM_DROP -> elementType(code.index());
            default -> throw otherFamily(op);
        }
    }

    private MemoryType memory(int index) {
        place.index(index, module.memoryCount(), "memory");
        return module.memory(index);
    }

    private int addressOf(int memory) {
        return code(memory(memory).limits().addressType());
    }

    private static int index(ValidModule.Table table) {
        return code(table.limits().addressType());
    }

    private static int smaller(int address, int other) {
        return address == TypeCode.I32 ? address : other;
    }
}
