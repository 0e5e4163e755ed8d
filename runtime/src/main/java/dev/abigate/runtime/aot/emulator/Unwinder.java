package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.trap.Trap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Finds the callers of running code. Compiled code has no tables for that: what it has done to the stack pointer and where
 * the return address lies is found by following a function from its beginning to where it is.
 */
final class Unwinder {
    private static final int MAX_FRAMES = 10_000;

    /** Hostile code can have a long way to each of its frames: more is not followed for one trap. */
    private static final int MAX_BLOCKS = 100_000;

    private final MachineCode code;
    private final LongUnaryOperator beginning;
    private final Machine machine;
    private final Map<Long, Optional<Frame>> frames = new HashMap<>();
    private int blocksLeft;

    /**
     * What a function has done to the stack at some place.
     *
     * @param known registers whose content is the stack pointer of the function's beginning plus a number
     * @param link where the return address lies, relative to that stack pointer; empty where it is in its register
     */
    private record Frame(Map<Integer, Long> known, OptionalLong link) {
        Frame with(MicroOperation o, Machine machine) {
            Long base = known.get(o.first());
            OptionalLong sum = base == null || o.second() != BlockBuilder.ZERO
                    ? OptionalLong.empty()
                    : OptionalLong.of(base + o.constant());
            if (o.operator() == Operator.STORE_DOUBLE) {
                return sum.isPresent() && o.target() == machine.returnAddress() ? new Frame(known, sum) : this;
            }
            if (o.operator().isStore() || o.operator().endsBlock() || o.operator() == Operator.EFFECT) {
                return this;
            }
            if (o.target() == machine.returnAddress()) {
                return o.operator().isLoad() ? new Frame(known, OptionalLong.empty()) : this;
            }
            if (!known.containsKey(o.target()) && sum.isEmpty()) {
                return this;
            }
            var changed = new HashMap<>(known);
            if (sum.isPresent() && o.operator() == Operator.ADD) {
                changed.put(o.target(), sum.getAsLong());
            } else {
                changed.remove(o.target());
            }
            return new Frame(Map.copyOf(changed), link);
        }
    }

    /** @param beginning of the function that an address in the code belongs to, or a negative number */
    Unwinder(MachineCode code, LongUnaryOperator beginning) {
        this.code = code;
        this.beginning = beginning;
        this.machine = code.machine();
    }

    /** Where the functions that were running were, the innermost first, as far as they can be followed. */
    List<Long> places(Processor processor) {
        frames.clear();
        blocksLeft = MAX_BLOCKS;
        var places = new ArrayList<Long>();
        long place = processor.programCounter();
        long stackPointer = processor.stackPointer();
        boolean innermost = true;
        while (code.contains(place & -machine.instructionAlignment()) && places.size() < MAX_FRAMES) {
            places.add(place);
            Optional<Frame> frame = frames.computeIfAbsent(place, this::frame);
            Long moved =
                    frame.map(each -> each.known().get(machine.stackPointer())).orElse(null);
            if (moved == null) {
                break;
            }
            long before = stackPointer - moved;
            OptionalLong link = frame.get().link();
            long returnTo;
            if (link.isPresent()) {
                try {
                    returnTo = processor.space().getLong(before + link.getAsLong());
                } catch (Trap e) {
                    break;
                }
            } else if (innermost) {
                returnTo = processor.register(machine.returnAddress());
            } else {
                break;
            }
            place = returnTo - 1;
            stackPointer = before;
            innermost = false;
        }
        return places;
    }

    /** The frame at a place, by a path from the function's beginning; all paths agree in compiled code. */
    private Optional<Frame> frame(long place) {
        long start = beginning.applyAsLong(place);
        if (start < 0) {
            return Optional.empty();
        }
        record Step(long address, Frame frame) {}
        Set<Long> seen = new HashSet<>();
        var next = new ArrayDeque<Step>();
        next.add(new Step(start, new Frame(Map.of(machine.stackPointer(), 0L), OptionalLong.empty())));
        while (!next.isEmpty() && blocksLeft > 0) {
            Step step = next.remove();
            blocksLeft--;
            Optional<Block> block = code.block(step.address());
            if (block.isEmpty() || !seen.add(step.address())) {
                continue;
            }
            boolean found = step.address() <= place && place < block.get().end();
            Frame frame = step.frame();
            for (MicroOperation operation : block.get().operations()) {
                if (!found || operation.address() + machine.instructionAlignment() <= place) {
                    frame = frame.with(operation, machine);
                }
            }
            if (found) {
                return Optional.of(frame);
            }
            MicroOperation jump = block.get().jump().orElse(null);
            boolean goesOn = jump == null || jump.operator().isBranch() || jump.operator() == Operator.CALL;
            if (goesOn) {
                next.add(new Step(block.get().end(), frame));
            }
            if (jump != null && jump.operator() != Operator.CALL && jump.hasKnownTarget()) {
                next.add(new Step(jump.constant(), frame));
            }
        }
        return Optional.empty();
    }
}
