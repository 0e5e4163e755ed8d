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
    /** None that is known: the host is written for the module. */
    APPLICATION("an application");

    private static final String ENV = "env";
    private static final List<String> EMSCRIPTEN_PREFIXES =
            List.of("emscripten_", "_emscripten_", "__syscall_", "invoke_", "__cxa_", "_abort_js", "_tzset_js");

    /** WAMR's libraries, read when a module imports from {@code env}. */
    private static final class WamrLibraries {
        static final Map<String, NativeSignature> LIBC_BUILTIN = signatures(NativeLibrary.LIBC_BUILTIN);
        static final Map<String, NativeSignature> LIB_PTHREAD =
                signatures(NativeLibrary.LIB_PTHREAD, NativeLibrary.SEMAPHORES);

        private static Map<String, NativeSignature> signatures(NativeLibrary... libraries) {
            return Arrays.stream(libraries)
                    .flatMap(library -> library.functions().stream())
                    .collect(Collectors.toUnmodifiableMap(HostFunction::name, HostFunction::signature));
        }
    }

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
        return of(module, name, texts(type.parameters()), texts(type.results()));
    }

    /** As {@link #of(String, String, CompositeType.Function)}, with types as the text format names them. */
    public static InterfaceFamily of(String module, String name, List<String> parameters, List<String> results) {
        return SystemModule.of(module)
                .map(system -> switch (system) {
                    case UNSTABLE -> WASI_UNSTABLE;
                    case PREVIEW1 -> WASI_PREVIEW1;
                    case THREADS -> WASI_THREADS;
                    case WASIX_32, WASIX_64 -> WASIX;
                })
                .orElseGet(() -> module.equals(ENV) ? inEnv(name, parameters, results) : byModule(module));
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

    private static InterfaceFamily inEnv(String name, List<String> parameters, List<String> results) {
        if (offers(WamrLibraries.LIBC_BUILTIN, name, parameters, results)) {
            return LIBC_BUILTIN;
        }
        if (offers(WamrLibraries.LIB_PTHREAD, name, parameters, results)) {
            return LIB_PTHREAD;
        }
        if (EMSCRIPTEN_PREFIXES.stream().anyMatch(name::startsWith)) {
            return EMSCRIPTEN;
        }
        // Three hosts have an abort, each with a type of its own.
        return switch (name + parameters + results) {
            case "abort[][]" -> EMSCRIPTEN;
            case "abort[i32, i32, i32, i32][]", "seed[][f64]" -> ASSEMBLYSCRIPT;
            default -> APPLICATION;
        };
    }

    private static boolean offers(
            Map<String, NativeSignature> library, String name, List<String> parameters, List<String> results) {
        return Optional.ofNullable(library.get(name))
                .filter(signature -> signature.parameters(AddressType.I32).equals(parameters)
                        && signature.results().equals(results))
                .isPresent();
    }

    private static List<String> texts(List<ValType> types) {
        return types.stream().map(ValType::text).toList();
    }
}
