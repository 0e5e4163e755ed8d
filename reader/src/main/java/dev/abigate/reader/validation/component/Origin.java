package dev.abigate.reader.validation.component;

import dev.abigate.format.component.CanonOption;
import java.util.List;

/** Where a function comes from, however often it is handed on. */
public sealed interface Origin {
    /** A function that is imported, or a type's: each of these is another one. */
    final class Outside implements Origin {}

    /** A core function of the component, under the conventions of the canonical ABI. */
    record Lifted(List<CanonOption> options) implements Origin {
        public Lifted {
            options = List.copyOf(options);
        }
    }
}
