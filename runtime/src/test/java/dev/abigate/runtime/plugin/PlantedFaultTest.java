package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.ValueText;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.plugin.FaultyRuntime.Fault;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault is found before a device finds it, and where it is: a compiler's, planted as one instruction of an AOT file, by a replay
 * and by a search; ours, planted in one instruction of an emulator or in one helper, by a replay.
 */
class PlantedFaultTest {
    private static final Engine ENGINE = Engine.of(Tier.JIT);
    private static final String NATIVE = "x86_64";
    private static final List<String> ALL_TARGETS = List.of("riscv64", "aarch64", NATIVE);
    private static final int MOST_INPUTS = 2048;

    private static final String RUNTIME = "dev.abigate.runtime.aot.";
    private static final String HELPERS = RUNTIME + "HelperFunctions";
    private static final String PROCESSOR = RUNTIME + "emulator.Processor";

    /** How an addition of two registers is told from other instructions, and what makes it a subtraction. */
    enum Addition {
        A64("aarch64", Integer.BYTES, 0x7F20_0000, 0x0B00_0000, 1 << 30),
        RISCV("riscv64", Short.BYTES, 0xFE00_7077, 0x0000_0033, 1 << 30),
        X86(NATIVE, 1, 0xC0FF, 0xC001, 0x28);

        private final String target;
        private final int alignment;
        private final int mask;
        private final int match;
        private final int subtract;

        Addition(String target, int alignment, int mask, int match, int subtract) {
            this.target = target;
            this.alignment = alignment;
            this.mask = mask;
            this.match = match;
            this.subtract = subtract;
        }

        /** Copies of a file, each with one instruction that subtracts. */
        List<byte[]> miscompiled(byte[] file) {
            byte[] code = ((Artifact.Aot) Readers.read(ByteString.wrap(file)))
                    .module()
                    .text()
                    .code()
                    .toArray();
            int start = indexOf(file, code);
            var copies = new ArrayList<byte[]>();
            for (int at = 0; at + Integer.BYTES <= code.length; at += alignment) {
                if ((word(code, at) & mask) == match) {
                    byte[] copy = file.clone();
                    for (int i = 0; i < Integer.BYTES; i++) {
                        copy[start + at + i] ^= (byte) (subtract >>> (Byte.SIZE * i));
                    }
                    copies.add(copy);
                }
            }
            return copies;
        }
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int at = 0; at <= file.length - part.length; at++) {
            if (Arrays.mismatch(file, at, at + part.length, part, 0, part.length) < 0) {
                return at;
            }
        }
        throw new AssertionError("no such bytes");
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    /** The trace of calls, each a name and arguments, of a module of the corpus. */
    private static byte[] record(String name, List<String> calls) throws IOException {
        ByteString file = SharedFiles.read(SharedFiles.at("corpus/wasm/" + name + ".wasm"));
        var module = PluginModule.load(ENGINE, ((Artifact.Wasm) Readers.read(file)).module());
        var out = new ByteArrayOutputStream();
        try (Store store = ENGINE.newStore();
                var writer = new TraceWriter(
                        out,
                        TraceHeaders.of(
                                "test",
                                file,
                                module.module(),
                                new TraceHeader.Settings(
                                        "jit", true, true, store.limits().memoryBytes())))) {
            var recorder = new Recorder(module.module(), writer::write);
            store.observe(recorder);
            try (Plugin plugin = Plugin.builder(
                            module, store, WasiConfiguration.builder().build())
                    .instantiate()) {
                for (String call : calls) {
                    call(plugin, call.split(" ", -1));
                }
            }
            recorder.finish();
            writer.finish(true);
        }
        return out.toByteArray();
    }

    private static void call(Plugin plugin, String... words) {
        Function function = plugin.instance().function(words[0]);
        var arguments = new Value[words.length - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = ValueText.parse(
                    words[i + 1], function.signature().parameters().get(i));
        }
        try {
            function.call(arguments);
        } catch (Trap _) {
            // The trace has it.
        }
    }

