package dev.abigate.benchmarks;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads, validates and instantiates a module in a JVM that has just started, calls its {@code run}, and prints how many
 * milliseconds it took. Kept apart from JMH, which would have warmed the JVM.
 *
 * <p>Arguments: the module, the tier, and how many instances there shall be, all at once.
 */
public final class FirstResult {
    private FirstResult() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[2]);
        long begun = System.nanoTime();
        var engine = Engine.of(Tier.valueOf(arguments[1]));
        ExecutableModule module = engine.load(ByteString.wrap(Files.readAllBytes(Path.of(arguments[0]))));
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instance instance = new Linker(engine.newStore()).instantiate(module);
            instance.function("run").call(Value.i32(100));
            instances.add(instance);
        }
        System.out.println(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        instances.forEach(instance -> instance.function("run").call(Value.i32(1)));
    }
}
