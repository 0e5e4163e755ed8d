package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Value;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time from bytes to the first result in a fresh JVM: read, validate, instantiate, call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class StartUpBenchmark {
    @Param({"100000", "10000000"})
    private int bytes = 100_000;

    @Param({"INTERPRETER", "AUTO"})
    private Tier tier = Tier.AUTO;

    private ByteString file = ByteString.EMPTY;

    /** Makes the module out of bytes alone, so that nothing of ours is loaded before it is measured. */
    @Setup
    public void make() {
        byte[] body = body();
        int functions = bytes / (body.length + 2);
        var types = new ByteArrayOutputStream();
        var code = new ByteArrayOutputStream();
        leb(types, functions);
        leb(code, functions);
        for (int i = 0; i < functions; i++) {
            types.write(0);
            leb(code, body.length);
            code.writeBytes(body);
        }
        var module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(module, 1, new byte[] {1, 0x60, 1, 0x7F, 1, 0x7F});
        section(module, 3, types.toByteArray());
        section(module, 7, new byte[] {1, 3, 'r', 'u', 'n', 0, 0});
        section(module, 10, code.toByteArray());
        file = ByteString.wrap(module.toByteArray());
    }

    /** A loop of arithmetic on two locals, and a branch: about 100 bytes. */
    private static byte[] body() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {1, 1, 0x7F, 0x03, 0x40});
        for (int i = 0; i < 8; i++) {
            body.writeBytes(new byte[] {0x20, 0, 0x20, 1, 0x6A, 0x41, (byte) i, 0x73, 0x22, 1, 0x1A});
        }
        body.writeBytes(new byte[] {0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B, 0x20, 1, 0x0B});
        return body.toByteArray();
    }

    private static void section(ByteArrayOutputStream module, int id, byte[] content) {
        module.write(id);
        leb(module, content.length);
        module.writeBytes(content);
    }

    private static void leb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** From the bytes in memory to the first result. */
    @Benchmark
    public List<Value> firstResult() {
        Engine engine = Engine.of(tier);
        var linker = new Linker(engine.newStore());
        return linker.instantiate(engine.load(file)).function("run").call(Value.i32(100));
    }
}
