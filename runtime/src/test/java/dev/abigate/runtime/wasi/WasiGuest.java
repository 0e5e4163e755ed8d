package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.writer.corpus.Wat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A guest that makes the calls that a test asks for: its module forwards each of its exports to the import of that name. */
final class WasiGuest implements AutoCloseable {
    /** Where a test finds what a call wrote; texts of arguments lie far behind it. */
    static final int OUT = 1024;

    private static final int TEXTS = 32768;

    private final Wasi wasi;
    private final Instance instance;

    WasiGuest(SystemModule module, WasiConfiguration configuration) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Store store = engine.newStore();
        var linker = new Linker(store);
        ExecutableModule forwarding = engine.load(Wat.module(text(module)));
        wasi = new Wasi(store, configuration);
        wasi.define(linker, forwarding);
        instance = linker.instantiate(forwarding);
    }

    private static String text(SystemModule module) {
        var imports = new StringBuilder();
        var functions = new StringBuilder();
        for (WasiFunction function : module.functions().values()) {
            List<String> parameters = function.coreParameters();
            String type =
                    parameters.stream().map(each -> "(param " + each + ") ").collect(Collectors.joining())
                            + function.coreResults().stream()
                                    .map(each -> "(result " + each + ")")
                                    .collect(Collectors.joining());
            imports.append("(import \"%s\" \"%s\" (func $%s %s))\n"
                    .formatted(module.module(), function.name(), function.name(), type));
            functions.append("(func (export \"%s\") %s".formatted(function.name(), type));
            for (int i = 0; i < parameters.size(); i++) {
                functions.append(" (local.get ").append(i).append(')');
            }
            functions.append(" (call $").append(function.name()).append("))\n");
        }
        return "(module " + imports + "(memory (export \"memory\") 2)\n" + functions + ")";
    }

    Wasi wasi() {
        return wasi;
    }

    LinearMemory memory() {
        return instance.memory("memory");
    }

    /** The answer of a call. An Integer or a Long is an argument, a text is two: its address and its length. */
    Errno call(String name, Object... arguments) {
        var values = new ArrayList<Value>();
        int at = TEXTS;
        for (Object argument : arguments) {
            switch (argument) {
                case Integer number -> values.add(Value.i32(number));
                case Long number -> values.add(Value.i64(number));
                case String text -> {
                    ByteString bytes = ByteString.utf8(text);
                    memory().write(at, bytes, 0, bytes.length());
                    values.add(Value.i32(at));
                    values.add(Value.i32(bytes.length()));
                    at += bytes.length();
                }
                default -> throw new IllegalArgumentException("no argument: " + argument);
            }
        }
        List<Value> results = instance.function(name).call(values.toArray(Value[]::new));
        int number = results.getFirst() instanceof Value.I32(int answer) ? answer : -1;
        return Arrays.stream(Errno.values())
                .filter(errno -> errno.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** A number that a call wrote. */
    int out(int offset) {
        return memory().getInt(OUT + offset);
    }

    /** Opens a path below the first directory; answers the descriptor, or a negative errno. */
    int open(String path, int lookupFlags, int openFlags, long rights, int descriptorFlags) {
        Errno errno = call("path_open", 3, lookupFlags, path, openFlags, rights, rights, descriptorFlags, OUT);
        return errno == Errno.SUCCESS ? out(0) : -errno.number();
    }

    /** Writes all of a text, however many calls that takes. */
    Errno write(int fd, String text) {
        ByteString bytes = ByteString.utf8(text);
        memory().write(TEXTS, bytes, 0, bytes.length());
        int done = 0;
        while (done < bytes.length()) {
            memory().putInt(OUT + 16, TEXTS + done);
            memory().putInt(OUT + 20, bytes.length() - done);
            Errno errno = call("fd_write", fd, OUT + 16, 1, OUT);
            if (errno != Errno.SUCCESS) {
                return errno;
            }
            done += out(0);
        }
        return Errno.SUCCESS;
    }

    /** What can be read from a descriptor with one call. */
    String read(int fd, int most) {
        memory().putInt(OUT + 16, TEXTS);
        memory().putInt(OUT + 20, most);
        Errno errno = call("fd_read", fd, OUT + 16, 1, OUT);
        return errno == Errno.SUCCESS ? memory().read(TEXTS, out(0)).utf8() : errno.name();
    }

    @Override
    public void close() {
        wasi.close();
    }
}
