package dev.abigate.runtime.pthread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.InterfaceFamily;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs in C, whose sources are beside them. */
@Timeout(120)
class LibPthreadTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Plugin.Builder program(Tier tier, String file, StoreLimits limits) throws IOException {
        try (var stream = Objects.requireNonNull(LibPthreadTest.class.getResourceAsStream(file))) {
            Engine engine = Engine.of(tier);
            PluginModule module = PluginModule.load(engine, WasmReader.read(ByteString.wrap(stream.readAllBytes())));
            assertTrue(module.needs().families().contains(InterfaceFamily.LIB_PTHREAD));
            Store store = engine.newStore(limits);
            var world = WasiConfiguration.builder()
                    .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, out))
                    .build();
            return Plugin.builder(module, store, world);
        }
    }

    private int run(Tier tier, String export, Value... arguments) throws IOException {
        return program(tier, "ends.wasm", new StoreLimits(1 << 20, 1_000, 10, 1 << 20, 1 << 24))
                .run(plugin -> {
                    List<Value> results = plugin.instance().function(export).call(arguments);
                    if (results.getFirst() instanceof Value.I32(int code)) {
                        throw new ProgramExit(code);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyFunctionDoesWhatItDoesInWamr(Tier tier) throws IOException {
        assertEquals(3, program(tier, "threads.wasm", StoreLimits.DEFAULT).run());
        assertEquals("""
                counted 10000, 0 failures
                consumed 5050, joined 77
                timed out: 110
                exit 42, destroyed 41, own 5
                keys 32, delete 0 -1, set -1
                unknown -1
                same 1
                wait 0, try -1
                detach 0
                value 1, unlink 0 -1, close 0 -1
                cancel 0, join 0, result -1
                lock -1, wait -1, handles differ 1
                busy 16, gone -1, self 0 0
                memalign 0 1
                destroy 0 0
                """, out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void theEndOfTheFirstThreadEndsAll(Tier tier) throws IOException {
        assertEquals(0, run(tier, "returns"));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aTrapOfOneThreadEndsAll(Tier tier) {
        Trap trap = assertThrows(Trap.class, () -> run(tier, "traps"));
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
    }

    /** The store allows ten instances and a thousand elements of tables at a time. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void threadsThatEndedTakeNothing(Tier tier) throws IOException {
        assertEquals(1_000, run(tier, "many", Value.i32(1_000)));
    }
}
