package dev.abigate.runtime.random;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes instructions out of a module as long as it stays valid and the engines still differ. */
final class Shrinking {
    private Difference smallest;

    private Shrinking(Difference difference) {
        this.smallest = difference;
    }

    static Difference shrink(Difference difference) {
        var shrinking = new Shrinking(difference);
        shrinking.functions();
        int before;
        do {
            before = shrinking.size();
            shrinking.instructions();
        } while (shrinking.size() < before);
        return shrinking.smallest;
    }

    private int size() {
        return smallest.module().code().stream()
                .mapToInt(code -> code.instructions().size())
                .sum();
    }

    /** Empties functions as a whole. */
    private void functions() {
        for (int i = 0; i < smallest.module().code().size(); i++) {
            attempt(i, List.of(new Instruction.Plain(Opcode.UNREACHABLE), new Instruction.Plain(Opcode.END)));
        }
    }

    /** Takes out neighbouring instructions, many at first and one at last; or has code be unreachable instead. */
    private void instructions() {
        for (int i = 0; i < smallest.module().code().size(); i++) {
            for (int count = instructions(i).size() / 2; count > 0; count--) {
                for (int from = instructions(i).size() - 1 - count; from >= 0; from--) {
                    var fewer = new ArrayList<>(instructions(i));
                    if (from + count < fewer.size()) {
                        fewer.subList(from, from + count).clear();
                        attempt(i, fewer);
                    }
                }
                count -= count / 4;
            }
        }
    }

    private List<Instruction> instructions(int function) {
        return smallest.module().code().get(function).instructions();
    }

    private void attempt(int function, List<Instruction> instructions) {
        var code = new ArrayList<>(smallest.module().code());
        if (code.get(function).instructions().size() <= instructions.size()) {
            return;
        }
        code.set(function, new FunctionCode(code.get(function).locals(), instructions));
        RandomModule candidate = smallest.module().withCode(code);
        if (isValid(candidate.module())) {
            Optional<Difference> difference = Difference.of(candidate);
            difference.ifPresent(found -> smallest = found);
        }
    }

    private static boolean isValid(WasmModule module) {
        try {
            ModuleValidator.validate(module, FeatureSet.ALL, new CanonicalTypes());
            return true;
        } catch (InvalidModuleException | MalformedBinaryException e) {
            return false;
        }
    }
}
