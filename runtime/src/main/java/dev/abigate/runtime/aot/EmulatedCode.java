package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotModule;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ModuleFunction;

/** Makes code of the functions of an AOT module, which an emulated processor executes. */
public final class EmulatedCode implements CodeFactory {
    private final AotImage image;
    private final ExecutionOptions options;

    /**
     * The code of a module.
     *
     * @throws dev.abigate.format.InvalidModuleException where its parts do not fit together
     * @throws UnsupportedAotException where there is no emulator for it, or it asks for a helper that is not offered
     */
    public EmulatedCode(AotModule module, ExecutionOptions options) {
        this.image = new AotImage(module);
        this.options = options;
    }

    @Override
    public Code code(ModuleFunction function) {
        return new Code() {
            @Override
            public void call(Instance instance, CallStack stack, int base) {
                instance.companion(
                                EmulatedInstance.class, () -> new EmulatedInstance(image, instance, options.metered()))
                        .call(function.index(), stack, base);
            }
        };
    }
}
