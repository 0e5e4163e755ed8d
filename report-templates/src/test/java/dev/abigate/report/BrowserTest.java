package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.diff.rule.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: headless Chromium, where one is installed. */
final class BrowserTest {
    private static final String LEAK = "https://leak.invalid/";

    @TempDir
    private Path folder = Path.of("");

    private Path browser = Path.of("");

    @BeforeEach
    void findBrowser() {
        Optional<Path> found = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium is installed: the page was not opened in a browser");
        browser = found.orElseThrow();
    }

    @Test
    void runsItsOwnScriptAndNoOther() throws Exception {
        String opened = open(HtmlReport.render(Samples.hostile(), Language.ENGLISH), List.of("--dump-dom"));
        assertFalse(opened.contains("<div class=\"tools\" hidden"), "the page's script did not run");
        String page = HtmlReport.render(Samples.hostile(), Language.ENGLISH)
                .replace("<footer", "<script>document.title = 'overrun'</script><footer");
        assertFalse(open(page, List.of("--dump-dom")).contains("<title>overrun"), "a foreign script ran");
    }

    @Test
    void asksNobodyForAnything() throws Exception {
        List<String> asked = requests(HtmlReport.render(Samples.breaking(), Language.ENGLISH));
        assertEquals(List.of(), asked);
    }

    @Test
    void letsNoRequestOutThatSomebodySmuggledIn() throws Exception {
        String smuggled = "<img src='" + LEAK + "a'><link rel=stylesheet href='" + LEAK + "b'><footer";
        assertEquals(
                List.of(),
                requests(HtmlReport.render(Samples.breaking(), Language.ENGLISH).replace("<footer", smuggled)));
        String unguarded = HtmlReport.render(Samples.breaking(), Language.ENGLISH)
                .replace("<footer", smuggled)
                .replace("Content-Security-Policy", "nothing");
        assertFalse(requests(unguarded).isEmpty(), "this test cannot see requests");
    }

    @Test
    void showsEveryBreakWithScriptsOff() throws Exception {
        String silenced = HtmlReport.render(Samples.breaking(), Language.ENGLISH)
                .replaceFirst("script-src '[^']*'", "script-src 'none'");
        String opened = open(silenced, List.of("--dump-dom"));
        assertTrue(opened.contains("<div class=\"tools\" hidden"), "a script ran");
        for (String word : List.of("render_frame", "resize", "set_clip", "env.trace")) {
            assertTrue(opened.contains(word), word);
        }
        String shown = opened.substring(0, opened.indexOf("<details class=\"severity"));
        assertEquals(5, shown.split("class=\"finding\"", -1).length - 1, "breaking and risky findings are not folded");
    }

    private List<String> requests(String page) throws IOException, InterruptedException {
        Path log = folder.resolve("net.json");
        open(page, List.of("--log-net-log=" + log, "--dump-dom"));
        var asked = new ArrayList<String>();
        for (String part : Files.readString(log).split("\"url\":\"", -1)) {
            String url = part.substring(0, Math.max(0, part.indexOf('"')));
            if (url.startsWith("http")) {
                asked.add(url);
            }
        }
        return asked.stream()
                .filter(url -> url.startsWith(LEAK) || !isBrowsersOwn(url))
                .toList();
    }

    /** Chromium itself calls home now and then; a page can only ask what is written in it. */
    private static boolean isBrowsersOwn(String url) {
        return url.contains(".google.com/") || url.contains(".googleapis.com/") || url.contains(".gvt1.com/");
    }

    private String open(String page, List<String> options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Path output = folder.resolve("output");
        Path profile = Files.createTempDirectory(folder, "profile");
        var command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile));
        command.addAll(options);
        command.add(file.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not finish");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
