package dev.abigate.format.wasi;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The system interfaces that are published as import module names, with their functions and types. This is the one table of
 * them: hosts are implemented from it, and modules and host profiles are compared with it.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/tree/wasi-0.1">WASI preview 1 and its predecessor</a>
 * @see <a href="https://github.com/wasix-org/wasix-witx">WASIX</a>
 */
public enum SystemModule {
    /** WASI's first snapshot. */
    UNSTABLE("wasi_unstable", PointerSize.BITS_32, TypeTable.ALL + TypeTable.UNSTABLE, FunctionTable.COMMON),
    /** WASI preview 1. */
    PREVIEW1(
            "wasi_snapshot_preview1",
            PointerSize.BITS_32,
            TypeTable.ALL,
            FunctionTable.COMMON + FunctionTable.PREVIEW1),
    /** WASIX with 32-bit pointers. */
    WASIX_32("wasix_32v1", PointerSize.BITS_32, TypeTable.ALL, FunctionTable.COMMON + FunctionTable.WASIX),
    /** WASIX with 64-bit pointers. */
    WASIX_64("wasix_64v1", PointerSize.BITS_64, TypeTable.ALL, FunctionTable.COMMON + FunctionTable.WASIX),
    /** Threads of WASI preview 1. */
    THREADS("wasi", PointerSize.BITS_32, TypeTable.ALL, FunctionTable.THREADS);

    private final String module;
    private final PointerSize pointerSize;
    private final Map<String, WasiType> types;
    private final Map<String, WasiFunction> functions;

    /** The last line about a type counts. */
    SystemModule(String module, PointerSize pointerSize, String types, String functions) {
        this.module = module;
        this.pointerSize = pointerSize;
        this.types = types.lines()
                .map(WasiType::parse)
                .collect(Collectors.toUnmodifiableMap(WasiType::name, Function.identity(), (_, last) -> last));
        this.functions = functions
                .lines()
                .map(line -> WasiFunction.parse(line, this))
                .collect(Collectors.toUnmodifiableMap(WasiFunction::name, Function.identity()));
    }

    /** The module name that imports use. */
    public String module() {
        return module;
    }

    public PointerSize pointerSize() {
        return pointerSize;
    }

    /** The function of a name, if the interface has it. */
    public Optional<WasiFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** All functions of the interface, by name. */
    public Map<String, WasiFunction> functions() {
        return functions;
    }

    /** How many functions the interface has. */
    public int size() {
        return functions.size();
    }

    /**
     * The type of a name.
     *
     * @throws IllegalArgumentException where the interface has none
     */
    public WasiType type(String name) {
        WasiType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type of %s: %s".formatted(module, name));
        }
        return type;
    }

    /** The interface that a module name stands for, if any. */
    public static Optional<SystemModule> of(String module) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.module.equals(module))
                .findFirst();
    }
}
