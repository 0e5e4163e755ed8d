package dev.abigate.reader.validation.component;

import dev.abigate.format.component.CanonOption;
import dev.abigate.format.wasm.WasmModule;
import java.util.List;

/**
 * A valid component as its host sees it.
 *
 * @param type what it imports and exports
 * @param lowered the functions that its core code calls, in order
 * @param modules all core modules in it, also those in components inside, in file order
 */
public record ValidComponent(ComponentType type, List<Lowered> lowered, List<WasmModule> modules) {
    public ValidComponent {
        lowered = List.copyOf(lowered);
        modules = List.copyOf(modules);
    }

    /** A function made callable for core code, under the conventions of the canonical ABI. */
    public record Lowered(Origin function, List<CanonOption> options) {
        public Lowered {
            options = List.copyOf(options);
        }
    }
}
