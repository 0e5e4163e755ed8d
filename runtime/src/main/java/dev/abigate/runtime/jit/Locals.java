package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.reader.validation.TypeCode;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The locals of a function, parameters first, and where a method has those that it uses: in variables of the JVM. */
final class Locals {
    private final List<Kind> kinds;
    private final List<Integer> parameters;
    private final List<Kind> taken;
    private final int[] slots;
    private final BitSet used = new BitSet();

    /**
     * The locals in a method that takes some of them.
     *
     * @param kinds what they are, by index
     * @param parameters those that the method takes, in order
     * @param taken the operands that it takes behind them
     */
    Locals(List<Kind> kinds, List<Integer> parameters, List<Kind> taken) {
        this.kinds = List.copyOf(kinds);
        this.parameters = List.copyOf(parameters);
        this.taken = List.copyOf(taken);
        this.slots = new int[kinds.size()];
        int slot = 0;
        for (int local : parameters) {
            slots[local] = slot;
            slot += kinds.get(local).slots();
        }
    }

    /** The locals in a method over an extent of a function. */
    static Locals in(Extent extent, List<Kind> kinds, Signature signature) {
        Region region = extent.region();
        if (region != null) {
            return new Locals(kinds, region.parameters(), region.taken());
        }
        int count = extent.loopEntry() == null ? signature.parameters().size() : 0;
        return new Locals(kinds, IntStream.range(0, count).boxed().toList(), List.of());
    }

    /** What the locals of a function are. */
    static List<Kind> kinds(CompilationUnit unit, Signature signature, FunctionCode decoded) {
        var kinds = new ArrayList<>(signature.parameters());
        for (FunctionCode.Locals locals : decoded.locals()) {
            Kind kind = Kind.of(TypeCode.of(locals.type(), unit::definedType));
            for (int i = 0; i < locals.count(); i++) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    List<Kind> kinds() {
        return kinds;
    }

    Kind kind(int local) {
        return kinds.get(local);
    }

    /** The first variable of the JVM that holds a local. */
    int slot(int local) {
        return slots[local];
    }

    boolean isUsed(int local) {
        return used.get(local);
    }

    /** The variables of the JVM that the parameters of the method take, but for its instance and call stack. */
    int parameterSlots() {
        return parameters.stream().mapToInt(local -> kind(local).slots()).sum()
                + taken.stream().mapToInt(Kind::slots).sum();
    }

    /** Makes the operands that the method takes its first ones. */
    void pushTaken(OperandStack operands) {
        int slot = parameters.stream().mapToInt(local -> kind(local).slots()).sum();
        for (Kind kind : taken) {
            operands.pushLocal(kind, slot, false);
            slot += kind.slots();
        }
    }

    /**
     * Makes of the parameters that come as halves of vectors what the method's variables hold.
     *
     * @param raw the vectors that are {@linkplain RawLocals raw}
     */
    void takeVectors(CodeBuilder code, Variables variables, Map<Integer, VectorLanes> raw) {
        for (int local : parameters) {
            if (kind(local) == Kind.VECTOR && (variables.wholeVectors() || raw.containsKey(local))) {
                code.lload(slots[local]).lload(slots[local] + Kind.LONG.slots());
                slots[local] = allocate(variables, local, raw);
                variables.store(Kind.VECTOR, slots[local]);
            }
        }
    }

    private int allocate(Variables variables, int local, Map<Integer, VectorLanes> raw) {
        int slot = variables.allocate(kind(local));
        VectorLanes lanes = raw.get(local);
        if (lanes != null) {
            variables.scatter(slot, lanes);
        }
        return slot;
    }

    /** Notes that some instructions are in the method, with the locals that they name. */
    void use(List<Instruction> instructions) {
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Indexed indexed
                    && indexed.op().immediates() == Immediates.LOCAL) {
                used.set(indexed.index());
            }
        }
    }

    /** Notes that the method calls that of a part. */
    void use(Region part) {
        part.parameters().forEach(used::set);
        part.results().forEach(used::set);
        part.passed().values().forEach(used::set);
    }

    /**
     * Gives the locals that the method uses variables of the JVM.
     *
     * @param firstCleared those from this index on get their initial values, but for what the method takes
     * @param raw the vectors that are {@linkplain RawLocals raw}
     */
    void place(Variables variables, int firstCleared, Map<Integer, VectorLanes> raw) {
        var placed = new BitSet();
        parameters.forEach(placed::set);
        for (int local = used.nextSetBit(0); local >= 0; local = used.nextSetBit(local + 1)) {
            if (!placed.get(local)) {
                slots[local] = allocate(variables, local, raw);
                if (local >= firstCleared) {
                    variables.clear(kind(local), slots[local]);
                }
            }
        }
    }
}
