package dev.abigate.runtime.aot;

import dev.abigate.format.aot.AotModule;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.MachineCode;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.aot.translation.RegionTranslator;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ModuleFunction;

/** Makes code of the functions of an AOT module, which an emulated processor executes. */
public final class EmulatedCode implements CodeFactory {
    private final AotImage image;
    private final MachineCode code;
    private final ExecutionOptions options;

    /**
     * The code of a module.
     *
     * @throws dev.abigate.format.InvalidModuleException where its parts do not fit together
     * @throws UnsupportedAotException where there is no emulator for it, or it asks for a helper that is not offered
     */
    public EmulatedCode(AotModule module, ExecutionOptions options) {
        EmulatedTarget target = EmulatedTarget.of(module.target());
        this.image = new AotImage(module, target.architecture(), target.machine());
        this.code = new MachineCode(target.machine(), image.functions().base(), image.code(), new RegionTranslator());
        this.options = options;
    }

    @Override
    public Code code(ModuleFunction function) {
        return new Code() {
            @Override
            public void call(Instance instance, CallStack stack, int base) {
                instance.companion(
                                AotInstance.class, () -> new AotInstance(image, instance, gate -> cpu(instance, gate)))
                        .call(function.index(), stack, base);
            }
        };
    }

    private Processor cpu(Instance instance, Gate gate) {
        var space = new AddressSpace(image.newLowMemory(), image.writableBytes(), instance.firstMemory());
        return new Processor(code, space, gate, instance.store(), options.metered());
    }
}
