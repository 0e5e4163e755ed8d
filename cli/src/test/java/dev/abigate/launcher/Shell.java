package dev.abigate.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs scripts under {@code sh} in an environment of the test's own. */
final class Shell {
    private static final Path LAUNCHER_SOURCES = Path.of("src/main/launcher");

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder where the scripts run, and where their output is kept */
    Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    record Result(int status, String out, String err) {}

    Result run(Path script, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = start(out, err, script, arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(script + " does not end");
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    Process start(Path out, Path err, Path script, String... arguments) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launchers are scripts for sh");
        var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Copies a script of the launcher's sources. */
    static void copyLauncherFile(String name, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(LAUNCHER_SOURCES.resolve(name), target);
    }

    /** A folder that looks like a JDK, and whose {@code java} says where it is and what it was told. */
    static Path jdk(Path home, String version) throws IOException {
        script(home.resolve("bin/java"), "echo \"" + home + ": $*\"");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
