package dev.abigate.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.launcher.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutLauncherTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Shell shell = new Shell(Path.of(""), Map.of());

    @BeforeEach
    void layOutACheckoutInAPathWithBlanks() throws IOException {
        root = folder.toRealPath().resolve("a checkout");
        Shell.copyLauncherFile("../../../../abigate", root.resolve("abigate"));
        Shell.copyLauncherFile("abigate", root.resolve("cli/src/main/launcher/abigate"));
        Shell.copyLauncherFile("jdk.sh", root.resolve("cli/src/main/launcher/jdk.sh"));
        write("pom.xml");
        write("cli/pom.xml");
        write("reader/pom.xml");
        write("reader/src/main/java/Kept.java");
        write("reader/src/main/java/Dropped.java");
        write("reader/src/main/resources/rules/page.md");
        write("reader/src/test/java/KeptTest.java");
        // As Maven lays it out: the mark bears the time at which the build began.
        maven("""
                touch began
                echo build >>builds
                mkdir -p cli/target/dist/bin cli/target/dist/lib
                cp cli/src/main/launcher/abigate cli/target/dist/bin
                cp cli/src/main/launcher/jdk.sh cli/target/dist/lib
                chmod +x cli/target/dist/bin/abigate
                mv began cli/target/dist/lib/built
                echo "chatter of Maven's"
                """);
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25");
        shell = new Shell(
                folder,
                Map.of("JAVA_HOME", jdk.toString(), "PATH", folder.resolve("tools") + ":" + System.getenv("PATH")));
    }

    @Test
    void buildsOnceAndKeepsStandardOutputForTheCommand() throws Exception {
        Result first = version();
        assertEquals(0, first.status(), first.err());
        assertEquals(1, first.out().lines().count(), first.out());
        assertTrue(first.out().endsWith("dev.abigate.cli.Main --version\n"), first.out());
        Result second = version();
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceOrAPageOrAPomIsNewer() throws Exception {
        version();
        write("reader/src/main/java/Kept.java");
        version();
        assertEquals(2, builds());
        write("reader/src/main/resources/rules/page.md");
        version();
        assertEquals(3, builds());
        write("reader/pom.xml");
        version();
        assertEquals(4, builds());
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        version();
        Files.delete(root.resolve("reader/src/main/java/Dropped.java"));
        version();
        assertEquals(2, builds());
        version();
        assertEquals(2, builds());
    }

    @Test
    void doesNotBuildForATestOrABenchmark() throws Exception {
        version();
        write("reader/src/test/java/KeptTest.java");
        write("benchmarks/src/main/java/Reading.java");
        version();
        assertEquals(1, builds());
    }

    @Test
    void saysInOneLineWhereTheLogOfAFailedBuildIs() throws Exception {
        maven("echo 'what went wrong'; exit 1");
        Result result = version();
        assertEquals(2, result.status());
        assertEquals("", result.out());
        String log = root.resolve("cli/target/launcher-build.log").toString();
        assertEquals(
                "abigate: the build failed, see " + log,
                result.err().lines().toList().getLast());
        assertEquals("what went wrong\n", Files.readString(Path.of(log)));
    }

    @Test
    void waitsForABuildThatAnotherProcessHasBegun() throws Exception {
        Path tool = folder.resolve("tools/mvn");
        Files.writeString(tool, Files.readString(tool).replace("touch began", "sleep 2\ntouch began"));
        Process other = shell.start(folder.resolve("o"), folder.resolve("e"), root.resolve("abigate"), "--version");
        Result result = version();
        assertEquals(0, result.status(), result.err());
        assertEquals(0, other.waitFor());
        assertEquals(1, builds());
        assertEquals(result.out(), Files.readString(folder.resolve("o")));
    }

    @Test
    void passesOverTheLockOfABuildThatWasKilled() throws Exception {
        Process gone = new ProcessBuilder("/bin/sh", "-c", "exit").start();
        gone.waitFor();
        Files.createDirectories(root.resolve("cli/target"));
        Files.createSymbolicLink(root.resolve("cli/target/launcher-build.lock"), Path.of(Long.toString(gone.pid())));
        Result result = version();
        assertEquals(0, result.status(), result.err());
        assertEquals(1, builds());
    }

    @Test
    void startsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("abigate"));
        Result result = shell.run(link, "--version");
        assertTrue(
                result.out()
                        .contains(root.resolve("cli/target/dist/lib/abigate-cli.jar")
                                .toString()),
                result.err());
    }

    private Result version() throws IOException, InterruptedException {
        return shell.run(root.resolve("abigate"), "--version");
    }

    private void maven(String body) throws IOException {
        Shell.script(folder.resolve("tools/mvn"), "set -e\n" + body);
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    private void write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "as of " + System.nanoTime());
    }
}
