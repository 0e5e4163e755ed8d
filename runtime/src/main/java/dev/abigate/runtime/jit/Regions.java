package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.TypingRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the parts of a large function that can be methods of their own: what stands beside its large blocks, such as the arms
 * of a switch in a loop. HotSpot then compiles each, and the rest.
 */
final class Regions {
    /** Blocks above this estimate, in bytes of the JVM's code, are looked into. */
    private static final int LARGE = 1_500;

    /** Parts below this weight are not worth a call. */
    private static final int LIGHT = 330;

    /** Parts end where they reach this estimate. */
    private static final int MOST = 3_000;

    /** Parts end even where there are operands when they reach this estimate. */
    private static final int MOST_WITHOUT_STATEMENT = 3_500;

    /** What remains of the function may have this estimate, since it is no more than an estimate. */
    private static final int MOST_REMAINING = 7_000;

    /** The calls of a part's parts may have this estimate. */
    private static final int MOST_CALLS = 5_000;

    /**
     * A method of at most this weight, in nodes of HotSpot's second compiler, has all inlined that it calls: that compiler
     * inlines nothing more in a method of which it has made 18,000 nodes.
     */
    private static final int MOST_INLINED = 16_500;

    /** The nodes that are made of a load or a store. */
    private static final int ACCESS_WEIGHT = 200;

    /** The nodes that are made of a byte of the JVM's code, on an average. */
    private static final int BYTE_WEIGHT = 3;

    private static final int MAX_EXITS = 8;
    private static final int MAX_LOCALS = 500;
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_OPERANDS = 50;

    private final CodeStructure code;
    private final Liveness liveness;
    private final int[] ends;
    private final int[] sizes;
    private final int[] weights;
    private final int[] depths;
    private final List<Kind> locals;
    private final int memory;
    private final List<Region> found = new ArrayList<>();

    /**
     * The parts of a function that has no handlers.
     *
     * @param locals what they are
     * @param memory whose array the function has at hand, or {@link Accesses#NONE}
     */
    Regions(CodeStructure code, List<Kind> locals, int memory) {
        this.locals = locals;
        this.memory = memory;
        this.code = code;
        this.liveness = new Liveness(code);
        this.ends = new int[code.instructions().size()];
        this.sizes = new int[code.instructions().size() + 1];
        this.weights = new int[code.instructions().size() + 1];
        this.depths = new int[code.instructions().size()];
        measure();
    }

    /** Parts that make a large function small, in the order of their instructions, none inside another. */
    List<Region> dividing() {
        if (locals.size() > MAX_LOCALS) {
            return List.of();
        }
        search(block -> sizes[ends[block] + 1] - sizes[block] > LARGE);
        reclaim();
        List<Region> parts = inOrder();
        return remaining(parts) > MOST_REMAINING ? grouped(parts) : parts;
    }

    /**
     * Parts around the innermost loops, the outermost first, as many as make what is left one of which HotSpot inlines all
     * that it calls; in the order of their instructions, none inside another.
     */
    List<Region> aroundLoops() {
        if (locals.size() > MAX_LOCALS) {
            return List.of();
        }
        search(this::containsLoop);
        lighten();
        return inOrder();
    }

    private List<Region> inOrder() {
        found.sort(Comparator.comparingInt(Region::start));
        return List.copyOf(found);
    }

    /** Whether HotSpot would not inline all that a function calls. */
    static boolean isHeavy(List<Instruction> instructions) {
        return instructions.stream().mapToInt(Regions::weight).sum() > MOST_INLINED;
    }

    /** Finds the end, or the else, of each block, and how many loops are around each instruction; adds up sizes. */
    private void measure() {
        Deque<Integer> open = new ArrayDeque<>();
        int loops = 0;
        for (int i = 0; i < ends.length; i++) {
            Instruction instruction = code.instructions().get(i);
            sizes[i + 1] = sizes[i] + estimate(instruction);
            weights[i + 1] = weights[i] + weight(instruction);
            depths[i] = loops;
            switch (instruction.op()) {
                case BLOCK, IF -> open.push(i);
                case LOOP -> {
                    open.push(i);
                    loops++;
                }
                case END -> {
                    if (!open.isEmpty()) {
                        int start = open.pop();
                        ends[start] = i;
                        loops -= code.op(start) == Opcode.LOOP ? 1 : 0;
                    }
                }
                default -> {}
            }
        }
    }

    private static int weight(Instruction instruction) {
        return instruction instanceof Instruction.Memory ? ACCESS_WEIGHT : BYTE_WEIGHT * estimate(instruction);
    }

