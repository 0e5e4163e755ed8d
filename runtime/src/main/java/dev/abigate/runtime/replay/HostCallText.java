package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.HostSchema;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.Import;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.libc.PrintedText;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.StringJoiner;

/** Calls of imported functions by what they mean, which does not depend on where an instance has its data. */
public final class HostCallText {
    private HostCallText() {}

    /** What is known of an imported function. */
    public static HostSchema schema(Import function, DefinedType type) {
        return HostSchema.of(function.module(), function.name(), TypeText.of(type));
    }

    /**
     * A call that an instance makes: decoded where its function is known, otherwise with its arguments as they are.
     *
     * @param schema what is known
     */
    public static String of(Import function, HostSchema schema, List<Value> arguments, Instance caller) {
        List<TraceValue> values = new TraceValues(caller).traced(arguments);
        var text = new StringJoiner(", ", function.module() + "." + function.name() + "(", ")");
        switch (schema) {
            case HostSchema.OfSystem(var _, var system) ->
                add(DecodedCall.of(system, values, ByteSource.of(caller.firstMemory())), text);
            case HostSchema.OfLibc libc -> add(DecodedCall.of(libc.signature(), values), text);
            case HostSchema.OfNumbers() -> values.forEach(value -> text.add(value.text()));
        }
        return text.toString();
    }

    private static void add(DecodedCall call, StringJoiner text) {
        call.arguments().forEach((name, value) -> text.add(name + ": " + value.orElse("outside of memory")));
    }

    /**
     * What a call that an instance makes of a function of libc-builtin prints; nothing where an argument is outside of the
     * memory.
     */
    public static ByteString printed(HostSchema.OfLibc function, List<Value> arguments, Instance caller) {
        try {
            return PrintedText.of(
                    function.name(),
                    arguments.stream().map(Value::low).toList(),
                    new KnownMemory(ByteSource.of(caller.firstMemory())));
        } catch (Trap _) {
            return ByteString.EMPTY;
        }
    }
}
