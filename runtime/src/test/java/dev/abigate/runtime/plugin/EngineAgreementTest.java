package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.trap.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every engine does the same with a module of the corpus and with what compilers made of it: on one instance each, functions
 * at random are called with arguments at random until one traps, one by one by the interpreter and together by the others;
 * then results, kinds of traps, memories and globals are compared with those of the interpreter.
 */
class EngineAgreementTest {
    private static final long SEED = 8;
    private static final int SEQUENCES = 20;
    private static final int CALLS = 6;
    private static final Duration TIME_OF_FIRST = Duration.ofSeconds(1);
    private static final Duration TIME = Duration.ofSeconds(60);

    /** What a compiler may make different: how deep calls go, and how long they take. */
    private static final Set<String> NOT_COMPARED = Set.of("trap call stack exhausted", "trap timeout");

    /** Their results depend on clocks, on the order of threads, or on the files that are there. */
    private static final Set<String> NOT_DETERMINISTIC = Set.of("clockrand", "wasithreads", "files");

    /** Where only one lane of a vector is used, compilers load no more than that: an access past the end does not trap. */
    private static final Set<String> NARROWED = Set.of("simd.oob");

    private static final String[] INTEGERS = {
        "0",
        "1",
        "-1",
        "2",
        "3",
        "4",
        "5",
        "7",
        "8",
        "9",
        "12",
        "16",
        "31",
        "32",
        "63",
        "64",
        "255",
        "256",
        "-128",
        "1000",
        "65535",
        "65536",
        "-65536",
        "0x7fffffff",
        "-0x80000000"
    };
    private static final String[] WIDE_INTEGERS = {
        "0",
        "1",
        "-1",
        "2",
        "3",
        "10",
        "31",
        "63",
        "64",
        "255",
        "-1000",
        "65535",
        "0x7fffffff",
        "0x80000000",
        "0xffffffff",
        "0x100000000",
        "0x7fffffffffffffff",
        "-0x8000000000000000",
        "0x1122334455667788"
    };
    private static final String[] FLOATS = {
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "1.5",
        "-2.5",
        "3.25",
        "1e10",
        "-1e10",
        "2147483647",
        "-2147483648",
        "4294967296",
        "9223372036854775808",
        "1e-40",
        "inf",
        "-inf",
        "nan",
        "0.1"
    };

    @TempDir
    private Path folder = Path.of("");

    /** An engine with the folder of the files that it executes. */
    private record Row(String name, Path files, String ending, CorpusRun run) {
        Path file(String module) {
            return files.resolve(module + ending);
        }
    }

    /** The first row is what the others are compared with. */
    private List<Row> rows() {
        Path aot = SharedFiles.at("corpus/aot/main");
        Path wasm = SharedFiles.at("corpus/wasm");
        var rows = new ArrayList<>(List.of(
                new Row("interpreter", wasm, ".wasm", new CorpusRun(Engine.of(Tier.INTERPRETER), folder)),
                new Row("jit", wasm, ".wasm", new CorpusRun(Engine.of(Tier.JIT), folder)),
                new Row("auto", wasm, ".wasm", new CorpusRun(Engine.of(Tier.AUTO), folder)),
                new Row("riscv64", aot.resolve("riscv64"), ".aot", new CorpusRun(Engine.of(Tier.AUTO), folder)),
                new Row("aarch64", aot.resolve("aarch64"), ".aot", new CorpusRun(Engine.of(Tier.AUTO), folder))));
        if (Workers.runHere()) {
            var direct = new Engine(Tier.AUTO, ExecutionOptions.DEFAULT.withNativeAot(true), FeatureSet.ALL);
            rows.add(new Row("x86_64", aot.resolve("x86_64"), ".aot", new CorpusRun(direct, folder)));
        }
        return rows;
    }

    @Test
    void everyEngineDoesTheSame() throws IOException {
        List<Row> rows = rows();
        var compared = new TreeMap<String, Integer>();
        var differing = new ArrayList<String>();
        for (String module : modules()) {
            for (CorpusCase item : sequences(module, rows.getFirst())) {
                String expected = rows.getFirst().run().outcomeAndState(item, TIME_OF_FIRST);
                if (NOT_COMPARED.stream().noneMatch(expected::contains)) {
                    for (Row row : rows.subList(1, rows.size())) {
                        compare(item, module, row, expected, compared, differing);
                    }
                }
            }
        }
        System.out.println("sequences of calls as interpreted: " + compared);
        assertEquals("", String.join("\n", differing), () -> differing.size() + " differ");
        assertTrue(
                rows.stream().skip(1).allMatch(row -> compared.getOrDefault(row.name(), 0) > 400),
                "sequences compared on each engine");
    }

    private static void compare(
            CorpusCase item,
            String module,
            Row row,
            String expected,
            Map<String, Integer> compared,
            List<String> differing)
            throws IOException {
        if (!Files.exists(row.file(module))) {
            return;
        }
        String found;
        try {
            found = row.run().outcomeTogether(item.of(row.file(module)), TIME);
        } catch (UnsupportedAotException _) {
            return;
        }
        if (NOT_COMPARED.stream().anyMatch(found::contains)) {
            return;
        }
        compared.merge(row.name(), 1, Integer::sum);
        if (!found.equals(expected)) {
            differing.add("%s on %s: found %s, expected %s".formatted(item, row.name(), found, expected));
        }
    }

    private static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(SharedFiles.at("corpus/wasm"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.wasm$", ""))
                    .filter(module -> !NOT_DETERMINISTIC.contains(module))
                    .sorted()
                    .toList();
        }
    }

    private static List<CorpusCase> sequences(String module, Row first) throws IOException {
        var functions = new TreeMap<String, List<Integer>>();
        try {
            first.run().functions(first.file(module)).forEach((name, parameters) -> {
                boolean callable = parameters.stream().allMatch(EngineAgreementTest::isNumber);
                if (callable && !name.startsWith("_") && !NARROWED.contains(module + "." + name)) {
                    functions.put(name, parameters);
                }
            });
        } catch (Trap _) {
            return List.of();
        }
        if (functions.isEmpty()) {
            return List.of();
        }
        var random = new Random(SEED + module.hashCode());
        List<Map.Entry<String, List<Integer>>> all = List.copyOf(functions.entrySet());
        var sequences = new ArrayList<CorpusCase>();
        for (int i = 0; i < SEQUENCES; i++) {
            var calls = new ArrayList<CorpusCase.Call>();
            for (int call = 0; call < CALLS; call++) {
                Map.Entry<String, List<Integer>> function = all.get(random.nextInt(all.size()));
                calls.add(new CorpusCase.Call(
                        function.getKey(),
                        function.getValue().stream()
                                .map(type -> argument(type, random))
                                .toList()));
            }
            sequences.add(new CorpusCase(
                    module + "~" + i,
                    calls.toString(),
                    first.file(module),
                    calls,
                    new CorpusCase.Program(List.of(), List.of(), List.of()),
                    "",
                    Map.of()));
        }
        return sequences;
    }

    private static boolean isNumber(int type) {
        return type == TypeCode.I32 || type == TypeCode.I64 || type == TypeCode.F32 || type == TypeCode.F64;
    }

    private static String argument(int type, Random random) {
        String[] from = type == TypeCode.I32 ? INTEGERS : type == TypeCode.I64 ? WIDE_INTEGERS : FLOATS;
        return from[random.nextInt(from.length)];
    }
}