    private static int estimate(Instruction instruction) {
        return switch (instruction) {
            case Instruction.BranchTable table -> 4 * table.labels().size() + 16;
            case Instruction.Memory _ -> 9;
            case Instruction.Constant _ -> 2;
            case Instruction.Block block -> block.op() == Opcode.LOOP ? 10 : 1;
            case Instruction.Indexed indexed ->
                switch (indexed.op().immediates()) {
                    case LOCAL -> 2;
                    case LABEL -> 3;
                    default -> indexed.op().typing() == TypingRule.CALL ? 24 : 8;
                };
            case Instruction.Plain _ -> 1;
            default -> instruction.op().typing() == TypingRule.CALL ? 24 : 8;
        };
    }

    /** The estimate of what is left of the function. */
    private int remaining(List<Region> parts) {
        return sizes[ends.length]
                + parts.stream().mapToInt(part -> callSize(part) - sizeOf(part)).sum();
    }

    /** Puts parts that follow one another into larger ones, as many as a method can call. */
    private List<Region> grouped(List<Region> parts) {
        var groups = new ArrayList<Region>();
        var run = new ArrayList<Region>();
        int calls = 0;
        for (Region part : parts) {
            if (!run.isEmpty() && (run.getLast().end() != part.start() || calls + callSize(part) > MOST_CALLS)) {
                groups.addAll(group(run));
                run.clear();
                calls = 0;
            }
            run.add(part);
            calls += callSize(part);
        }
        groups.addAll(group(run));
        return groups;
    }

    private List<Region> group(List<Region> run) {
        return run.size() < 2
                ? List.copyOf(run)
                : region(run.getFirst().start(), run.getLast().end())
                        .map(whole -> List.of(whole.of(run)))
                        .orElseGet(() -> List.copyOf(run));
    }

    /** Leaves parts in the function as far as it has room: first those whose results would go through memory. */
    private void reclaim() {
        int size = sizes[ends.length];
        int weight = weights[ends.length];
        for (Region region : found) {
            size += callSize(region) - sizeOf(region);
            weight -= saved(region);
        }
        found.sort(Comparator.comparing((Region region) -> !region.usesSlots(locals))
                .thenComparingInt(this::weightOf));
        List<Region> sorted = List.copyOf(found);
        found.clear();
        for (Region region : sorted) {
            int larger = size + sizeOf(region) - callSize(region);
            int heavier = weight + saved(region);
            if (larger <= MOST_REMAINING && (heavier <= MOST_INLINED || region.usesSlots(locals))) {
                size = larger;
                weight = heavier;
            } else {
                found.add(region);
            }
        }
    }

    private int sizeOf(Region region) {
        return sizes[region.end()] - sizes[region.start()];
    }

    private int weightOf(Region region) {
        return weights[region.end()] - weights[region.start()];
    }

    /** An estimate of what the call of a part takes. */
    private int callSize(Region region) {
        int moved = region.results().size() + region.left().size();
        return 2 * region.parameters().size()
                + 4 * region.taken().size()
                + 9
                + (region.usesSlots(locals) ? 13 : 8) * (moved + region.exits().size() - 1);
    }

    /** By what a function loses weight where a part is a method of its own. */
    private int saved(Region region) {
        return weightOf(region) - BYTE_WEIGHT * callSize(region);
    }

    /** Leaves all parts in the function that are in innermost loops, or more than have to be taken out of it. */
    private void lighten() {
        int innermost = Arrays.stream(depths).max().orElse(0);
        int weight = weights[ends.length];
        found.sort(Comparator.comparingInt(region -> depths[region.start()]));
        List<Region> sorted = List.copyOf(found);
        found.clear();
        for (Region region : sorted) {
            if (weight > MOST_INLINED && depths[region.start()] < innermost) {
                weight -= saved(region);
                found.add(region);
            }
        }
    }

    private boolean containsLoop(int block) {
        return IntStream.range(block, ends[block]).anyMatch(i -> code.op(i) == Opcode.LOOP);
    }

