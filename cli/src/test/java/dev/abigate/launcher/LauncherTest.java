package dev.abigate.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.launcher.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    private Path folder;

    private Path launcher = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void layOutADistributionInAPathWithBlanks() throws IOException {
        home = folder.toRealPath().resolve("a dist");
        launcher = home.resolve("bin/abigate");
        Shell.copyLauncherFile("abigate", launcher);
        Shell.copyLauncherFile("jdk.sh", home.resolve("lib/jdk.sh"));
    }

    @Test
    void takesTheJdkItIsTold() throws Exception {
        Path told = Shell.jdk(folder.resolve("told"), "25.0.3");
        Path other = Shell.jdk(folder.resolve("other"), "25.0.3");
        Result result = run(Map.of("ABIGATE_JAVA_HOME", told.toString(), "JAVA_HOME", other.toString()), "--version");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().startsWith(told + ": "), result.out());
        assertTrue(
                result.out()
                        .endsWith("-cp " + home.resolve("lib/abigate-cli.jar") + " dev.abigate.cli.Main --version\n"),
                result.out());
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        Path old = Shell.jdk(folder.resolve("old"), "17.0.15");
        Path fit = Shell.jdk(folder.resolve("fit"), "25");
        Result result = run(Map.of("ABIGATE_JAVA_HOME", old.toString(), "JAVA_HOME", fit.toString()), "--version");
        assertTrue(result.out().startsWith(fit + ": "), result.out());
    }

    @Test
    void looksInTheHomeFolder() throws Exception {
        asIfItNeeded(97);
        Path own = Shell.jdk(folder.resolve("me/.jdks/own"), "97.0.1");
        Result result = run(Map.of("HOME", folder.resolve("me").toString()), "--version");
        assertTrue(result.out().startsWith(own + ": "), result.out() + result.err());
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        asIfItNeeded(98);
        Path old = Shell.jdk(folder.resolve("old"), "25.0.3");
        Result result = run(Map.of("JAVA_HOME", old.toString()), "--version");
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("abigate: needs a JDK 98 or newer"), result.err());
        assertTrue(result.err().contains(old + " (25)"), result.err());
    }

    @Test
    void startsThroughALink() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25");
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("a dist/bin/abigate"));
        launcher = Files.createSymbolicLink(folder.resolve("second"), first);
        Result result = run(Map.of("JAVA_HOME", jdk.toString()), "--version");
        assertTrue(result.out().contains(home.resolve("lib/abigate-cli.jar").toString()), result.out() + result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "inspect", "validate", "dump", "rules", "check", "gate", "--version"})
    void startsShortCommandsOnTheQuickCompilerAlone(String command) throws Exception {
        assertTrue(told(command).contains(" -XX:TieredStopAtLevel=1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "record", "replay", "equiv", "wast"})
    void givesLongCommandsBothCompilers(String command) throws Exception {
        assertFalse(told(command).contains("TieredStopAtLevel"));
    }

    @Test
    void keepsArgumentsWhole() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25");
        Shell.script(jdk.resolve("bin/java"), "for a; do echo \"[$a]\"; done");
        Result result = run(Map.of("JAVA_HOME", jdk.toString()), "diff", "an old.wasm", "", "$new *");
        assertTrue(result.out().endsWith("[diff]\n[an old.wasm]\n[]\n[$new *]\n"), result.out());
    }

    private String told(String command) throws IOException, InterruptedException {
        return run(Map.of("JAVA_HOME", Shell.jdk(folder.resolve("jdk"), "25").toString()), command)
                .out();
    }

    /** Raises the release asked for above all that this machine has. */
    private void asIfItNeeded(int release) throws IOException {
        Path search = home.resolve("lib/jdk.sh");
        Files.writeString(search, Files.readString(search).replace("least=25", "least=" + release));
    }

    private Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return new Shell(folder, environment).run(launcher, arguments);
    }
}
