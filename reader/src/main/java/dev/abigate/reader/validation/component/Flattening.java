package dev.abigate.reader.validation.component;

import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the canonical ABI makes of a function's type for core code that does not take part in tasks.
 *
 * @param parameters core types of all parameters, before the limit
 * @param results core types of the result, before the limit
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#flattening">Flattening</a>
 */
record Flattening(List<ValType> parameters, List<ValType> results) {
    /** How many core parameters there may be; more values go through memory. */
    static final int MOST_PARAMETERS = 16;
    /** How many core results there may be. */
    private static final int MOST_RESULTS = 1;

    boolean parametersInMemory() {
        return parameters.size() > MOST_PARAMETERS;
    }

    boolean resultsInMemory() {
        return results.size() > MOST_RESULTS;
    }

    /** The type of a core function that implements the function. */
    CompositeType.Function lifted() {
        return new CompositeType.Function(shortParameters(), resultsInMemory() ? List.of(NumType.I32) : results);
    }

    /** The type of a core function that calls the function. */
    CompositeType.Function lowered() {
        if (!resultsInMemory()) {
            return new CompositeType.Function(shortParameters(), results);
        }
        return new CompositeType.Function(
                Stream.concat(shortParameters().stream(), Stream.of(NumType.I32))
                        .toList(),
                List.of());
    }

    private List<ValType> shortParameters() {
        return parametersInMemory() ? List.of(NumType.I32) : parameters;
    }
}
