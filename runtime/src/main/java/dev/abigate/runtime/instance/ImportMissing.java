package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.Import;
import dev.abigate.reader.validation.ImportMatching;
import java.io.Serial;

/** An import that nobody provides. */
public final class ImportMissing extends LinkException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String expected;

    /** Of an import whose type reads {@code expected}. */
    public ImportMissing(Import wanted, String expected) {
        super(wanted, ImportMatching.missing(expected));
        this.expected = expected;
    }

    /** The type that it asks for, as messages show it. */
    public String expected() {
        return expected;
    }
}
