package dev.abigate.runtime.plugin;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.ValueText;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.natives.NativeSymbols;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.Wasi;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Runs cases of the corpus on one engine, and words what comes of them. */
final class CorpusRun {
    private static final Duration TIME = Duration.ofSeconds(60);

    /** Bytes of a memory that are read at once. */
    private static final int CHUNK_BYTES = 1 << 16;

    private static final String DIRECTORY = "$DIR";

    private final Engine engine;
    private final Path folder;
    private final BiConsumer<Store, PluginModule> observation;
    private final Map<Path, PluginModule> modules = new HashMap<>();

    /**
     * Runs on one engine.
     *
     * @param folder where the directories lie that cases ask for
     */
    CorpusRun(Engine engine, Path folder) {
        this(engine, folder, (_, _) -> {});
    }

    /**
     * Runs on one engine that someone observes.
     *
     * @param observation begins with the store of a case and its module
     */
    CorpusRun(Engine engine, Path folder, BiConsumer<Store, PluginModule> observation) {
        this.engine = engine;
        this.folder = folder;
        this.observation = observation;
    }

    /** The module in a file. */
    PluginModule module(Path file) {
        return modules.computeIfAbsent(file, this::load);
    }

    /** A store as cases run in. */
    Store newStore() {
        return engine.newStore();
    }

    private Store newStore(CorpusCase item) {
        Store store = newStore();
        observation.accept(store, module(item.module()));
        return store;
    }

    /** The results of each call in a line, or the trap that ended them; of a program its exit code; then what was printed. */
    String outcome(CorpusCase item) throws IOException {
        return outcome(item, TIME, Manner.ALONE);
    }

    /** The same of calls with a limit to their time; then, if none trapped, what exported memories and globals hold. */
    String outcomeAndState(CorpusCase item, Duration time) throws IOException {
        return outcome(item, time, Manner.ALONE_WITH_STATE);
    }

    /** The same of calls that are made together. */
    String outcomeTogether(CorpusCase item, Duration time) throws IOException {
        return outcome(item, time, Manner.TOGETHER_WITH_STATE);
    }

    private enum Manner {
        ALONE,
        ALONE_WITH_STATE,
        TOGETHER_WITH_STATE
    }

    private String outcome(CorpusCase item, Duration time, Manner manner) throws IOException {
        Optional<Path> directory = item.program().directories().isEmpty()
                ? Optional.empty()
                : Optional.of(Files.createTempDirectory(folder, "case"));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (Store store = newStore(item);
                var _ = store.interruptAfter(time);
                var wasi = new Wasi(store, world(item, directory, out, err))) {
            String outcome = item.calls().isEmpty()
                    ? "exit " + plugin(item.module(), wasi).run() + "\n"
                    : calls(item, wasi, manner);
            return outcome + out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        } catch (Trap trap) {
            return trap(trap);
        }
    }

