package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.TypingRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the parts of a large function that can be methods of their own: what stands beside its large blocks, such as the arms
 * of a switch in a loop. HotSpot then compiles each, and the rest.
 */
final class Regions {
    /** Blocks above this estimate, in bytes of the JVM's code, are looked into. */
    private static final int LARGE = 1_500;

    /** Parts below this estimate are not worth a call. */
    private static final int SMALL = 48;

    /** Parts end where they reach this estimate. */
    private static final int MOST = 3_000;

    private static final int MAX_EXITS = 8;
    private static final int MAX_LOCALS = 500;
    private static final int MAX_PARAMETERS = 100;

    private final CodeStructure code;
    private final Liveness liveness;
    private final int[] ends;
    private final int[] sizes;
    private final int memory;
    private final List<Region> found = new ArrayList<>();

    private Regions(CodeStructure code, int memory) {
        this.memory = memory;
        this.code = code;
        this.liveness = new Liveness(code);
        this.ends = new int[code.instructions().size()];
        this.sizes = new int[code.instructions().size() + 1];
        measure();
    }

    /**
     * The parts of a function that has no handlers, in the order of their instructions, none inside another.
     *
     * @param memory whose array the function has at hand, or {@link Accesses#NONE}
     */
    static List<Region> of(CodeStructure code, int locals, int memory) {
        if (locals > MAX_LOCALS) {
            return List.of();
        }
        var regions = new Regions(code, memory);
        regions.search();
        regions.found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return regions.found;
    }

    /** Finds the end, or the else, of each block, and adds up sizes. */
    private void measure() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < ends.length; i++) {
            Instruction instruction = code.instructions().get(i);
            sizes[i + 1] = sizes[i] + estimate(instruction);
            switch (instruction.op()) {
                case BLOCK, LOOP, IF -> open.push(i);
                case END -> {
                    if (!open.isEmpty()) {
                        ends[open.pop()] = i;
                    }
                }
                default -> {}
            }
        }
    }

    private static int estimate(Instruction instruction) {
        return switch (instruction) {
            case Instruction.BranchTable table -> 4 * table.labels().size() + 16;
            case Instruction.Memory _ -> 9;
            case Instruction.Constant _ -> 3;
            case Instruction.Indexed indexed -> indexed.op().immediates() == Immediates.LOCAL ? 2 : 8;
            case Instruction.Plain _ -> 2;
            default -> 8;
        };
    }

    private void search() {
        Deque<int[]> bodies = new ArrayDeque<>();
        bodies.push(new int[] {0, ends.length - 1});
        while (!bodies.isEmpty()) {
            int[] body = bodies.pop();
            int start = body[0];
            int i = start;
            while (i < body[1]) {
                boolean block = isBlock(code.op(i));
                int next = block ? ends[i] + 1 : i + 1;
                if (block && sizes[next] - sizes[i] > LARGE) {
                    cut(start, i);
                    bodies.push(new int[] {i + 1, ends[i]});
                    start = next;
                } else if (code.op(i) == Opcode.ELSE) {
                    cut(start, i);
                    start = next;
                }
                i = next;
            }
            cut(start, body[1]);
        }
    }

    private static boolean isBlock(Opcode op) {
        return op == Opcode.BLOCK || op == Opcode.LOOP || op == Opcode.IF;
    }

    /** Cuts what stands side by side into regions, where there are no operands. */
    private void cut(int start, int end) {
        int first = start;
        int last = start;
        int i = start;
        while (i < end) {
            if (code.isStatement(i)) {
                if (sizes[i] - sizes[first] > MOST) {
                    add(first, last);
                    first = last;
                }
                last = i;
            }
            int next = isBlock(code.op(i)) ? ends[i] + 1 : i + 1;
            if (!isPortable(i, next)) {
                add(first, last);
                first = next;
                last = next;
            } else if (!code.reachable(first) || !code.isStatement(first)) {
                first = next;
                last = next;
            }
            i = next;
        }
        add(first, code.isStatement(end) ? end : last);
    }

    /** Whether an instruction, or a block, leaves for nowhere but blocks of the function, and with no operands. */
    private boolean isPortable(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!code.reachable(i)) {
                continue;
            }
            if (leavesFunction(code.op(i))) {
                return false;
            }
            for (int label : CodeStructure.labels(code.instructions().get(i))) {
                CodeStructure.Block target = code.target(i, label);
                if (target.start() < start && (target.number() == 0 || target.arity() > 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void add(int start, int end) {
        if (end <= start || sizes[end] - sizes[start] < SMALL || !code.reachable(start) || !code.isStatement(start)) {
            return;
        }
        var mentioned = new BitSet();
        var written = new BitSet();
        var after = new BitSet();
        Set<Integer> exits = new LinkedHashSet<>();
        if (code.reachable(end)) {
            exits.add(Region.THROUGH);
            after.or(liveness.before(end));
        }
        for (int i = start; i < end; i++) {
            Instruction instruction = code.instructions().get(i);
            if (instruction instanceof Instruction.Indexed indexed
                    && indexed.op().immediates() == Immediates.LOCAL) {
                mentioned.set(indexed.index());
                if (indexed.op() != Opcode.LOCAL_GET) {
                    written.set(indexed.index());
                }
            }
            collectExits(start, i, instruction, exits, after);
        }
        var parameters = (BitSet) liveness.before(start).clone();
        parameters.and(mentioned);
        written.and(after);
        if (exits.isEmpty() || exits.size() > MAX_EXITS || parameters.cardinality() > MAX_PARAMETERS) {
            return;
        }
        found.add(new Region(
                start,
                end,
                parameters.stream().boxed().toList(),
                written.stream().boxed().toList(),
                List.copyOf(exits),
                calls(start, end),
                Accesses.accesses(code.instructions().subList(start, end), memory)));
    }

    /** Whether a memory may grow meanwhile. */
    private boolean calls(int start, int end) {
        return code.instructions().subList(start, end).stream()
                .anyMatch(i -> i.op().typing() == TypingRule.CALL || i.op() == Opcode.MEMORY_GROW);
    }

    /** Notes branches that leave a region, and what matters there. */
    private void collectExits(int start, int at, Instruction instruction, Set<Integer> exits, BitSet after) {
        if (code.reachable(at)) {
            for (int label : CodeStructure.labels(instruction)) {
                CodeStructure.Block target = code.target(at, label);
                if (target.start() < start) {
                    exits.add(labelAt(start, target));
                    after.or(liveness.atTarget(target));
                }
            }
        }
    }

    /** The label that means a block at an instruction. */
    private int labelAt(int index, CodeStructure.Block target) {
        int label = 0;
        CodeStructure.Block block = code.block(code.blockAt(index));
        while (block.number() != target.number()) {
            block = code.block(block.parent());
            label++;
        }
        return label;
    }

    private static boolean leavesFunction(Opcode op) {
        return switch (op) {
            case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }
}
