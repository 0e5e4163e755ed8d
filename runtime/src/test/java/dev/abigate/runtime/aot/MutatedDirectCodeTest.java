package dev.abigate.runtime.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bits of machine code are turned, this process only ever sees results and traps, and other modules run on. The
 * property {@code abigate.mutations} says how many mutations there are in all.
 */
class MutatedDirectCodeTest {
    private static final List<String> MODULES = List.of("fib", "fib.bc1", "traps");
    private static final int MUTATIONS = Integer.getInteger("abigate.mutations", 120);
    private static final long SEED = 8;
    private static final Duration TIME = Duration.ofMillis(500);
    private static final int MUTATIONS_UNTIL_CHECK = 20;

    private final Engine engine =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withNativeAot(true), FeatureSet.ALL);

    @BeforeEach
    void needsThisMachine() {
        assumeTrue(Workers.runHere(), "native code runs on Linux on x86-64 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fib", "fib.bc1", "traps"})
    void mutatedCodeEndsNothingButItsWorker(String name) {
        var random = new Random(SEED);
        AotModule module = AotFiles.module("x86_64/" + name);
        ExecutableModule sound = sound();
        var outcomes = new TreeMap<String, Integer>();
        int count = (MUTATIONS + MODULES.size() - 1) / MODULES.size();
        for (int i = 0; i < count; i++) {
            outcomes.merge(outcome(mutated(module, random), random.nextInt(20)), 1, Integer::sum);
            if (i % MUTATIONS_UNTIL_CHECK == 0) {
                assertWorks(sound);
            }
        }
        assertWorks(sound);
        System.out.printf("%d mutations of %s on the processor: %s%n", count, name, outcomes);
        assertTrue(outcomes.size() > 2 && outcomes.containsKey("CRASHED"), outcomes::toString);
    }

    private static AotModule mutated(AotModule module, Random random) {
        byte[] code = module.text().code().toArray();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(code.length);
            code[at] = (byte) (random.nextBoolean() ? random.nextInt() : code[at] ^ 1 << random.nextInt(8));
        }
        return AotFiles.with(module, module.initData(), AotFiles.text(module, code), module.relocations());
    }

    /** What comes of calling each function of a module, in a word; whatever is no report of ours fails the test. */
    private String outcome(AotModule module, int argument) {
        String last = "returned";
        try (Store store = engine.newStore()) {
            Instance instance = instance(store, engine.load(module, AotDeclarations.of(module)));
            for (Export export : module.exports()) {
                if (export.kind() == ExportKind.FUNCTION) {
                    try (var _ = store.interruptAfter(TIME)) {
                        instance.function(export.name()).call(AotFiles.arguments(module, export.index(), argument));
                    } catch (Trap e) {
                        last = e.kind().name();
                    }
                }
            }
        }
        return last;
    }

    private void assertWorks(ExecutableModule fib) {
        try (Store store = engine.newStore()) {
            assertEquals(
                    List.of(new Value.I32(6765)),
                    instance(store, fib).function("fib").call(new Value.I32(20)));
        }
    }

    private static Instance instance(Store store, ExecutableModule module) {
        return new Linker(store).instantiate(module);
    }

    private ExecutableModule sound() {
        AotModule module = AotFiles.module("x86_64/fib");
        return engine.load(module, AotDeclarations.of(module));
    }

    @Test
    void aTruncatedFileIsMalformed() {
        byte[] whole = AotFiles.read("x86_64/traps");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(MalformedBinaryException.class, () -> AotFiles.module(part));
        }
    }

    @Test
    void aDamagedFileIsRefusedOrRuns() {
        var random = new Random(SEED);
        ExecutableModule sound = sound();
        byte[] whole = AotFiles.read("x86_64/fib");
        var outcomes = new TreeMap<String, Integer>();
        for (int i = 0; i < MUTATIONS / MODULES.size(); i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            outcomes.merge(outcomeOfFile(damaged), 1, Integer::sum);
        }
        assertWorks(sound);
        System.out.println("files with a bit turned, on the processor: " + outcomes);
        assertTrue(outcomes.keySet().containsAll(List.of("returned", "malformed")), outcomes::toString);
    }

    private String outcomeOfFile(byte[] file) {
        try {
            return outcome(AotFiles.module(file), 5);
        } catch (MalformedBinaryException e) {
            return "malformed";
        } catch (InvalidModuleException e) {
            return "invalid";
        } catch (UnsupportedAotException e) {
            return "not supported";
        } catch (LinkException e) {
            return "not linked";
        } catch (Trap e) {
            return e.kind().name();
        }
    }
}