    private static WasiConfiguration world(
            CorpusCase item, Optional<Path> directory, ByteArrayOutputStream out, ByteArrayOutputStream err)
            throws IOException {
        var builder = WasiConfiguration.builder()
                .arguments(List.of("program.wasm"))
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, err));
        for (String argument : item.program().arguments()) {
            builder.arguments(
                    List.of(argument.equals(DIRECTORY) ? directory.orElseThrow().toString() : argument));
        }
        for (String variable : item.program().environment()) {
            int equals = variable.indexOf('=');
            builder.environment(variable.substring(0, equals), variable.substring(equals + 1));
        }
        if (directory.isPresent()) {
            builder.directory(directory.get().toString(), HostDirectory.open(directory.get()));
        }
        return builder.build();
    }

    private String calls(CorpusCase item, Wasi wasi, Manner manner) {
        var outcomes = new ArrayList<String>();
        try {
            Instance instance = plugin(item.module(), wasi).instantiate().instance();
            if (manner == Manner.TOGETHER_WITH_STATE) {
                callTogether(item, instance, outcomes);
            } else {
                for (CorpusCase.Call call : item.calls()) {
                    Function function = instance.function(call.function());
                    outcomes.add(text(function.call(arguments(call, function))));
                }
            }
            if (manner != Manner.ALONE) {
                outcomes.add(state(instance));
            }
        } catch (Trap trap) {
            outcomes.add(trap(trap));
        } catch (WasmException _) {
            outcomes.add("trap " + TrapKind.UNCAUGHT_EXCEPTION.text());
        }
        return String.join("\n", outcomes);
    }

    private static String state(Instance instance) {
        var text = new StringJoiner(" ");
        instance.exports().forEach((name, item) -> {
            if (item instanceof Extern.OfMemory(LinearMemory memory)) {
                text.add("%s:%d:%08x".formatted(name, memory.byteSize(), checksum(memory)));
            } else if (item instanceof Extern.OfGlobal(Global global) && !TypeCode.isReference(global.type())) {
                text.add(name + ":" + text(global.value()));
            }
        });
        return text.toString();
    }

    private static long checksum(LinearMemory memory) {
        var checksum = new CRC32();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (long at = 0; at < memory.byteSize(); at += CHUNK_BYTES) {
            int count = (int) Math.min(CHUNK_BYTES, memory.byteSize() - at);
            memory.read(at, chunk, 0, count);
            checksum.update(chunk, 0, count);
        }
        return checksum.getValue();
    }

    private static String trap(Trap trap) {
        return "trap "
                + (trap.kind() == TrapKind.HOST_ERROR
                        ? trap.getMessage()
                        : trap.kind().text());
    }

    private static void callTogether(CorpusCase item, Instance instance, List<String> outcomes) {
        var batch = new CallBatch(instance.store());
        for (CorpusCase.Call call : item.calls()) {
            Function function = instance.function(call.function());
            batch.add(function, arguments(call, function));
        }
        batch.runToFailure();
        for (int i = 0; i < batch.made(); i++) {
            outcomes.add(text(batch.results(i)));
        }
    }

    private static Value[] arguments(CorpusCase.Call call, Function function) {
        return IntStream.range(0, call.arguments().size())
                .mapToObj(i -> ValueText.parse(
                        call.arguments().get(i),
                        function.signature().parameters().get(i)))
                .toArray(Value[]::new);
    }

    private static String text(List<Value> values) {
        return values.stream().map(CorpusRun::text).collect(Collectors.joining(" "));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.I32(int bits) -> "i32:0x%08x".formatted(bits);
            case Value.I64(long bits) -> "i64:0x%016x".formatted(bits);
            case Value.F32 number when Float.isNaN(number.value()) -> "f32:nan";
            case Value.F32(int bits) -> "f32:0x%08x".formatted(bits);
            case Value.F64 number when Double.isNaN(number.value()) -> "f64:nan";
            case Value.F64(long bits) -> "f64:0x%016x".formatted(bits);
            case Value.V128 _, Value.Null _, Value.Reference _ -> value.toString();
        };
    }

    /** The types of the parameters of each function that a module exports, by its name. */
    Map<String, List<Integer>> functions(Path file) throws IOException {
        var functions = new TreeMap<String, List<Integer>>();
        try (Store store = engine.newStore();
                var wasi = new Wasi(store, WasiConfiguration.builder().build())) {
            plugin(file, wasi).instantiate().instance().exports().forEach((name, item) -> {
                if (item instanceof Extern.OfFunction(Function function)) {
                    functions.put(
                            name,
                            IntStream.range(0, function.signature().parameters().size())
                                    .mapToObj(function.signature().parameters()::get)
                                    .toList());
                }
            });
        }
        return functions;
    }

    /** A plug-in with the hosts that the corpus asks for. */
    private Plugin.Builder plugin(Path file, Wasi wasi) {
        PluginModule module = module(file);
        Plugin.Builder builder = Plugin.builder(module, wasi).natives("env", CorpusRun::defineHost);
        if (builder.missing().stream().anyMatch(missing -> missing.module().equals("mm_lib"))) {
            builder.link(
                    "mm_lib",
                    plugin(file.resolveSibling(file.getFileName().toString().replace("mm_main", "mm_lib")), wasi)
                            .instantiate()
                            .instance());
        }
        return builder;
    }

    private PluginModule load(Path file) {
        return switch (Readers.read(SharedFiles.read(file))) {
            case Artifact.Wasm(var module) -> PluginModule.load(engine, module);
            case Artifact.Aot(var module) -> PluginModule.load(engine, module);
            case Artifact.Component _ -> throw new IllegalArgumentException("a component: " + file);
        };
    }

    /** The functions of corpus/src/hostimports.md. */
    private static void defineHost(NativeSymbols symbols) {
        symbols.define("host_add", "(ii)i", call -> call.result(call.i32(0) + call.i32(1)))
                .define("host_mul64", "(II)I", call -> call.result(call.i64(0) * call.i64(1)))
                .define("host_scale", "(Ff)F", call -> call.result(call.f64(0) * call.f32(1)))
                .define(
                        "host_mix",
                        "(iIfF)I",
                        call -> call.result(call.i32(0) * 1_000_000L
                                + call.i64(1) * 1_000
                                + (int) (call.f32(2) * 10)
                                + (int) call.f64(3)))
                .define("host_sum_bytes", "(*~)i", call -> {
                    int sum = 0;
                    for (byte each : call.bytes(0).toArray()) {
                        sum += each & 0xff;
                    }
                    call.result(sum);
                })
                .define("host_fail", "(i)", call -> {
                    if (call.i32(0) != 0) {
                        throw new Trap(TrapKind.HOST_ERROR, "host refused");
                    }
                })
                .define("host_seven", "()i", call -> call.result(7));
    }
}
