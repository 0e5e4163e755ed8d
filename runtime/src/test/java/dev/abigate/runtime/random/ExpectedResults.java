package dev.abigate.runtime.random;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Value;
import dev.abigate.writer.wasm.WasmWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes modules in the dialect of V8 with what they do on the interpreter, for {@code compare-with-v8.mjs}: in each line one
 * module as JSON.
 */
final class ExpectedResults {
    private ExpectedResults() {}

    static void write(long first, long last, Writer out) throws IOException {
        for (long seed = first; seed < last; seed++) {
            out.write(line(RandomModule.of(seed, Dialect.V8)));
            out.write('\n');
        }
    }

    private static String line(RandomModule module) {
        WasmModule encoded = module.module();
        Execution.Behaviour expected = Execution.run(module, encoded, Tier.INTERPRETER);
        String calls = expected.calls().stream().map(ExpectedResults::call).collect(Collectors.joining(","));
        return "{\"seed\":%d,\"steps\":%d,\"instantiated\":%b,\"module\":\"%s\",\"calls\":[%s],\"state\":%s}"
                .formatted(
                        module.seed(),
                        Execution.Plan.of(module).steps(),
                        !expected.state().isEmpty(),
                        Base64.getEncoder()
                                .encodeToString(WasmWriter.write(encoded).toArray()),
                        calls,
                        strings(expected.state()));
    }

    private static String call(Execution.Call call) {
        List<String> arguments =
                call.arguments().stream().map(ExpectedResults::argument).toList();
        return "{\"function\":%d,\"arguments\":%s,\"outcome\":\"%s\"}"
                .formatted(call.function(), strings(arguments), call.outcome());
    }

    /** An argument as its type and bits; of a function its index. */
    private static String argument(Value value) {
        return switch (value) {
            case Value.I32(int number) -> "i32 " + number;
            case Value.I64(long number) -> "i64 " + number;
            case Value.F32(int bits) -> "f32 %08x".formatted(bits);
            case Value.F64(long bits) -> "f64 %016x".formatted(bits);
            case Value.V128 _ -> "v128";
            case Value.Null _ -> "null";
            case Value.Reference(Object _) -> "reference";
        };
    }

    private static String strings(List<String> strings) {
        return strings.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
