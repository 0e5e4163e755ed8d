package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** What calls of libc-builtin print, told from their arguments. */
public final class PrintedText {
    private PrintedText() {}

    /**
     * The text.
     *
     * @param function one with the effect {@link dev.abigate.format.host.LibcEffect#TEXT}
     * @param arguments unsigned
     * @throws dev.abigate.runtime.trap.Trap where an argument or a string is outside of the memory: nothing is printed
     */
    public static ByteString of(String function, List<Long> arguments, TextMemory memory) {
        var text = new ByteArrayOutputStream();
        switch (function) {
            case "printf", "vprintf" ->
                Format.print(memory, memory.string(arguments.getFirst()), arguments.getLast(), text::write);
            case "puts" -> {
                text.writeBytes(memory.string(arguments.getFirst()).toArray());
                text.write('\n');
            }
            case "putchar" -> text.write(arguments.getFirst().intValue());
            default -> throw new IllegalArgumentException("prints nothing: " + function);
        }
        return ByteString.wrap(text.toByteArray());
    }
}
