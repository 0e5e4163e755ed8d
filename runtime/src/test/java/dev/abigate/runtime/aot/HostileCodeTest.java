package dev.abigate.runtime.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.Text;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Machine code that means harm ends in a trap, and touches nothing; a damaged file ends in an error of its own. */
class HostileCodeTest {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final ExecutionOptions METERED = ExecutionOptions.DEFAULT.withMetering(true);
    private static final long FUEL = 5_000;
    private static final int MUTATIONS_OF_A_MODULE = 1_700;
    private static final long SEED = 8;

    enum Target {
        RISCV64,
        AARCH64
    }

    private static byte[] file(Target target, String module) {
        return AotFiles.read(target.name().toLowerCase(Locale.ROOT) + "/" + module);
    }

    private static AotModule module(Target target, String module) {
        return AotFiles.module(file(target, module));
    }

    /** {@code fib} with other code, which is also where its function begins. */
    private static AotModule withCode(Target target, int... words) {
        AotModule module = module(target, "fib");
        byte[] code = module.text().code().toArray();
        var buffer = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        int at = (int) module.functions().functions().getFirst().offset();
        for (int word : words) {
            buffer.putInt(at, word);
            at += Integer.BYTES;
        }
        return AotFiles.with(module, module.initData(), AotFiles.text(module, code), RelocationSection.EMPTY);
    }

    private static Instance instance(Engine engine, AotModule module, Store store) {
        return new Linker(store).instantiate(engine.load(module, AotDeclarations.of(module)));
    }