    private static byte[] machineCode(String name, String target) {
        assumeTrue(!target.equals(NATIVE) || Workers.runHere(), "native code runs on Linux on x86-64 only");
        return SharedFiles.read(SharedFiles.at("corpus/aot/2.4.5/%s/%s.aot".formatted(target, name)))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void anAdditionThatSubtractsIsFoundInItsCall(Addition addition) throws IOException {
        boolean direct = addition.target.equals(NATIVE);
        byte[] file = machineCode("fib", addition.target);
        // Of an even number: with a subtraction numbers of the sequence only turn their signs, each second one.
        byte[] trace = record("fib", List.of("fib 1", "fib 16"));
        assertEquals(Outcome.EQUAL, MachineCodeReplay.of(trace, file, direct).outcome());
        var different = new ArrayList<ReplayResult>();
        int searched = 0;
        for (byte[] faulty : addition.miscompiled(file)) {
            ReplayResult result = MachineCodeReplay.of(trace, faulty, direct);
            if (result.outcome() == Outcome.DIFFERENT) {
                different.add(result);
                searched += !direct && isFoundBySearch(faulty) ? 1 : 0;
            }
        }
        assertEquals(
                direct ? 0 : different.size(), searched, "faults that a search finds, which never runs native code");
        assertTrue(
                different.stream()
                        .map(result -> result.divergences().getFirst())
                        .anyMatch(first -> first.call().equals("call 2: fib(i32:16)")
                                && first.aspect() == Aspect.RESULTS
                                && first.expected().equals("returned (i32:987)")),
                different::toString);
    }

    private static boolean isFoundBySearch(byte[] faulty) throws IOException {
        SearchResult found = MachineCodeSearchTest.search(
                MachineCodeSearchTest.module("fib"),
                MachineCodeSearchTest.build(Readers.read(ByteString.wrap(faulty))),
                MOST_INPUTS);
        return found.counterExample().isPresent();
    }

    /** The class of a constant that has a body of its own. */
    private static String constant(String type, String name) {
        try {
            for (Object each : Class.forName(RUNTIME + type).getEnumConstants()) {
                if (((Enum<?>) each).name().equals(name)) {
                    return each.getClass().getName();
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(name);
    }

    private static BiPredicate<CodeBuilder, CodeElement> operator(Opcode opcode, Consumer<CodeBuilder> replacement) {
        return (code, element) -> {
            boolean here = element instanceof OperatorInstruction operator && operator.opcode() == opcode;
            if (here) {
                replacement.accept(code);
            }
            return here;
        };
    }

    private static BiPredicate<CodeBuilder, CodeElement> call(String callee, Consumer<CodeBuilder> replacement) {
        return (code, element) -> {
            boolean here =
                    element instanceof InvokeInstruction call && call.name().equalsString(callee);
            if (here) {
                replacement.accept(code);
            }
            return here;
        };
    }

    /** Turns the branch, of some opcode, that comes next behind a call. */
    private static BiPredicate<CodeBuilder, CodeElement> branchBehind(String callee, Opcode opcode, Opcode turned) {
        var next = new AtomicBoolean();
        return (code, element) -> {
            if (element instanceof InvokeInstruction call && call.name().equalsString(callee)) {
                next.set(true);
            }
            boolean here = element instanceof BranchInstruction branch && branch.opcode() == opcode && next.get();
            if (here) {
                code.branch(turned, ((BranchInstruction) element).target());
                next.set(false);
            }
            return here;
        };
    }

    private static BiPredicate<CodeBuilder, CodeElement> constant(String name, TrapKind other) {
        return (code, element) -> {
            boolean here =
                    element instanceof FieldInstruction field && field.name().equalsString(name);
            if (here) {
                ClassDesc type = TrapKind.class.describeConstable().orElseThrow();
                code.getstatic(type, other.name(), type);
            }
            return here;
        };
    }

    /** Each with the targets whose code gets there, a module, calls of which the second goes wrong, and in which aspect. */
    private static Stream<Arguments> faults() {
        String riscv = "riscv.IntegerComputation";
        String arm = "aarch64.GeneralComputation";
        List<String> emulated = List.of("riscv64", "aarch64");
        return Stream.of(
                        fault(
                                List.of("riscv64"),
                                new Fault(
                                        constant(riscv, "REMUW"),
                                        "compute",
                                        call("remainderUnsigned", CodeBuilder::irem)),
                                "traps",
                                "rem_u 7 3",
                                "rem_u -7 3"),
                        fault(
                                List.of("riscv64"),
                                new Fault(
                                        constant(riscv, "SRAW"), "compute", operator(Opcode.ISHR, CodeBuilder::iushr)),
                                "i64ops",
                                "shr_s32 16 2",
                                "shr_s32 -16 2"),
                        fault(
                                List.of("aarch64"),
                                new Fault(constant(arm, "UDIV"), "compute", call("divideUnsigned", CodeBuilder::ldiv)),
                                "traps",
                                "div_u64 9 2",
                                "div_u64 -9 2"),
                        fault(
                                List.of("aarch64"),
                                new Fault(
                                        constant(arm, "CLZ"),
                                        "compute",
                                        call(
                                                "numberOfLeadingZeros",
                                                code -> code.invokestatic(
                                                        ConstantDescs.CD_Long,
                                                        "numberOfTrailingZeros",
                                                        MethodTypeDesc.of(
                                                                ConstantDescs.CD_int, ConstantDescs.CD_long)))),
                                "i64ops",
                                "clz64 0",
                                "clz64 1"),
                        fault(
                                emulated,
                                new Fault(PROCESSOR, "interpret", operator(Opcode.LSHR, CodeBuilder::lushr)),
                                "i64ops",
                                "shr_s64 64 3",
                                "shr_s64 -64 3"),
                        fault(
                                ALL_TARGETS,
                                new Fault(HELPERS, "call", branchBehind("growMemory", Opcode.IFEQ, Opcode.IFNE)),
                                "memgrow",
                                "size",
                                "grow 1"),
                        fault(
                                ALL_TARGETS,
                                new Fault(HELPERS, "trap", constant("INTEGER_DIVIDE_BY_ZERO", TrapKind.UNREACHABLE)),
                                "traps",
                                "div_s 7 2",
                                "div_s 7 0"),
                        fault(
                                ALL_TARGETS,
                                new Fault(HELPERS, "copyTable", branchBehind("size", Opcode.IFGT, Opcode.IFLE)),
                                "tables",
                                "copy 1 0 3",
                                "apply 2 7 5"))
                .flatMap(List::stream);
    }

    private static List<? extends Arguments> fault(
            List<String> targets, Fault fault, String module, String harmless, String harmed) {
        return targets.stream()
                .map(target -> Arguments.argumentSet(
                        "%s of %s on %s".formatted(harmed, module, target), target, fault, module, harmless, harmed))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfOursIsFoundInItsCall(String target, Fault fault, String module, String harmless, String harmed)
            throws IOException, ReflectiveOperationException {
        byte[] file = machineCode(module, target);
        byte[] trace = record(module, List.of(harmless, harmed));
        boolean direct = target.equals(NATIVE);
        assertEquals("equal", MachineCodeReplay.inWords(trace, file, direct));
        var faulty = new FaultyRuntime(fault);
        String found = faulty.replay(trace, file, direct);
        assertTrue(faulty.isPlanted());
        assertTrue(found.contains(" in call 2: " + harmed.split(" ", -1)[0] + "("), found);
    }
}
