package dev.abigate.benchmarks.engines;

import dev.abigate.benchmarks.engines.EngineProcess.Name;
import dev.abigate.runtime.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares this project's engines with others: warm calls, first calls, and what large modules cost.
 *
 * <p>Arguments: the folder of the shared modules, that of the project's own, that of large ones, the script for node, a jar
 * that has this class, the number of rounds, and the names of modules, where not all are wanted.
 */
public final class EngineComparison {
    private static final List<Kernel> FIRST_CALLED = List.of(Kernel.SIEVE, Kernel.QSORT, Kernel.SWITCHVM);

    /** What an archive of classes is made of: none of those that are measured with it. */
    private static final List<Kernel> TRAINED =
            List.of(Kernel.LZ, Kernel.TREE, Kernel.NBODY, Kernel.OBJECTS, Kernel.JSON);

    /** The jars that a process with our engine needs. */
    private static final Pattern OWN_ENGINE =
            Pattern.compile(".*abigate-(format-spec|reader|runtime|benchmarks)-[^/\\\\]*\\.jar");

    private EngineComparison() {}

    /** Compares and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Path> folders = List.of(Path.of(arguments[0]), Path.of(arguments[1]));
        Path large = Path.of(arguments[2]);
        ProcessContender v8 = ProcessContender.v8(Path.of(arguments[3]));
        List<String> classPath = new ArrayList<>(EngineProcess.classPath());
        // A JVM keeps no archive of classes out of folders.
        String ownClass = EngineComparison.class.getName().replace('.', '/') + ".class";
        classPath.replaceAll(entry -> Files.exists(Path.of(entry, ownClass)) ? arguments[4] : entry);
        int rounds = Integer.parseInt(arguments[5]);
        List<String> names = List.of(arguments).subList(6, arguments.length);
        List<Kernel> kernels = Arrays.stream(Kernel.values())
                .filter(kernel -> names.isEmpty() || names.contains(kernel.module()))
                .toList();
        List<Contender> contenders = new ArrayList<>(List.of(v8));
        for (Name name : Name.values()) {
            contenders.add(name.inProcess(classPath));
        }
        new WarmCalls(contenders, folders, System.out).compare(kernels, rounds);
        if (names.isEmpty()) {
            List<Path> trained =
                    TRAINED.stream().map(kernel -> kernel.file(folders)).toList();
            new FirstCalls(firstCalled(v8, classPath, trained), folders, System.out).compare(FIRST_CALLED, rounds);
            try (Stream<Path> files = Files.list(large)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".wasm"))
                        .sorted()
                        .toList()) {
                    LargeModules.printRate(file, System.out);
                }
            }
            for (Tier tier : Tier.values()) {
                callLarge(tier, classPath, large.resolve("esbuild-0.28.1.wasm"));
            }
        }
    }

    /** Ours also with an archive of classes, as the command line has it. */
    private static List<ProcessContender> firstCalled(ProcessContender v8, List<String> classPath, List<Path> trained)
            throws IOException, InterruptedException {
        List<ProcessContender> contenders = new ArrayList<>(List.of(v8));
        for (Name name : Name.values()) {
            if (name != Name.JIT_WITH_VECTOR_API) {
                contenders.add(name.inProcess(classPath));
            }
            if (name == Name.AUTO || name == Name.JIT) {
                Path folder = Files.createTempDirectory("abigate");
                List<String> cacheable = cacheable(classPath, folder);
                contenders.add(name.archived(cacheable, archive(name, cacheable, folder, trained)));
            }
        }
        return contenders;
    }

    /** Copies, in a folder, of the jars with our engine, written as the distribution has them: an archive takes all classes. */
    private static List<String> cacheable(List<String> classPath, Path folder)
            throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (String entry : classPath) {
            if (OWN_ENGINE.matcher(entry).matches()) {
                Path jar = folder.resolve(Path.of(entry).getFileName());
                Files.copy(Path.of(entry), jar);
                jar.toFile().deleteOnExit();
                jars.add(jar.toString());
            }
        }
        List<String> command = List.of(
                EngineProcess.java(),
                "-cp",
                EngineProcess.join(classPath),
                "dev.abigate.cli.packaging.CacheableJars",
                folder.toString());
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("the jars in " + folder + " could not be rewritten");
        }
        return jars;
    }

    /** Writes the archive of classes in a run of modules. */
    private static Path archive(Name name, List<String> classPath, Path folder, List<Path> modules)
            throws IOException, InterruptedException {
        Path archive = folder.resolve("engine.aot");
        Path sizes = Files.writeString(folder.resolve("sizes"), "10\n10\n");
        // Profiles for C2 in the archive would have methods compiled that a short run does not need; and what an
        // archive knows of level 1 C2 never compiles.
        List<String> command =
                name.command(classPath, List.of("-XX:TieredStopAtLevel=2", "-XX:AOTCacheOutput=" + archive));
        modules.forEach(module -> command.add(module.toString()));
        new ProcessBuilder(command)
                .redirectInput(sizes.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        archive.toFile().deleteOnExit();
        Files.delete(sizes);
        return archive;
    }

    private static void callLarge(Tier tier, List<String> classPath, Path module)
            throws IOException, InterruptedException {
        System.out.printf("%-24s compiled lazily, one export called, %s: ", module.getFileName(), tier);
        System.out.flush();
        new ProcessBuilder(
                        EngineProcess.java(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        EngineProcess.join(classPath),
                        LargeModules.class.getName(),
                        tier.name(),
                        module.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
