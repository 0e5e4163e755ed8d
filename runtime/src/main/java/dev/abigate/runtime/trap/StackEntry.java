package dev.abigate.runtime.trap;

import dev.abigate.format.dwarf.SourceFrame;
import java.util.List;
import java.util.OptionalInt;

/**
 * A function on the guest's call stack at a trap.
 *
 * @param module name of the module, or empty
 * @param function index in the module's function index space
 * @param name of the function in the name section, or empty
 * @param offset of the instruction from the start of the module's file, where the engine knows it
 * @param source where the instruction was written, by the module's debug information: in the function itself, which comes
 *     last, or in functions that were inlined into it, the innermost first; empty where that is not known
 */
public record StackEntry(String module, int function, String name, OptionalInt offset, List<SourceFrame> source) {
    public StackEntry {
        source = List.copyOf(source);
    }

    /** As call stacks are printed: the name, or the index where there is none, and where the instruction is. */
    @Override
    public String toString() {
        String what = name.isEmpty() ? "func[" + function + "]" : name + " (func[" + function + "])";
        String where = offset.isPresent() ? " at 0x%x".formatted(offset.getAsInt()) : "";
        return (module.isEmpty() ? "" : module + "!") + what + where + sourceText();
    }

    private String sourceText() {
        var text = new StringBuilder();
        for (int i = 0; i < source.size(); i++) {
            SourceFrame frame = source.get(i);
            text.append(i == 0 ? ", " : ", inlined at ").append(frame.place());
            if (i < source.size() - 1 && !frame.function().isEmpty()) {
                text.append(" in ").append(frame.function());
            }
        }
        return text.toString();
    }
}
