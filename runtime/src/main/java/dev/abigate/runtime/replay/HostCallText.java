package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasm.Import;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Calls of imported functions by what they mean, which does not depend on where an instance has its data. */
public final class HostCallText {
    private HostCallText() {}

    /**
     * A call that an instance makes: decoded where the tables of the system interfaces know the function, otherwise with its
     * arguments as they are.
     */
    public static String of(Import function, List<Value> arguments, Instance caller) {
        List<TraceValue> values = new TraceValues(caller).traced(arguments);
        Optional<WasiFunction> schema =
                SystemModule.of(function.module()).flatMap(module -> module.function(function.name()));
        var text = new StringJoiner(", ", function.module() + "." + function.name() + "(", ")");
        if (schema.isPresent()) {
            DecodedCall.of(schema.get(), values, ByteSource.of(caller.firstMemory()))
                    .arguments()
                    .forEach((name, value) -> text.add(name + ": " + value.orElse("outside of memory")));
        } else {
            values.forEach(value -> text.add(value.text()));
        }
        return text.toString();
    }
}
