package dev.abigate.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headless Chromium with one page open, as Debian installs it; tests skip where there is none. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final JsonMapper JSON = new JsonMapper();

    /** What the accessibility checker may take on the page of all rules while the machine is busy. */
    private static final Duration SLOWEST_CHECK = Duration.ofMinutes(5);

    private final ChromeDriver driver;
    private final Path page;

    private Browser(ChromeDriver driver, Path page) {
        this.driver = driver;
        this.page = page;
    }

    /** A browser that puts pages into {@code folder}. */
    static Browser start(Path folder) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no Chromium with chromedriver is installed: the page was not opened in a browser");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--force-prefers-reduced-motion");
        var logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File(folder.toFile(), "driver.log"))
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(SLOWEST_CHECK);
        return new Browser(driver, folder.resolve("page.html"));
    }

    /** Opens a page from a file and forgets what was logged before. */
    void open(String html) {
        try {
            Files.writeString(page, html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver.get("about:blank");
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(page.toUri().toString());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Lays the page out in a window of this size; {@link #fill} ends it. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
    }

    void fill() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** {@code light} or {@code dark}, on {@code screen} or in {@code print}. */
    void show(String medium, String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** The value of an expression of JavaScript. */
    Object value(String expression, Object... arguments) {
        return Objects.requireNonNull(driver.executeScript("return " + expression, arguments), expression);
    }

    /** What the page asked for since it was opened, other than itself; what its policy stopped does not count. */
    List<String> requests() {
        var sent = new LinkedHashMap<String, String>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode event = JSON.readTree(entry.getMessage()).path("message");
            String request = event.at("/params/requestId").asString("");
            switch (event.path("method").asString("")) {
                case "Network.requestWillBeSent" ->
                    sent.put(request, event.at("/params/request/url").asString());
                case "Network.loadingFailed" -> {
                    if (event.at("/params/blockedReason").asString("").equals("csp")) {
                        sent.remove(request);
                    }
                }
                default -> {}
            }
        }
        sent.values().remove(page.toUri().toString());
        return List.copyOf(sent.values());
    }

    /** What the accessibility checker finds serious, each with the elements concerned. */
    List<String> accessibilityFlaws() {
        driver.executeScript(axe());
        Object result = Objects.requireNonNull(driver.executeAsyncScript(
                "const done = arguments[0]; axe.run().then(r => done(JSON.stringify(r.violations)))"));
        return JSON.readTree(result.toString())
                .valueStream()
                .filter(violation -> List.of("serious", "critical")
                        .contains(violation.path("impact").asString()))
                .map(violation -> violation.path("id").asString() + " "
                        + violation
                                .path("nodes")
                                .valueStream()
                                .limit(3)
                                .map(node -> node.path("html").asString())
                                .toList())
                .toList();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