    private static Trap trap(Target target, int... words) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Function function =
                instance(engine, withCode(target, words), engine.newStore()).function("fib");
        return assertTimeoutPreemptively(BOUND, () -> assertThrows(Trap.class, () -> function.call(new Value.I32(5))));
    }

    private static String message(Trap trap) {
        return String.valueOf(trap.getMessage());
    }

    private static void assertCrashed(String message, Trap trap) {
        assertEquals(message, trap.getMessage());
        assertEquals(TrapKind.CRASHED, trap.kind());
        assertEquals(
                List.of("func[0]"),
                trap.callStack().stream().map(StackEntry::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({"RISCV64, 00000000", "RISCV64, ffffffff", "AARCH64, 00000000", "AARCH64, ffffffff"})
    void anUndefinedInstructionTraps(Target target, String encoding) {
        int word = Integer.parseUnsignedInt(encoding, 16);
        Trap trap = trap(target, word);
        assertEquals(TrapKind.CRASHED, trap.kind());
        assertTrue(message(trap).contains("instruction"), message(trap));
    }

    @Test
    void aJumpToWhereNoCodeIsTraps() {
        // lui t0, 0x5ead0; jr t0
        assertEquals(
                "jump to 0x5ead0000, where no code is",
                trap(Target.RISCV64, 0x5ead02b7, 0x00028067).getMessage());
        // movz x9, #0x5ead, lsl #16; br x9
        assertEquals(
                "jump to 0x5ead0000, where no code is",
                trap(Target.AARCH64, 0xd2abd5a9, 0xd61f0120).getMessage());
    }

    @Test
    void anAccessToWhereNothingIsTraps() {
        // lui t0, 0x5ead0; sd zero, 0(t0) or ld t1, 0(t0)
        assertCrashed(
                "access to 0x5ead0000, where nothing is mapped for it", trap(Target.RISCV64, 0x5ead02b7, 0x0002b023));
        assertCrashed(
                "access to 0x5ead0000, where nothing is mapped for it", trap(Target.RISCV64, 0x5ead02b7, 0x0002b303));
        // movz x9, #0x5ead, lsl #16; str xzr, [x9] or ldr x10, [x9]
        assertCrashed(
                "access to 0x5ead0000, where nothing is mapped for it", trap(Target.AARCH64, 0xd2abd5a9, 0xf900013f));
        assertCrashed(
                "access to 0x5ead0000, where nothing is mapped for it", trap(Target.AARCH64, 0xd2abd5a9, 0xf940012a));
    }

    @Test
    void codeDoesNotWriteItself() {
        // auipc t0, 0; sd zero, 0(t0)
        Trap riscv = trap(Target.RISCV64, 0x00000297, 0x0002b023);
        assertEquals(TrapKind.CRASHED, riscv.kind());
        assertTrue(message(riscv).startsWith("access to 0x"), message(riscv));
        // adr x9, .; str xzr, [x9]
        Trap arm = trap(Target.AARCH64, 0x10000009, 0xf900013f);
        assertEquals(TrapKind.CRASHED, arm.kind());
        assertTrue(message(arm).startsWith("access to 0x"), message(arm));
    }

    /** A jump to itself. */
    private static AotModule endless(Target target) {
        return withCode(
                target,
                switch (target) {
                    case RISCV64 -> 0x0000006f;
                    case AARCH64 -> 0x14000000;
                });
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessLoopRunsOutOfFuelAfterExactlyAsManyInstructions(Target target) {
        var engine = new Engine(Tier.INTERPRETER, METERED, FeatureSet.ALL);
        Store store = engine.newStore();
        Function function = instance(engine, endless(target), store).function("fib");
        store.setFuel(1_000_003);
        Trap trap =
                assertTimeoutPreemptively(BOUND, () -> assertThrows(Trap.class, () -> function.call(new Value.I32(5))));
        assertEquals(TrapKind.OUT_OF_FUEL, trap.kind());
        assertEquals(0, store.fuel());
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessLoopIsInterrupted(Target target) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Store store = engine.newStore();
        Function function = instance(engine, endless(target), store).function("fib");
        try (var _ = store.interruptAfter(Duration.ofMillis(50))) {
            Trap trap = assertTimeoutPreemptively(
                    BOUND, () -> assertThrows(Trap.class, () -> function.call(new Value.I32(5))));
            assertEquals(TrapKind.TIMEOUT, trap.kind());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fuelIsTheSameInterpretedAndTranslated(Target target) {
        var engine = new Engine(Tier.INTERPRETER, METERED, FeatureSet.ALL);
        Store store = engine.newStore();
        Function function = instance(engine, module(target, "fib"), store).function("fib");
        long[] used = new long[3];
        for (int i = 0; i < used.length; i++) {
            store.setFuel(1L << 40);
            assertEquals(List.of(new Value.I32(6765)), function.call(new Value.I32(20)));
            used[i] = (1L << 40) - store.fuel();
        }
        assertEquals(used[0], used[1]);
        assertEquals(used[0], used[2]);
        store.setFuel(used[0] - 1);
        assertEquals(
                TrapKind.OUT_OF_FUEL,
                assertThrows(Trap.class, () -> function.call(new Value.I32(20))).kind());
        store.setFuel(used[0]);
        assertEquals(List.of(new Value.I32(6765)), function.call(new Value.I32(20)));
    }

    @ParameterizedTest
    @EnumSource
    void aFullStackTrapsAndNamesEveryCall(Target target) {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Function function =
                instance(engine, module(target, "fib"), engine.newStore()).function("fib");
        Trap trap = assertThrows(Trap.class, () -> function.call(new Value.I32(1_000_000)));
        assertEquals(TrapKind.STACK_EXHAUSTED, trap.kind());
        assertEquals(
                Set.of("func[0]"),
                trap.callStack().stream().map(StackEntry::toString).collect(Collectors.toSet()));
        assertTrue(trap.omitted() > 5_000, () -> trap.omitted() + " entries omitted");
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedRelocationIsAnErrorOfTheModule(Target target) {
        AotModule module = module(target, "sort");
        RelocationSection relocations = module.relocations();
        var counts = new TreeMap<String, Integer>();
        for (int group = 0; group < relocations.groups().size(); group++) {
            for (int number = 0;
                    number < relocations.groups().get(group).relocations().size();
                    number++) {
                for (Relocation damaged :
                        damaged(relocations.groups().get(group).relocations().get(number))) {
                    AotModule changed = AotFiles.with(
                            module, module.initData(), module.text(), replaced(relocations, group, number, damaged));
                    String outcome = outcome(changed, 1);
                    counts.merge(outcome, 1, Integer::sum);
                }
            }
        }
        assertTrue(counts.getOrDefault("invalid", 0) > 0, counts::toString);
    }

    private static List<Relocation> damaged(Relocation relocation) {
        long offset = relocation.offset();
        return List.of(
                new Relocation(Long.MAX_VALUE, relocation.addend(), relocation.type(), relocation.symbol()),
                new Relocation(-1, relocation.addend(), relocation.type(), relocation.symbol()),
                new Relocation(1 << 20, relocation.addend(), relocation.type(), relocation.symbol()),
                new Relocation(offset, 1L << 40, relocation.type(), relocation.symbol()),
                new Relocation(offset, Long.MIN_VALUE, relocation.type(), relocation.symbol()),
                new Relocation(offset, relocation.addend(), 4711, relocation.symbol()));
    }

    private static RelocationSection replaced(
            RelocationSection relocations, int group, int number, Relocation replacement) {
        var groups = new ArrayList<>(relocations.groups());
        var changed = new ArrayList<>(groups.get(group).relocations());
        changed.set(number, replacement);
        groups.set(group, new RelocationGroup(groups.get(group).name(), changed));
        return new RelocationSection(relocations.symbols(), groups);
    }

    @ParameterizedTest
    @EnumSource
    void codeOfAnotherMachineEndsInATrap(Target target) {
        Target other = target == Target.RISCV64 ? Target.AARCH64 : Target.RISCV64;
        AotModule module = module(target, "fib");
        AotModule foreign =
                AotFiles.with(module, module.initData(), module(other, "fib").text(), RelocationSection.EMPTY);
        assertTimeoutPreemptively(BOUND, () -> outcome(foreign, 5));
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedFileIsMalformed(Target target) {
        byte[] whole = file(target, "tables");
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(MalformedBinaryException.class, () -> AotFiles.module(part));
        }
    }

    @ParameterizedTest
    @CsvSource({"RISCV64, fib", "RISCV64, sort", "RISCV64, tables", "AARCH64, fib", "AARCH64, sort", "AARCH64, tables"})
    void mutatedCodeNeverBreaksTheEmulator(Target target, String name) {
        var random = new Random(SEED);
        AotModule module = module(target, name);
        var outcomes = new TreeMap<String, Integer>();
        assertTimeoutPreemptively(BOUND, () -> {
            for (int i = 0; i < MUTATIONS_OF_A_MODULE; i++) {
                byte[] code = module.text().code().toArray();
                int changes = 1 + random.nextInt(4);
                for (int change = 0; change < changes; change++) {
                    int at = random.nextInt(code.length);
                    code[at] = (byte) (random.nextBoolean() ? random.nextInt() : code[at] ^ 1 << random.nextInt(8));
                }
                Text text = AotFiles.text(module, code);
                outcomes.merge(
                        outcome(
                                AotFiles.with(module, module.initData(), text, module.relocations()),
                                random.nextInt(20)),
                        1,
                        Integer::sum);
            }
        });
        assertTrue(outcomes.size() > 2, outcomes::toString);
    }

    /** What comes of calling each function of a module, in a word; whatever is no report of ours fails the test. */
    private static String outcome(AotModule module, int argument) {
        var engine = new Engine(Tier.INTERPRETER, METERED, FeatureSet.ALL);
        Store store = engine.newStore();
        store.setFuel(FUEL);
        String last = "returned";
        Instance instance;
        try {
            instance = instance(engine, module, store);
        } catch (InvalidModuleException e) {
            return "invalid";
        } catch (UnsupportedAotException e) {
            return "unsupported";
        } catch (LinkException e) {
            return "not linked";
        } catch (Trap e) {
            return e.kind().name();
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExportKind.FUNCTION) {
                store.setFuel(FUEL);
                try {
                    instance.function(export.name()).call(AotFiles.arguments(module, export.index(), argument));
                } catch (InvalidModuleException e) {
                    return "invalid";
                } catch (UnsupportedAotException e) {
                    return "unsupported";
                } catch (Trap e) {
                    last = e.kind().name();
                }
            }
        }
        return last;
    }
}
