package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.TierUp;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Has functions compiled that an interpreter reports as hot, also while they run. */
public final class Tiering implements TierUp {
    private final Jit jit;
    private final Set<ModuleFunction> hot = ConcurrentHashMap.newKeySet();

    public Tiering(Jit jit) {
        this.jit = jit;
    }

    @Override
    public void hot(ModuleFunction function) {
        if (hot.add(function)) {
            jit.compiled(function).ifPresent(function::replace);
        }
    }

    @Override
    public Optional<Code> loop(ModuleFunction function, Instance instance, int loopOffset) {
        if (!hot.contains(function)) {
            return Optional.empty();
        }
        CompiledModule module = jit.module(function.module());
        int loop = instruction(function, loopOffset);
        return module.code(instance)
                .loop(function.index(), loop)
                .map(code -> new LoopCode(module, function.index(), loop));
    }

    /** The index of the instruction at an offset. */
    private static int instruction(ModuleFunction function, int offset) {
        FunctionBody body = function.body();
        Cursor in = CodeReader.cursor(body, function.index());
        CodeReader.locals(in);
        var decoder = new InstructionDecoder(in);
        int index = -1;
        while (decoder.next()) {
            index++;
            if (decoder.offset() == offset) {
                return index;
            }
        }
        throw new IllegalArgumentException("no instruction at offset " + offset);
    }

    /** The code of a loop for any instance. */
    private static final class LoopCode extends Code {
        private final CompiledModule module;
        private final int function;
        private final int loop;

        LoopCode(CompiledModule module, int function, int loop) {
            this.module = module;
            this.function = function;
            this.loop = loop;
        }

        @Override
        public void call(Instance instance, CallStack stack, int base) {
            module.code(instance).loop(function, loop).orElseThrow().call(instance, stack, base);
        }
    }
}
