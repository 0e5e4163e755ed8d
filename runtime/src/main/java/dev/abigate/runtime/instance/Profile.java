package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.code.Opcode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often the functions of a module were called and the instructions in them executed, by profiled code. */
public final class Profile {
    private final Map<Integer, List<Run>> runs = new TreeMap<>();

    /**
     * The counts of one function.
     *
     * @param index in the function index space
     */
    public record FunctionCounts(int index, long calls, Map<InstructionFamily, Long> instructions) {
        public FunctionCounts {
            instructions = Map.copyOf(instructions);
        }

        /** All instructions together. */
        public long total() {
            return instructions.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Instructions that are executed together, as {@link FuelPlan} has them. */
    public static final class Run {
        private final Map<InstructionFamily, Integer> instructions = new EnumMap<>(InstructionFamily.class);
        private long executions;

        private Run() {}

        /** Adds an instruction, while code is being made. */
        public void add(Opcode op) {
            instructions.merge(InstructionFamily.of(op), 1, Integer::sum);
        }

        /** Counts an execution. Threads that count at the same time may lose some. */
        public void execute() {
            executions++;
        }
    }

    Profile() {}

    /** A new run of a function; the first one is that at its beginning. */
    public synchronized Run run(ModuleFunction function) {
        var run = new Run();
        runs.computeIfAbsent(function.index(), _ -> new ArrayList<>()).add(run);
        return run;
    }

    /** The counts of all functions that were called, by their indices. */
    public synchronized List<FunctionCounts> counts() {
        var counts = new ArrayList<FunctionCounts>();
        runs.forEach((index, functionRuns) -> {
            var sums = new EnumMap<InstructionFamily, Long>(InstructionFamily.class);
            for (Run run : functionRuns) {
                run.instructions.forEach((family, count) -> sums.merge(family, count * run.executions, Long::sum));
            }
            counts.add(new FunctionCounts(index, functionRuns.getFirst().executions, sums));
        });
        return counts;
    }
}
