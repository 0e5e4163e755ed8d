package dev.abigate.format.host;

import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasm.type.AddressType;
import java.util.Optional;

/** What is known of calls of an imported function, so that those of two builds can be compared by what they mean. */
public sealed interface HostSchema {
    /**
     * A function of a system interface: its table says which arguments are addresses, and of what.
     *
     * @param module the interface
     */
    record OfSystem(SystemModule module, WasiFunction function) implements HostSchema {}

    /** A function of WAMR's libc-builtin. */
    record OfLibc(String name, NativeSignature signature, LibcEffect effect) implements HostSchema {}

    /** Any other function: its arguments are numbers, as long as it leaves the memory alone. */
    record OfNumbers() implements HostSchema {}

    /**
     * What is known of an imported function.
     *
     * @param type as messages show it: {@code func (i32) -> (i32)}
     */
    static HostSchema of(String module, String name, String type) {
        Optional<SystemModule> system = SystemModule.of(module);
        if (system.isPresent()) {
            return system.flatMap(each -> each.function(name))
                    .<HostSchema>map(function -> new OfSystem(system.get(), function))
                    .orElseGet(OfNumbers::new);
        }
        return NativeLibrary.LIBC_BUILTIN.functions().stream()
                .filter(each -> each.module().equals(module)
                        && each.name().equals(name)
                        && each.signature().functionText(AddressType.I32).equals(type))
                .findFirst()
                .<HostSchema>map(each -> new OfLibc(name, each.signature(), LibcEffect.of(name)))
                .orElseGet(OfNumbers::new);
    }
}
