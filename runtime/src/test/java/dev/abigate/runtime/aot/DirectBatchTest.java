package dev.abigate.runtime.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that a worker makes together are as if each was made by itself. */
class DirectBatchTest {
    /** The argument with which code does harm. */
    private static final int BAD = 7;

    private static final int CALLS = 12;

    /** {@code cmp esi, BAD; je +3; mov eax, esi; ret}; what follows is the harm. */
    private static final String HARMFUL = "83fe07 7403 89f0 c3";

    private final Engine engine =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withNativeAot(true), FeatureSet.ALL);
    private final Store store = engine.newStore();
    private final CallBatch batch = new CallBatch(store);

    @BeforeEach
    void needsThisMachine() {
        assumeTrue(Workers.runHere(), "native code runs on Linux on x86-64 only");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Instance instance(AotModule module) {
        return new Linker(store).instantiate(engine.load(module, AotDeclarations.of(module)));
    }

    private Function coded(String hex, List<ValueType> parameters, ValueType result) {
        AotModule module = AotFiles.withCode(AotFiles.module("x86_64/fib"), hex);
        return instance(AotFiles.withSignature(module, parameters, List.of(result)))
                .function("fib");
    }

    private Trap trap(int call) {
        return assertThrows(Trap.class, () -> batch.results(call));
    }

    /** More calls than are put together at once, and others in between. */
    @Test
    void manyCallsReturnTheirResults() {
        Function fib = instance(AotFiles.module("x86_64/fib")).function("fib");
        Function other = instance(AotFiles.module("x86_64/fib.bc1")).function("fib");
        int[] expected = IntStream.range(0, 20)
                .map(i -> (int) fib.call(new Value.I32(i)).getFirst().low())
                .toArray();
        for (int i = 0; i < 3_000; i++) {
            batch.addNumbers(i % 700 == 0 ? other : fib, i % 20);
        }
        batch.run();
        assertEquals(3_000, batch.made());
        for (int i = 0; i < 3_000; i++) {
            assertEquals(List.of(new Value.I32(expected[i % 20])), batch.results(i));
        }
    }

    @Test
    void aTrapEndsOneCall() {
        Instance instance = instance(AotFiles.module("x86_64/traps"));
        Function divide = instance.function("div_s");
        for (int i = 0; i < CALLS; i++) {
            batch.add(divide, new Value.I32(100 * i), new Value.I32(i % 3));
        }
        batch.run();
        for (int i = 0; i < CALLS; i++) {
            if (i % 3 == 0) {
                assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap(i).kind());
            } else {
                assertEquals(100 * i / (i % 3), (int) batch.number(i));
            }
        }
    }

    /** The harm, what is told of the call that does it, and what of those behind it. */
    @ParameterizedTest
    @CsvSource({
        // ud2
        "0f0b, SIGILL at text+0x8 in function func[0], the worker process of this instance has ended",
        // mov edi, 3; mov eax, 231; syscall: exit_group
        "bf03000000 b8e7000000 0f05, the worker process ended: exit status 3, the worker process of this instance has"
                + " ended",
        // jmp $
        "ebfe, timeout, timeout",
    })
    void callsBeforeTheEndOfTheWorkerHaveTheirResults(String harm, String told, String after) {
        Function function = coded(HARMFUL + harm, List.of(ValueType.I32), ValueType.I32);
        for (int i = 0; i < CALLS; i++) {
            batch.addNumbers(function, i);
        }
        try (var _ = store.interruptAfter(Duration.ofSeconds(1))) {
            batch.run();
        }
        for (int i = 0; i < BAD; i++) {
            assertEquals(i, batch.number(i));
        }
        assertTrue(String.valueOf(trap(BAD).getMessage()).contains(told), trap(BAD)::toString);
        for (int i = BAD + 1; i < CALLS; i++) {
            assertTrue(String.valueOf(trap(i).getMessage()).contains(after), trap(i)::toString);
        }
    }

    /** Only what is told of the calls may be wrong then. */
    @Test
    void codeMayWriteWhereCallsAre() {
        // mov edi, 0x72000000; mov ecx, 0x9000; rep stosb; ud2
        Function function = coded(HARMFUL + "bf00000072 b900900000 f3aa 0f0b", List.of(ValueType.I32), ValueType.I32);
        IntStream.range(0, CALLS).forEach(i -> batch.addNumbers(function, i));
        batch.run();
        assertEquals(CALLS, batch.made());
        assertEquals(TrapKind.CRASHED, trap(CALLS - 1).kind());
    }

    @Test
    void aBatchCanStopAtAFailure() {
        Function function = coded(HARMFUL + "0f0b", List.of(ValueType.I32), ValueType.I32);
        IntStream.range(0, CALLS).forEach(i -> batch.addNumbers(function, i));
        assertFalse(batch.runToFailure());
        assertEquals(BAD + 1, batch.made());
        assertTrue(batch.failure(BAD).isPresent());
        assertThrows(IllegalStateException.class, () -> batch.results(BAD + 1));
    }

    @Test
    void numbersOfAllKindsFindTheirRegisters() {
        // cvtsi2sd xmm2, rdx; addsd xmm0, xmm2; cvtss2sd xmm1, xmm1; addsd xmm0, xmm1; cvtsi2sd xmm2, esi; addsd xmm0,
        // xmm2; ret
        Function sum = coded(
                "f2480f2ad2 f20f58c2 f30f5ac9 f20f58c1 f20f2ad6 f20f58c2 c3",
                List.of(ValueType.F64, ValueType.I32, ValueType.F32, ValueType.I64),
                ValueType.F64);
        for (int i = 0; i < CALLS; i++) {
            batch.add(sum, Value.f64(0.5 + i), Value.i32(-i), Value.f32(0.25F), Value.i64(1L << 40));
        }
        batch.run();
        for (int i = 0; i < CALLS; i++) {
            assertEquals(List.of(Value.f64((1L << 40) + 0.75)), batch.results(i));
        }
    }

    /** One register is that of ExecEnv. */
    @Test
    void argumentsOnTheStackAreReached() {
        // mov eax, [rsp + 8]; sub eax, esi; ret
        Function difference = coded("8b442408 29f0 c3", Collections.nCopies(6, ValueType.I32), ValueType.I32);
        for (int i = 0; i < CALLS; i++) {
            batch.addNumbers(difference, i, 0, 0, 0, 0, 3L * i);
        }
        batch.run();
        for (int i = 0; i < CALLS; i++) {
            assertEquals(List.of(new Value.I32(2 * i)), batch.results(i));
        }
    }
}
