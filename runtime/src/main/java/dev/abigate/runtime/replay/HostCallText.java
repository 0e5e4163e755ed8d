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
import java.util.LinkedHashMap;
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
    public static HostEffect of(Import function, HostSchema schema, List<Value> arguments, Instance caller) {
        List<TraceValue> values = new TraceValues(caller).traced(arguments);
        String name = function.module() + "." + function.name();
        return switch (schema) {
            case HostSchema.OfSystem(var _, var system) ->
                decoded(name, DecodedCall.of(system, values, ByteSource.of(caller.firstMemory())));
            case HostSchema.OfLibc libc -> decoded(name, DecodedCall.of(libc.signature(), values));
            case HostSchema.OfNumbers() -> numbers(name, values);
        };
    }

    private static HostEffect decoded(String name, DecodedCall call) {
        var text = new StringJoiner(", ", name + "(", ")");
        var arguments = new LinkedHashMap<String, String>();
        call.arguments().forEach((argument, value) -> {
            String shown = value.orElse("outside of memory");
            text.add(argument + ": " + shown);
            arguments.put(DecodedCall.place(name, argument), shown);
        });
        return new HostEffect.Called(text.toString(), arguments);
    }

    private static HostEffect numbers(String name, List<TraceValue> values) {
        var text = new StringJoiner(", ", name + "(", ")");
        var arguments = new LinkedHashMap<String, String>();
        for (TraceValue value : values) {
            text.add(value.text());
            arguments.put(DecodedCall.place(name, "[%d]".formatted(arguments.size())), value.text());
        }
        return new HostEffect.Called(text.toString(), arguments);
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
