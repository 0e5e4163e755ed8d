package dev.abigate.behaviour;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.writer.wasm.CodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A module with one instruction changed.
 *
 * @param change where and what, as a phrase
 */
record Mutant(String change, WasmModule module) {
    /** Operators and comparisons with those that take their place. */
    private static final Map<Opcode, List<Opcode>> OTHERS = Map.ofEntries(
            Map.entry(Opcode.I32_ADD, List.of(Opcode.I32_SUB, Opcode.I32_OR)),
            Map.entry(Opcode.I32_SUB, List.of(Opcode.I32_ADD)),
            Map.entry(Opcode.I32_MUL, List.of(Opcode.I32_ADD)),
            Map.entry(Opcode.I32_AND, List.of(Opcode.I32_OR)),
            Map.entry(Opcode.I32_OR, List.of(Opcode.I32_XOR, Opcode.I32_AND)),
            Map.entry(Opcode.I32_XOR, List.of(Opcode.I32_OR)),
            Map.entry(Opcode.I32_SHL, List.of(Opcode.I32_SHR_U)),
            Map.entry(Opcode.I32_SHR_U, List.of(Opcode.I32_SHR_S, Opcode.I32_SHL)),
            Map.entry(Opcode.I32_SHR_S, List.of(Opcode.I32_SHR_U)),
            Map.entry(Opcode.I32_ROTL, List.of(Opcode.I32_ROTR, Opcode.I32_SHL)),
            Map.entry(Opcode.I32_DIV_U, List.of(Opcode.I32_DIV_S, Opcode.I32_REM_U)),
            Map.entry(Opcode.I32_REM_U, List.of(Opcode.I32_DIV_U, Opcode.I32_REM_S)),
            Map.entry(Opcode.I32_EQ, List.of(Opcode.I32_NE, Opcode.I32_GE_S)),
            Map.entry(Opcode.I32_NE, List.of(Opcode.I32_EQ, Opcode.I32_LT_S)),
            Map.entry(Opcode.I32_LT_S, List.of(Opcode.I32_LE_S, Opcode.I32_LT_U)),
            Map.entry(Opcode.I32_LT_U, List.of(Opcode.I32_LE_U, Opcode.I32_LT_S)),
            Map.entry(Opcode.I32_GT_S, List.of(Opcode.I32_GE_S, Opcode.I32_GT_U)),
            Map.entry(Opcode.I32_GT_U, List.of(Opcode.I32_GE_U, Opcode.I32_GT_S)),
            Map.entry(Opcode.I32_LE_S, List.of(Opcode.I32_LT_S)),
            Map.entry(Opcode.I32_LE_U, List.of(Opcode.I32_LT_U)),
            Map.entry(Opcode.I32_GE_S, List.of(Opcode.I32_GT_S)),
            Map.entry(Opcode.I32_GE_U, List.of(Opcode.I32_GT_U)),
            Map.entry(Opcode.I32_LOAD8_U, List.of(Opcode.I32_LOAD8_S)),
            Map.entry(Opcode.I32_LOAD8_S, List.of(Opcode.I32_LOAD8_U)));

    /** All mutants of a valid module; some of them may be invalid, or behave as it does. */
    static List<Mutant> all(WasmModule module) {
        var indices = IndexSpaces.of(module);
        int imported = indices.functions().size() - module.bodies().size();
        var mutants = new ArrayList<Mutant>();
        for (int function = 0; function < module.bodies().size(); function++) {
            FunctionCode code = CodeReader.read(module.bodies().get(function), function);
            List<ValType> locals =
                    new ArrayList<>(indices.typeOfFunction(imported + function).parameters());
            for (FunctionCode.Locals each : code.locals()) {
                for (int i = 0; i < each.count(); i++) {
                    locals.add(each.type());
                }
            }
            for (int at = 0; at < code.instructions().size(); at++) {
                Instruction instruction = code.instructions().get(at);
                for (List<Instruction> changed : changes(instruction, locals)) {
                    mutants.add(mutant(module, function, code, at, changed));
                }
            }
        }
        return mutants;
    }

