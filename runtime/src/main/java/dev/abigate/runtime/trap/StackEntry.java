package dev.abigate.runtime.trap;

import java.util.OptionalInt;

/**
 * A function on the guest's call stack at a trap.
 *
 * @param module name of the module, or empty
 * @param function index in the module's function index space
 * @param name of the function in the name section, or empty
 * @param offset of the instruction from the start of the module's file, where the engine knows it
 */
public record StackEntry(String module, int function, String name, OptionalInt offset) {
    /** As call stacks are printed: the name, or the index where there is none. */
    @Override
    public String toString() {
        String what = name.isEmpty() ? "func[" + function + "]" : name + " (func[" + function + "])";
        String where = offset.isPresent() ? " at 0x%x".formatted(offset.getAsInt()) : "";
        return (module.isEmpty() ? "" : module + "!") + what + where;
    }
}
