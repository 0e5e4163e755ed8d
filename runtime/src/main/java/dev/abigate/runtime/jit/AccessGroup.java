package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.ValidModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accesses to fields of one thing: several loads and stores whose address is the same local, with different offsets, one after
 * another while the local does not change.
 *
 * @param local the local
 * @param reach how far behind the address the last byte is, at most
 * @param count how many accesses
 */
record AccessGroup(int local, int reach, int count) {
    private AccessGroup with(long last) {
        return new AccessGroup(local, (int) Math.max(reach, last), count + 1);
    }

    /**
     * The groups of more than one access in a function, by the index of the {@code local.get} that pushes the first address.
     *
     * @param memory that is accessed, of 32-bit addresses
     */
    static Map<Integer, AccessGroup> all(ValidModule module, int function, List<Instruction> instructions, int memory) {
        var scan = new Scan(memory);
        var typing = new FunctionTyping(module);
        typing.begin(function);
        for (int i = 0; typing.next(); i++) {
            int height = typing.height();
            boolean reachable = typing.reachable();
            typing.apply();
            if (reachable) {
                scan.follow(i, instructions.get(i), height, typing.height());
            }
        }
        scan.groups.values().removeIf(group -> group.count() < 2);
        return scan.groups;
    }

    /** Which operands are copies of locals. */
    private static final class Scan {
        private static final int NONE = -1;

        private final int memory;
        private final Map<Integer, AccessGroup> groups = new HashMap<>();

        /** By local, where its group begins. */
        private final Map<Integer, Integer> open = new HashMap<>();

        /** By position of the operand, the local that it is a copy of, and the instruction that pushed it. */
        private int[] locals = new int[16];

        private int[] pushes = new int[16];

        Scan(int memory) {
            this.memory = memory;
        }

        void follow(int index, Instruction instruction, int before, int after) {
            int top = Math.max(before, after);
            if (top >= locals.length) {
                locals = Arrays.copyOf(locals, 2 * top);
                pushes = Arrays.copyOf(pushes, 2 * top);
            }
            switch (instruction) {
                case Instruction.Indexed(Opcode op, int local)
                when op == Opcode.LOCAL_GET -> push(index, local, before);
                case Instruction.Indexed(Opcode op, int local) when op == Opcode.LOCAL_SET -> change(local, after);
                case Instruction.Indexed(Opcode op, int local)
                when op == Opcode.LOCAL_TEE -> {
                    change(local, after);
                    clearFrom(after - 1);
                }
                case Instruction.Memory access
                when !access.op().isAtomic() -> {
                    access(access, before > after ? before - 2 : before - 1);
                    clearFrom(after - 1);
                }
                default -> {
                    if (CodeStructure.joins(instruction.op())) {
                        open.clear();
                        clearFrom(0);
                    } else if (instruction.op().typing() instanceof TypingRule) {
                        clearFrom(0);
                    } else {
                        clearFrom(after - 1);
                    }
                }
            }
        }

        private void push(int index, int local, int position) {
            locals[position] = local;
            pushes[position] = index;
        }

        private void change(int local, int height) {
            open.remove(local);
            for (int i = 0; i < height; i++) {
                if (locals[i] == local) {
                    locals[i] = NONE;
                }
            }
        }

        private void clearFrom(int position) {
            Arrays.fill(locals, Math.max(position, 0), locals.length, NONE);
        }

        private void access(Instruction.Memory access, int position) {
            int local = locals[position];
            long offset = access.memArg().offset();
            long last = offset + access.op().accessBytes() - 1;
            if (local == NONE || access.memArg().memory() != memory || offset < 0 || last >= Integer.MAX_VALUE) {
                return;
            }
            int start = open.computeIfAbsent(local, key -> pushes[position]);
            groups.merge(start, new AccessGroup(local, (int) last, 1), (known, one) -> known.with(last));
        }
    }
}
