package dev.abigate.runtime.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine code that means harm ends its worker, or at least its call: never this process. */
class HostileDirectCodeTest {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Engine engine =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withNativeAot(true), FeatureSet.ALL);
    private final Store store = engine.newStore();

    @BeforeEach
    void needsThisMachine() {
        assumeTrue(Workers.runHere(), "native code runs on Linux on x86-64 only");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Function function(AotModule module, String name) {
        Instance instance = new Linker(store).instantiate(engine.load(module, AotDeclarations.of(module)));
        return instance.function(name);
    }

    /** {@code fib} with other code. */
    private Function hostile(String hex) {
        return function(AotFiles.withCode(AotFiles.module("x86_64/fib"), hex), "fib");
    }

    private static Trap trap(Function function) {
        return assertTimeoutPreemptively(BOUND, () -> assertThrows(Trap.class, () -> function.call(new Value.I32(5))));
    }

    private static String message(Trap trap) {
        return String.valueOf(trap.getMessage());
    }

    private void assertWorks() {
        assertEquals(
                List.of(new Value.I32(6765)),
                function(AotFiles.module("x86_64/fib"), "fib").call(new Value.I32(20)));
    }

    /** The code, and what is told of its end. */
    @ParameterizedTest
    @CsvSource({
        // ud2
        "0f0b, SIGILL at text+0x0 in function func[0]",
        // nop; int3
        "90 cc, SIGTRAP at text+0x2 in function func[0]",
        // xor ecx, ecx; div ecx
        "31c9 f7f1, SIGFPE at text+0x2 in function func[0]",
        // mov eax, 0x5ead0000; jmp rax
        "b80000ad5e ffe0, 'SIGSEGV at 0x5ead0000, where no code is'",
        // mov eax, 0x5ead0000; mov [rax], rax
        "b80000ad5e 488900, SIGSEGV at text+0x5 in function func[0]",
        // mov eax, 0x5ead0000; mov rax, [rax]
        "b80000ad5e 488b00, SIGSEGV at text+0x5 in function func[0]",
        // lea rax, [rip]; mov [rax], eax
        "488d0500000000 8900, SIGSEGV at text+0x7 in function func[0]",
        // mov eax, 0x10000; mov [rax], eax: a gate
        "b800000100 8900, SIGSEGV at text+0x5 in function func[0]",
        // mov eax, 0x72100000; mov [rax], eax: the stubs
        "b800001072 8900, SIGSEGV at text+0x5 in function func[0]",
        // xor esp, esp; push rax
        "31e4 50, SIGSEGV at text+0x2 in function func[0]",
        // pushfq; or byte [rsp + 1], 1; popfq; nop: single steps
        "9c 804c240101 9d 90, SIGTRAP at text+0x8 in function func[0]",
        // hlt
        "f4, SIGSEGV at text+0x0 in function func[0]",
    })
    void aFaultIsTheEndWithItsPlace(String code, String told) {
        Function function = hostile(code);
        Trap trap = trap(function);
        assertEquals(told, trap.getMessage());
        assertEquals(TrapKind.CRASHED, trap.kind());
        assertEquals(
                "the worker process of this instance has ended", trap(function).getMessage());
        assertWorks();
    }

    /** What code asks of the system: to end, which it may, and what it may not. */
    @ParameterizedTest
    @CsvSource({
        // mov edi, 3; mov eax, 231; syscall: exit_group
        "bf03000000 b8e7000000 0f05, exit status 3",
        // mov eax, 39; syscall; mov edi, eax; mov esi, 9; mov eax, 62; syscall: kill(getpid(), SIGKILL)
        "b827000000 0f05 89c7 be09000000 b83e000000 0f05, SIGSYS",
        // mov eax, 57; syscall: fork
        "b839000000 0f05, SIGSYS",
        // mov edi, 2; mov esi, 1; xor edx, edx; mov eax, 41; syscall: socket
        "bf02000000 be01000000 31d2 b829000000 0f05, SIGSYS",
        // mov rsi, rsp; mov edx, 1; mov eax, 257; syscall: openat for writing
        "4889e6 ba01000000 b801010000 0f05, SIGSYS",
    })
    void theEndOfTheProcessIsTold(String code, String told) {
        assertEquals("the worker process ended: " + told, trap(hostile(code)).getMessage());
        assertWorks();
    }

    /** Whatever it does to the worker, there is a trap in the end, and other workers work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // mov ecx, 0x72000000; mov qword [rcx], 0; ret: no way back to the host
                "b900000072 48c70100000000 c3",
                // mov ecx, 0x72000000; mov rdi, [rcx]; mov ecx, 4096; mov al, 0x41; rep stosb; ret: the host's stack
                "b900000072 488b39 b900100000 b041 f3aa c3",
                // mov edi, 1; mov rsi, rsp; mov edx, 64; mov eax, 1; syscall; jmp $: answers of its own
                "bf01000000 4889e6 ba40000000 b801000000 0f05 ebfe",
                // jmp $
                "ebfe",
                // xor edi, edi; mov eax, 3; syscall; mov edi, 1; mov eax, 3; syscall; jmp $: closes its pipes
                "31ff b803000000 0f05 bf01000000 b803000000 0f05 ebfe",
            })
    void nothingOutlivesItsTime(String code) {
        Function function = hostile(code);
        try (var _ = store.interruptAfter(Duration.ofSeconds(3))) {
            TrapKind kind = trap(function).kind();
            assertTrue(Set.of(TrapKind.CRASHED, TrapKind.TIMEOUT).contains(kind), kind::toString);
        }
        assertWorks();
    }

    @Test
    void theDirectionOfStringsIsNoMatterOutside() {
        // std; mov eax, 7; ret
        Function function = hostile("fd b807000000 c3");
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(new Value.I32(7)), function.call(new Value.I32(5)));
        }
    }

    /** Short calls and long ones, to a worker that looks for them and to one that sleeps already. */
    @Test
    void callsReachTheirWorkerAwakeAndAsleep() {
        Function function = function(AotFiles.module("x86_64/fib"), "fib");
        for (int pause : new int[] {0, 0, 1, 20}) {
            LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
            assertEquals(List.of(new Value.I32(1)), function.call(new Value.I32(1)));
            assertEquals(List.of(new Value.I32(832_040)), function.call(new Value.I32(30)));
            assertEquals(List.of(new Value.I32(1)), function.call(new Value.I32(2)));
        }
    }

    @Test
    void vectorsAreArgumentsAndResults() {
        // paddq xmm0, xmm1; ret
        AotModule module = AotFiles.withCode(AotFiles.module("x86_64/fib"), "660fd4c1 c3");
        ValueType v128 = ValueType.V128;
        Function sum = function(AotFiles.withSignature(module, List.of(v128, v128), List.of(v128)), "fib");
        assertEquals(List.of(new Value.V128(11, -22)), sum.call(new Value.V128(1, -2), new Value.V128(10, -20)));
    }

    @Test
    void aNinthVectorIsOnTheStack() {
        // movups xmm0, [rsp + 8]; ret
        AotModule module = AotFiles.withCode(AotFiles.module("x86_64/fib"), "0f10442408 c3");
        Function last = function(
                AotFiles.withSignature(module, Collections.nCopies(9, ValueType.V128), List.of(ValueType.V128)), "fib");
        Value[] vectors =
                IntStream.range(0, 9).mapToObj(i -> new Value.V128(i, -i)).toArray(Value[]::new);
        assertEquals(List.of(new Value.V128(8, -8)), last.call(vectors));
    }

    @Test
    void anInstanceOutlivesItsTraps() {
        Function function = function(AotFiles.module("x86_64/traps"), "div_s");
        for (int i = 0; i < 3; i++) {
            Trap trap = assertThrows(Trap.class, () -> function.call(new Value.I32(1), new Value.I32(0)));
            assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        }
        assertNotEquals(List.of(), function.call(new Value.I32(6), new Value.I32(2)));
    }

    @Test
    void aFullStackTrapsAndNamesItsCalls() {
        Function function = function(AotFiles.module("x86_64/fib.bc1"), "fib");
        Trap trap = assertThrows(Trap.class, () -> function.call(new Value.I32(1_000_000)));
        assertEquals(TrapKind.STACK_EXHAUSTED, trap.kind(), message(trap));
        assertEquals(
                Set.of("func[0]"),
                trap.callStack().stream().map(StackEntry::toString).collect(Collectors.toSet()));
        assertTrue(trap.omitted() > 5_000, () -> trap.omitted() + " entries omitted");
    }

    @Test
    void fuelIsRefused() {
        AotModule module = AotFiles.module("x86_64/fib");
        assertThrows(
                UnsupportedAotException.class,
                () -> new Engine(
                                Tier.INTERPRETER,
                                ExecutionOptions.DEFAULT.withNativeAot(true).withMetering(true),
                                FeatureSet.ALL)
                        .load(module, AotDeclarations.of(module)));
    }
}
