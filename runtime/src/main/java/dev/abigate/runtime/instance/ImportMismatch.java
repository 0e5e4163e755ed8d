package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.Import;
import dev.abigate.reader.validation.ImportMatching;
import java.io.Serial;

/** An import for which something of another type is provided. */
public final class ImportMismatch extends LinkException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Of an import whose type reads {@code expected}, for which something of type {@code found} is there. */
    public ImportMismatch(Import wanted, String found, String expected) {
        super(wanted, ImportMatching.mismatch(found, expected));
    }
}