    /**
     * Finds parts.
     *
     * @param entered whether to look into the block that an instruction begins for parts, rather than to have it inside one
     */
    private void search(IntPredicate entered) {
        Deque<int[]> bodies = new ArrayDeque<>();
        bodies.push(new int[] {0, ends.length - 1});
        while (!bodies.isEmpty()) {
            int[] body = bodies.pop();
            int start = body[0];
            int i = start;
            while (i < body[1]) {
                boolean block = isBlock(code.op(i));
                int next = block ? ends[i] + 1 : i + 1;
                if (block && (entered.test(i) || !isPart(i, next))) {
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

    /** Whether a block can be inside a part. */
    private boolean isPart(int start, int end) {
        return isPortable(start, end)
                && code.instructions().subList(start, end).stream().noneMatch(i -> i.op() == Opcode.BR_TABLE);
    }

    private static boolean isBlock(Opcode op) {
        return op == Opcode.BLOCK || op == Opcode.LOOP || op == Opcode.IF;
    }

    /**
     * Cuts what stands side by side into regions, where there are no operands; of long code that always has some, where it has
     * the fewest.
     */
    private void cut(int start, int end) {
        int first = start;
        int last = start;
        int narrowest = start;
        int taking = Region.THROUGH;
        int i = start;
        while (i < end) {
            boolean statement = code.isStatement(i);
            if (sizes[i] - sizes[first] > MOST && (statement || last > first)) {
                add(first, last);
                first = last;
                narrowest = last;
            }
            if (statement) {
                last = i;
            } else if (sizes[i] - sizes[first] > MOST && canPassOperands(i)) {
                if (sizes[i] - sizes[first] > MOST_WITHOUT_STATEMENT && narrowest > first) {
                    add(first, narrowest);
                    first = narrowest;
                    last = narrowest;
                    taking = narrowest;
                } else if (narrowest == first || code.operandCount(i) <= code.operandCount(narrowest)) {
                    narrowest = i;
                }
            }
            int next = isBlock(code.op(i)) ? ends[i] + 1 : i + 1;
            boolean portable = isPortable(i, next);
            if (!portable) {
                add(first, last);
            }
            if (!portable || !code.reachable(first) || (first != taking && !code.isStatement(first))) {
                first = next;
                last = next;
                narrowest = next;
            }
            i = next;
        }
        add(first, code.isStatement(end) ? end : last);
    }

    /** Whether the operands before an instruction that uses none of them can go from one method to another. */
    private boolean canPassOperands(int index) {
        return switch (code.op(index)) {
            case LOCAL_GET, I32_CONST, I64_CONST, F32_CONST, F64_CONST ->
                code.reachable(index) && code.operandCount(index) <= MAX_OPERANDS;
            default -> false;
        };
    }

    /**
     * Whether an instruction, or a block, leaves for nowhere but blocks of the function, and with no operand but the value of
     * a local.
     */
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
                if (target.start() < start
                        && (target.number() == 0 || (target.arity() > 0 && !isPassingLocal(i, target)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether an instruction is a branch that takes along the value of a local and nothing else. */
    private boolean isPassingLocal(int index, CodeStructure.Block target) {
        return code.op(index) == Opcode.BR
                && target.arity() == 1
                && code.op(index - 1) == Opcode.LOCAL_GET
                && locals.get(local(index - 1)) != Kind.VECTOR;
    }

    /** The local that an instruction names. */
    private int local(int index) {
        if (code.instructions().get(index) instanceof Instruction.Indexed indexed) {
            return indexed.index();
        }
        throw new IllegalArgumentException("no local: " + code.op(index).mnemonic());
    }

    private void add(int start, int end) {
        if (end > start && weights[end] - weights[start] >= LIGHT && code.reachable(start)) {
            region(start, end).ifPresent(found::add);
        }
    }

    /** A part, unless the way into it, or out of it, is not one that the call of a method can be. */
    private Optional<Region> region(int start, int end) {
        List<Kind> taken = operands(start);
        List<Kind> left = operands(end);
        var mentioned = new BitSet();
        var written = new BitSet();
        var after = new BitSet();
        Set<Integer> exits = new LinkedHashSet<>();
        Map<Integer, Integer> passed = new HashMap<>();
        boolean unique = true;
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
            unique &= collectExits(start, i, exits, passed, after);
        }
        var parameters = (BitSet) liveness.before(start).clone();
        parameters.and(mentioned);
        written.and(after);
        boolean hasOperands = !taken.isEmpty() || !left.isEmpty();
        if (!unique
                || exits.isEmpty()
                || exits.size() > MAX_EXITS
                || parameters.cardinality() > MAX_PARAMETERS
                || (hasOperands && !exits.equals(Set.of(Region.THROUGH)))
                || taken.contains(Kind.VECTOR)
                || left.contains(Kind.VECTOR)) {
            return Optional.empty();
        }
        return Optional.of(new Region(
                start,
                end,
                parameters.stream().boxed().toList(),
                taken,
                written.stream().boxed().toList(),
                left,
                List.copyOf(exits),
                passed,
                Accesses.mayGrow(code.instructions().subList(start, end)),
                Accesses.accesses(code.instructions().subList(start, end), memory),
                List.of()));
    }

    private List<Kind> operands(int index) {
        return code.isStatement(index) ? List.of() : code.operands(index);
    }

    /**
     * Notes branches that leave a region, and what matters there.
     *
     * @return whether each label is branched to with the value of the same local, if with any
     */
    private boolean collectExits(int start, int at, Set<Integer> exits, Map<Integer, Integer> passed, BitSet after) {
        boolean unique = true;
        if (code.reachable(at)) {
            for (int label : CodeStructure.labels(code.instructions().get(at))) {
                CodeStructure.Block target = code.target(at, label);
                if (target.start() < start) {
                    int exit = labelAt(start, target);
                    exits.add(exit);
                    after.or(liveness.atTarget(target));
                    if (target.arity() > 0) {
                        int local = local(at - 1);
                        after.set(local);
                        unique &= passed.merge(exit, local, (one, _) -> one) == local;
                    }
                }
            }
        }
        return unique;
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
