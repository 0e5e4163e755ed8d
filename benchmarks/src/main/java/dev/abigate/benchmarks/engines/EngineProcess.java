package dev.abigate.benchmarks.engines;

import dev.abigate.runtime.Tier;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An engine of the JVM in a process of its own, which answers as {@link ProcessContender} expects. Arguments: the engine and the
 * paths of modules. The last one answers; the others are called twice before, which makes an archive of classes know them.
 */
public final class EngineProcess {
    /** What replaces modules of the JDK when GraalWasm compiles. */
    private static final Pattern GRAAL_COMPILER = Pattern.compile(
            ".*graalvm.*(compiler|truffle-compiler|collections|word|nativeimage|jniutils)-[\\d.]+\\.jar");

    /** Without these GraalWasm looks for no compiler. */
    private static final Pattern GRAAL_RUNTIME = Pattern.compile(".*truffle-runtime-[\\d.]+\\.jar");

    /** As the command line's launcher has them. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:-DontCompileHugeMethods",
            "-XX:-ClipInlining",
            "-XX:Tier3BackEdgeThreshold=10000",
            "-XX:Tier4BackEdgeThreshold=10000");

    private static final double NANOSECONDS = 1e6;

    /** A size of every module that takes a moment. */
    private static final int SMALL = 10;

    private EngineProcess() {}

    /** Engines that take part. */
    enum Name {
        INTERPRETER(new AbigateContender(Tier.INTERPRETER, false)),
        JIT(new AbigateContender(Tier.JIT, false)),
        AUTO(new AbigateContender(Tier.AUTO, false)),
        JIT_WITH_VECTOR_API(new AbigateContender(Tier.JIT, true)),
        ENDIVE_INTERPRETER(new EndiveContender(false)),
        ENDIVE_COMPILER(new EndiveContender(true)),
        GRAALWASM_INTERPRETER(new GraalWasmContender(false)),
        GRAALWASM_COMPILER(new GraalWasmContender(true));

        private final Contender contender;

        Name(Contender contender) {
            this.contender = contender;
        }

        /** The engine in a JVM of its own. */
        ProcessContender inProcess(List<String> classPath) {
            return new ProcessContender(contender, contender.title(), command(classPath, List.of()));
        }

        /** The engine as other classes have it. */
        ProcessContender of(String version, List<String> classPath) {
            return new ProcessContender(contender, version + " " + contender.title(), command(classPath, List.of()));
        }

        /** The engine in a JVM of its own that has an archive of classes. */
        ProcessContender archived(List<String> classPath, Path archive) {
            return new ProcessContender(
                    contender,
                    contender.title() + ", AOT cache",
                    command(classPath, List.of("-Xlog:disable", "-XX:AOTCache=" + archive)));
        }

        /** What starts a JVM with the engine. */
        List<String> command(List<String> classPath, List<String> flags) {
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(FLAGS);
            command.addAll(flags);
            if (this == JIT_WITH_VECTOR_API) {
                command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
            }
            if (this == GRAALWASM_COMPILER) {
                command.addAll(
                        List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI", "--upgrade-module-path"));
                command.add(entries(classPath, GRAAL_COMPILER, true));
            }
            command.add("-cp");
            command.add(this == GRAALWASM_INTERPRETER ? entries(classPath, GRAAL_RUNTIME, false) : join(classPath));
            command.add(EngineProcess.class.getName());
            command.add(name());
            return command;
        }

        private static String entries(List<String> classPath, Pattern names, boolean wanted) {
            return join(classPath.stream()
                    .filter(entry -> names.matcher(entry).matches() == wanted)
                    .toList());
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String join(List<String> classPath) {
        return String.join(File.pathSeparator, classPath);
    }

    /** The class path of this JVM. */
    static List<String> classPath() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Answers until its input ends. */
    public static void main(String[] arguments) throws IOException {
        long begun = System.nanoTime();
        Contender contender = Name.valueOf(arguments[0]).contender;
        for (String before : List.of(arguments).subList(1, arguments.length - 1)) {
            try (Contender.Loaded loaded = contender.load(Path.of(before))) {
                loaded.run(SMALL);
                loaded.run(SMALL);
            }
        }
        var sizes = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contender.Loaded loaded = contender.load(Path.of(arguments[arguments.length - 1]))) {
            for (String size = sizes.readLine(); size != null; size = sizes.readLine()) {
                Contender.Outcome outcome = loaded.run(Integer.parseInt(size));
                double wall = (System.nanoTime() - begun) / NANOSECONDS;
                System.out.println(outcome.checksum() + " " + outcome.milliseconds() + " " + wall);
                begun = System.nanoTime();
            }
        }
    }
}
