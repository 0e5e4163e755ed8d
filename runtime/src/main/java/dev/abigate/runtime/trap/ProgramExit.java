package dev.abigate.runtime.trap;

import java.io.Serial;

/** The end of a program that asked for it: no failure, but all its calls end at once. It carries no stack trace. */
public final class ProgramExit extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code of the exit, which the program chose */
    public ProgramExit(int code) {
        super("exit " + Integer.toUnsignedString(code), null, false, false);
        this.code = code;
    }

    /** What the program ended with; 0 says that all is well. */
    public int code() {
        return code;
    }
}
