package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.Import;
import java.io.Serial;

/** An import that cannot be satisfied. */
public abstract sealed class LinkException extends RuntimeException permits ImportMissing, ImportMismatch {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String module;
    private final String name;

    LinkException(Import wanted, String message) {
        super("import " + wanted.module() + "." + wanted.name() + ": " + message);
        this.module = wanted.module();
        this.name = wanted.name();
    }

    /** The module that the import names. */
    public String module() {
        return module;
    }

    /** The name in that module. */
    public String name() {
        return name;
    }
}
