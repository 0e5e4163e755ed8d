package dev.abigate.benchmarks.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/**
 * GraalWasm, in the JVM that this runs in: compiled where that was started with Graal's compiler, otherwise interpreted. See
 * {@link EngineProcess}, which starts both.
 */
final class GraalWasmContender implements Contender {
    private final boolean compiled;

    GraalWasmContender(boolean compiled) {
        this.compiled = compiled;
    }

    @Override
    public String title() {
        return compiled ? "graalwasm-compiled" : "graalwasm-interp";
    }

    /** Its compiler is Java that has to become warm itself. */
    @Override
    public Duration warmUp() {
        return Duration.ofSeconds(compiled ? 20 : 3);
    }

    @Override
    public Loaded load(Path module) throws IOException {
        Context context = Context.newBuilder("wasm")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        Source source = Source.newBuilder("wasm", ByteSequence.create(Files.readAllBytes(module)), "module")
                .build();
        Value run = context.eval(source).newInstance().getMember("exports").getMember("run");
        return new Loaded() {
            @Override
            public Outcome run(int size) {
                return ThreadTime.of(() -> run.execute(size).asLong());
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }
}
