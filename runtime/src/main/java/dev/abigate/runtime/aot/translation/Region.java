package dev.abigate.runtime.aot.translation;

import dev.abigate.runtime.aot.emulator.Block;
import dev.abigate.runtime.aot.emulator.MachineCode;
import dev.abigate.runtime.aot.emulator.MicroOperation;
import dev.abigate.runtime.aot.emulator.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks that are translated together: what can be reached from the first one without a call, and what calls come back to.
 */
final class Region {
    private final Map<Long, Block> blocks = new LinkedHashMap<>();
    private final List<Block> entries = new ArrayList<>();
    private int operations;

    /** The region of a block, of about {@code most} micro-operations. */
    Region(MachineCode code, Block first, int most) {
        var next = new ArrayDeque<Block>();
        next.add(first);
        entries.add(first);
        while (!next.isEmpty() && operations < most) {
            Block block = next.remove();
            if (blocks.putIfAbsent(block.start(), block) == null) {
                operations += block.operations().size();
                follow(code, block, next);
            }
        }
        entries.removeIf(entry -> !blocks.containsKey(entry.start()));
    }

    private void follow(MachineCode code, Block block, ArrayDeque<Block> next) {
        MicroOperation jump = block.jump().orElse(null);
        if (jump == null) {
            code.block(block.end()).ifPresent(next::addFirst);
        } else if (jump.operator() == Operator.CALL) {
            code.block(block.end()).ifPresent(entry -> {
                next.addFirst(entry);
                entries.add(entry);
            });
        } else if (jump.hasKnownTarget()) {
            code.block(jump.constant()).ifPresent(next::add);
            if (jump.operator().isBranch()) {
                code.block(block.end()).ifPresent(next::addFirst);
            }
        }
    }

    /** The blocks, by address, in the order in which they are best laid out. */
    Map<Long, Block> blocks() {
        return blocks;
    }

    /** Where execution may begin, the first block first. */
    List<Block> entries() {
        return entries;
    }

    int operations() {
        return operations;
    }
}
