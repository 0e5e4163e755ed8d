package dev.abigate.format.wasi;

import java.util.List;

/**
 * A function of a system interface.
 *
 * @param result what it answers
 * @param pointerSize of the interface
 */
public record WasiFunction(String name, List<WasiParameter> parameters, Result result, PointerSize pointerSize) {
    public WasiFunction {
        parameters = List.copyOf(parameters);
    }

    /** What a function answers. */
    public enum Result {
        /** How it ended; what else it answers is in memory, and only where it succeeded. */
        ERRNO,
        /** A thread's number, or a negative one where it failed. */
        TID,
        NONE,
        /** Nothing: it does not return. */
        NEVER
    }

    /** The core types of the arguments, as the text format writes them. */
    public List<String> coreParameters() {
        return parameters.stream()
                .flatMap(parameter -> parameter.core(pointerSize).stream())
                .toList();
    }

    /** The core types of the results, as the text format writes them. */
    public List<String> coreResults() {
        return switch (result) {
            case ERRNO, TID -> List.of("i32");
            case NONE, NEVER -> List.of();
        };
    }

    /** The function in a line of {@link FunctionTable}. */
    static WasiFunction parse(String line, SystemModule module) {
        List<String> words = List.of(line.split(" ", -1));
        int arrow = words.indexOf("->");
        List<WasiParameter> parameters = words.subList(1, arrow).stream()
                .map(word -> WasiParameter.parse(word, module))
                .toList();
        Result result = switch (words.get(arrow + 1)) {
            case "errno" -> Result.ERRNO;
            case "tid" -> Result.TID;
            case "none" -> Result.NONE;
            case "never" -> Result.NEVER;
            default -> throw new IllegalArgumentException("no result: " + line);
        };
        return new WasiFunction(words.getFirst(), parameters, result, module.pointerSize());
    }
}
