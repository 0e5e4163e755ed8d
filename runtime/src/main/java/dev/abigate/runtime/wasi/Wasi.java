package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.NativeLibrary;
import dev.abigate.format.host.NativeSignature;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * WASI for one guest: preview 1, the snapshot before it, threads, and WASIX. It belongs to one store, and ends with its guest.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md">Preview 1</a>
 */
public final class Wasi implements AutoCloseable {
    /** How long threads that are told to stop may take to do so. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final ByteString EMPTY_MODULE = ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0);

    private final GuestProcess process;

    /** WASI for the guest of a store. */
    public Wasi(Store store, WasiConfiguration configuration) {
        this.process = new GuestProcess(store, configuration);
    }

    /** What the guest and its threads share. */
    public GuestProcess process() {
        return process;
    }

    /**
     * Offers what a module imports: the system interfaces that it names, of preview 1 with the sockets that WAMR adds, the
     * snapshot before it, WASIX and threads, and memories that nobody else provides, made as the module asks for them. A memory
     * that is not shared is made only for a module that imports from a system interface.
     */
    public void define(Linker linker, ExecutableModule module) {
        Set<SystemModule> imported = module.module().imports().stream()
                .flatMap(item -> SystemModule.of(item.module()).stream())
                .collect(Collectors.toUnmodifiableSet());
        if (!imported.isEmpty()) {
            define(linker, imported, module);
        }
        defineMemories(linker, module, !imported.isEmpty());
    }

    private void define(Linker linker, Set<SystemModule> imported, ExecutableModule module) {
        if (imported.contains(SystemModule.PREVIEW1)) {
            define(linker, SystemModule.PREVIEW1, functions(Snapshot.PREVIEW1));
        }
        if (imported.contains(SystemModule.UNSTABLE)) {
            define(linker, SystemModule.UNSTABLE, functions(Snapshot.UNSTABLE));
        }
        if (imported.contains(SystemModule.PREVIEW1) || imported.contains(SystemModule.UNSTABLE)) {
            defineSocketExtension(linker);
        }
        if (imported.contains(SystemModule.WASIX_32) || imported.contains(SystemModule.THREADS)) {
            defineThreads(linker, module);
        }
    }

    private void defineThreads(Linker linker, ExecutableModule module) {
        var spawner = new ThreadSpawner(process, linker, module);
        define(linker, SystemModule.WASIX_32, completed(wasix(spawner), SystemModule.WASIX_32));
        define(
                linker,
                SystemModule.THREADS,
                Map.of("thread-spawn", call -> call.result(spawner.spawn(call.caller(), call.i32(0)))));
    }

    /** Offers what WAMR adds to preview 1, with the types that its table gives it. */
    private void defineSocketExtension(Linker linker) {
        Map<String, SystemFunction> functions = new HashMap<>();
        new WamrSocketFunctions(new Network(process)).addTo(functions);
        for (HostFunction declared : NativeLibrary.LIBC_WASI.functions()) {
            SystemFunction function = functions.get(declared.name());
            if (function != null) {
                NativeSignature signature = declared.signature();
                linker.define(
                        declared.module(),
                        declared.name(),
                        types(signature.parameters(AddressType.I32)),
                        types(signature.results()),
                        function.errnoBody());
            }
        }
    }

    private Map<String, SystemFunction> wasix(ThreadSpawner spawner) {
        Map<String, SystemFunction> functions = functions(Snapshot.PREVIEW1);
        functions.remove("sock_accept");
        new WasixFunctions(process, spawner).addTo(functions);
        return functions;
    }

    private static Map<String, SystemFunction> completed(Map<String, SystemFunction> functions, SystemModule module) {
        module.functions().keySet().forEach(name -> functions.putIfAbsent(name, SystemFunction.unsupported()));
        return functions;
    }

    /** The functions of WASIX, sorted, that answer ENOTSUP whoever calls them. */
    public static List<String> unsupportedOfWasix() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Store store = engine.newStore();
        try (var wasi = new Wasi(store, WasiConfiguration.builder().build())) {
            var none = new ThreadSpawner(wasi.process, new Linker(store), engine.load(EMPTY_MODULE));
            var unsupported = new TreeSet<>(SystemModule.WASIX_32.functions().keySet());
            unsupported.removeAll(wasi.wasix(none).keySet());
            return List.copyOf(unsupported);
        }
    }

    private Map<String, SystemFunction> functions(Snapshot snapshot) {
        var functions = new HashMap<String, SystemFunction>();
        new ProcessFunctions(process).addTo(functions);
        new DescriptorFunctions(process, snapshot).addTo(functions);
        new PathFunctions(process, snapshot).addTo(functions);
        new PollFunction(process, snapshot).addTo(functions);
        new SocketFunctions(new Network(process)).addTo(functions);
        return functions;
    }

    /** Offers the functions of an interface that are there to offer, with the types that its table gives them. */
    public static void define(Linker linker, SystemModule module, Map<String, SystemFunction> functions) {
        for (WasiFunction declared : module.functions().values()) {
            SystemFunction function = functions.get(declared.name());
            if (function != null) {
                linker.define(
                        module.module(),
                        declared.name(),
                        types(declared.coreParameters()),
                        types(declared.coreResults()),
                        function.body(declared));
            }
        }
    }

    private static List<ValType> types(List<String> texts) {
        return texts.stream()
                .map(text -> (ValType) (text.equals(NumType.I64.text()) ? NumType.I64 : NumType.I32))
                .toList();
    }

    /**
     * Runs a program, whose imports are {@link #define defined}: instantiates its module and calls what {@code program} calls.
     * When that returns the program is over, and so are its threads; so it is when one of them exits or traps. What it had
     * open is closed.
     *
     * @return the exit code
     * @throws dev.abigate.runtime.instance.LinkException where an import is missing or of another type
     * @throws Trap where any of its threads traps
     * @throws WasmException where one throws an exception that nobody catches
     */
    public int run(Linker linker, ExecutableModule module, Consumer<Instance> program) {
        try (this) {
            RuntimeException end = new ProgramExit(0);
            try {
                program.accept(linker.instantiate(module));
            } catch (ProgramExit | Trap | WasmException e) {
                end = e;
            }
            return process.exitCode(end);
        }
    }

    /** Runs a command, which is a module with a function {@code _start}, as {@link #run(Linker, ExecutableModule, Consumer)}. */
    public int run(Linker linker, ExecutableModule module) {
        define(linker, module);
        return run(linker, module, instance -> instance.function("_start").call());
    }

    /** Ends all threads that the guest started, and closes what it has open. */
    @Override
    public void close() {
        if (process.threads().areRunning()) {
            process.end(new ProgramExit(0));
            process.threads().await(GRACE);
        }
        process.close();
    }

    private void defineMemories(Linker linker, ExecutableModule module, boolean system) {
        List<ResolvedType> expected = ImportMatching.expected(module.declarations());
        for (int i = 0; i < expected.size(); i++) {
            Import wanted = module.module().imports().get(i);
            if (expected.get(i) instanceof ResolvedType.OfMemory(MemoryType type)
                    && (system || type.shared())
                    && linker.find(wanted.module(), wanted.name()).isEmpty()) {
                linker.define(
                        wanted.module(),
                        wanted.name(),
                        new Extern.OfMemory(process.store().newMemory(type)));
            }
        }
    }
}
