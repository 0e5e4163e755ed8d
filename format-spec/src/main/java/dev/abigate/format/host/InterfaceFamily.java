package dev.abigate.format.host;

import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kind of host that an imported function is of. */
public enum InterfaceFamily {
    WASI_UNSTABLE("WASI's first snapshot"),
    WASI_PREVIEW1("WASI preview 1"),
    WASI_THREADS("wasi-threads"),
    WASIX("WASIX"),
    WASI_PROPOSAL("a proposed part of WASI"),
    /** Also what is imported by the names that component linkers use. */
    WASI_PREVIEW2("WASI 0.2"),
    LIBC_BUILTIN("WAMR's libc-builtin"),
    LIB_PTHREAD("WAMR's lib-pthread"),
    EMSCRIPTEN("Emscripten"),
    ASSEMBLYSCRIPT("AssemblyScript"),
    GO("Go's host for JavaScript"),
    WASM_BINDGEN("wasm-bindgen"),
    DYNAMIC_LINKING("dynamic linking"),
    /** None that is known: the host is written for the module. */
    APPLICATION("an application");

    private static final Map<String, NativeSignature> LIBC_BUILTIN_FUNCTIONS = signatures(NativeLibrary.LIBC_BUILTIN);
    private static final Map<String, NativeSignature> LIB_PTHREAD_FUNCTIONS =
            signatures(NativeLibrary.LIB_PTHREAD, NativeLibrary.SEMAPHORES);
    private static final String ENV = "env";
    private static final List<String> EMSCRIPTEN_PREFIXES =
            List.of("emscripten_", "_emscripten_", "__syscall_", "invoke_", "__cxa_", "_abort_js", "_tzset_js");

    private final String text;

    InterfaceFamily(String text) {
        this.text = text;
    }

    /** What it is called in sentences. */
    public String text() {
        return text;
    }

    /** The family of an imported function: by its module name, and in {@code env} by its name and type. */
    public static InterfaceFamily of(String module, String name, CompositeType.Function type) {
        return SystemModule.of(module)
                .map(system -> switch (system) {
                    case UNSTABLE -> WASI_UNSTABLE;
                    case PREVIEW1 -> WASI_PREVIEW1;
                    case THREADS -> WASI_THREADS;
                    case WASIX_32, WASIX_64 -> WASIX;
                })
                .orElseGet(() -> module.equals(ENV) ? inEnv(name, type) : byModule(module));
    }

    private static InterfaceFamily byModule(String module) {
        return switch (module) {
            case "wasi_nn" -> WASI_PROPOSAL;
            case "gojs", "go" -> GO;
            case "wbg", "__wbindgen_placeholder__" -> WASM_BINDGEN;
            default ->
                module.startsWith("wasi_ephemeral_")
                        ? WASI_PROPOSAL
                        : module.startsWith("wasi:") || module.startsWith("cm32p2|wasi:")
                                ? WASI_PREVIEW2
                                : module.endsWith("_bg.js") ? WASM_BINDGEN : APPLICATION;
        };
    }

    private static InterfaceFamily inEnv(String name, CompositeType.Function type) {
        if (offers(LIBC_BUILTIN_FUNCTIONS, name, type)) {
            return LIBC_BUILTIN;
        }
        if (offers(LIB_PTHREAD_FUNCTIONS, name, type)) {
            return LIB_PTHREAD;
        }
        if (EMSCRIPTEN_PREFIXES.stream().anyMatch(name::startsWith)) {
            return EMSCRIPTEN;
        }
        // Three hosts have an abort, each with a type of its own.
        return switch (name + texts(type.parameters()) + texts(type.results())) {
            case "abort[][]" -> EMSCRIPTEN;
            case "abort[i32, i32, i32, i32][]", "seed[][f64]" -> ASSEMBLYSCRIPT;
            default -> APPLICATION;
        };
    }

    private static Map<String, NativeSignature> signatures(NativeLibrary... libraries) {
        return Arrays.stream(libraries)
                .flatMap(library -> library.functions().stream())
                .collect(Collectors.toUnmodifiableMap(HostFunction::name, HostFunction::signature));
    }

    private static boolean offers(Map<String, NativeSignature> library, String name, CompositeType.Function type) {
        return Optional.ofNullable(library.get(name))
                .filter(signature -> isOfType(signature, type))
                .isPresent();
    }

    private static boolean isOfType(NativeSignature signature, CompositeType.Function type) {
        return signature.parameters(AddressType.I32).equals(texts(type.parameters()))
                && signature.results().equals(texts(type.results()));
    }

    private static List<String> texts(List<ValType> types) {
        return types.stream().map(ValType::text).toList();
    }
}