    private static List<List<Instruction>> changes(Instruction instruction, List<ValType> locals) {
        List<List<Instruction>> changes = new ArrayList<>();
        switch (instruction) {
            case Instruction.Plain(Opcode op) -> {
                for (Opcode other : OTHERS.getOrDefault(op, List.of())) {
                    changes.add(List.of(new Instruction.Plain(other)));
                }
            }
            case Instruction.Constant(Opcode op, long bits) -> {
                if (op == Opcode.I32_CONST) {
                    changes.add(List.of(new Instruction.Constant(op, (int) (bits + 1))));
                    changes.add(List.of(new Instruction.Constant(op, (int) (bits - 1))));
                }
            }
            case Instruction.Memory(Opcode op, MemArg where) -> {
                changes.add(List.of(
                        new Instruction.Memory(op, new MemArg(where.alignment(), where.memory(), where.offset() + 1))));
                for (Opcode other : OTHERS.getOrDefault(op, List.of())) {
                    changes.add(List.of(new Instruction.Memory(other, where)));
                }
            }
            case Instruction.Indexed(Opcode op, int index) -> {
                switch (op) {
                    case LOCAL_GET -> {
                        int other = (index + 1) % locals.size();
                        if (other != index && locals.get(other).equals(locals.get(index))) {
                            changes.add(List.of(new Instruction.Indexed(op, other)));
                        }
                    }
                    case BR_IF -> {
                        changes.add(List.of(new Instruction.Plain(Opcode.I32_EQZ), instruction));
                        changes.add(List.of(new Instruction.Plain(Opcode.DROP)));
                        changes.add(List.of(new Instruction.Indexed(op, index + 1)));
                    }
                    case BR -> changes.add(List.of(new Instruction.Indexed(op, index + 1)));
                    default -> {}
                }
            }
            case Instruction.Block block -> {
                if (block.op() == Opcode.IF) {
                    changes.add(List.of(new Instruction.Plain(Opcode.I32_EQZ), block));
                }
            }
            case Instruction.TryTable _,
                    Instruction.IndexedPair _,
                    Instruction.BranchTable _,
                    Instruction.MemoryLane _,
                    Instruction.Lane _,
                    Instruction.Vector _,
                    Instruction.Select _,
                    Instruction.HeapTyped _,
                    Instruction.Cast _ -> {}
        }
        return changes;
    }

    private static Mutant mutant(
            WasmModule module, int function, FunctionCode code, int at, List<Instruction> changed) {
        var instructions = new ArrayList<>(code.instructions());
        Instruction before = instructions.remove(at);
        instructions.addAll(at, changed);
        var bodies = new ArrayList<>(module.bodies());
        bodies.set(
                function,
                new FunctionBody(
                        0, CodeWriter.write(new FunctionCode(code.locals(), instructions), Encoding.SHORTEST)));
        var sections = new ArrayList<Section>();
        for (Section section : module.sections()) {
            sections.add(
                    section instanceof Section.Code ? new Section.Code(bodies, SectionEncoding.SHORTEST) : section);
        }
        return new Mutant(
                "function %d, instruction %d: %s -> %s".formatted(function, at, text(List.of(before)), text(changed)),
                new WasmModule(sections));
    }

    private static String text(List<Instruction> instructions) {
        var text = new ArrayList<String>();
        for (Instruction instruction : instructions) {
            text.add(
                    switch (instruction) {
                        case Instruction.Constant(Opcode op, long bits) -> op.mnemonic() + " " + (int) bits;
                        case Instruction.Indexed(Opcode op, int index) -> op.mnemonic() + " " + index;
                        case Instruction.Memory(Opcode op, MemArg where) -> op.mnemonic() + " offset=" + where.offset();
                        default -> instruction.op().mnemonic();
                    });
        }
        return String.join(" ", text);
    }
}
