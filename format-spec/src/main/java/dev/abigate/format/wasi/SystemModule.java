package dev.abigate.format.wasi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of the system interfaces that are published as import module names, with their core signatures.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/tree/wasi-0.1">WASI preview 1 and its predecessor</a>
 * @see <a href="https://github.com/wasix-org/wasix-witx">WASIX</a>
 */
public enum SystemModule {
    /** WASI's first snapshot. */
    UNSTABLE("wasi_unstable", Signatures.UNSTABLE),
    /** WASI preview 1. */
    PREVIEW1("wasi_snapshot_preview1", Signatures.PREVIEW1),
    /** WASIX with 32-bit pointers. */
    WASIX_32("wasix_32v1", Signatures.WASIX_32),
    /** WASIX with 64-bit pointers. */
    WASIX_64("wasix_64v1", Signatures.WASIX_64),
    /** Threads of WASI preview 1. */
    THREADS("wasi", "thread-spawn i:i");

    private final String module;
    private final Map<String, Signature> functions;

    SystemModule(String module, String table) {
        this.module = module;
        this.functions = parse(table);
    }

    /**
     * Parameters and results of a function.
     *
     * @param parameters number types as the text format writes them
     * @param results number types as the text format writes them
     */
    public record Signature(List<String> parameters, List<String> results) {
        public Signature {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }

    /** The module name that imports use. */
    public String module() {
        return module;
    }

    /** The signature of a function of the interface, if it has it. */
    public Optional<Signature> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** All functions of the interface, by name. */
    public Map<String, Signature> functions() {
        return functions;
    }

    /** How many functions the interface has. */
    public int size() {
        return functions.size();
    }

    /** The interface that a module name stands for, if any. */
    public static Optional<SystemModule> of(String module) {
        for (SystemModule candidate : values()) {
            if (candidate.module.equals(module)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Signature> parse(String table) {
        var functions = new HashMap<String, Signature>();
        table.lines().forEach(line -> {
            int space = line.indexOf(' ');
            int colon = line.indexOf(':', space);
            functions.put(
                    line.substring(0, space),
                    new Signature(types(line.substring(space + 1, colon)), types(line.substring(colon + 1))));
        });
        return Map.copyOf(functions);
    }

    private static List<String> types(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'i' -> "i32";
                    case 'I' -> "i64";
                    case 'f' -> "f32";
                    case 'F' -> "f64";
                    default -> throw new IllegalArgumentException("no type letter: " + (char) letter);
                })
                .toList();
    }
}
