package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;

/** The page in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {
    private static final String LEAK = "https://leak.invalid/";

    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        browser = Browser.start(folder);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    private static String page(Report report) {
        return HtmlReport.render(report, Language.ENGLISH);
    }

    private List<WebElement> all(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    private WebElement one(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    private List<WebElement> shown(String selector) {
        return all(selector).stream().filter(WebElement::isDisplayed).toList();
    }

    @Test
    void runsItsOwnScriptAndNoOther() {
        browser.open(page(Samples.hostile()).replace("<footer", "<script>document.title = 'overrun'</script><footer"));
        assertTrue(one(".tools").isDisplayed(), "the page's script did not run");
        assertTrue(browser.driver().getTitle().startsWith("Breaking: "), "a foreign script ran");
    }

    @Test
    void asksNobodyForAnything() {
        for (Report report : Samples.all()) {
            browser.open(page(report));
            assertEquals(List.of(), browser.requests());
        }
    }

    @Test
    void pagesOfSeveralBuildsAskNobodyEitherAndFitEveryWindowAndTheme() {
        for (Language language : Language.values()) {
            for (String page : Pages.all(language)) {
                browser.open(page);
                assertEquals(List.of(), browser.requests());
                assertEquals(language.tag(), one("html").getDomAttribute("lang"));
                assertEquals(1, all("h1").size());
                browser.value("document.querySelectorAll('details').forEach(fold => fold.open = true) || true");
                for (String theme : List.of("light", "dark")) {
                    browser.show("screen", theme);
                    assertEquals(List.of(), browser.accessibilityFlaws(), theme);
                }
                browser.show("screen", "light");
                browser.resize(400, 900);
                assertEquals(
                        400L,
                        browser.value("document.documentElement.scrollWidth"),
                        one("h1").getText());
                browser.fill();
                assertTrue(
                        browser.driver().print(new PrintOptions()).getContent().length() > 10_000);
            }
        }
    }

    @Test
    void pagesOfSeveralBuildsShowWhatStopsWithoutScripts() {
        browser.open(Pages.gate(Pages.gate(), Language.ENGLISH));
        String gate = one("body").getText();
        for (String word : List.of("render_frame", "resize", "set_clip", "env.trace", "Failed", "rejected")) {
            assertTrue(gate.contains(word), word);
        }
        assertEquals(0, all("script:not([type='application/json'])").size());
        browser.open(HostReportHtml.render(Pages.checks(), Language.ENGLISH, "0.1.0"));
        assertTrue(one("body").getText().contains("unknown binary version"));
        browser.open(HistoryHtml.render(Pages.history(), List.of(Optional.empty()), Language.ENGLISH));
        assertTrue(one("body").getText().contains("export-function-removed"));
    }

    @Test
    void everyLinkInsideAPageLeadsSomewhere() {
        for (String page : Pages.all(Language.ENGLISH)) {
            browser.open(page);
            assertEquals(
                    List.of(),
                    browser.value("Array.from(document.querySelectorAll('a[href^=\"#\"]'))"
                            + ".map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"));
        }
    }

    @Test
    void letsNoRequestOutThatSomebodySmuggledIn() {
        String smuggled = page(Samples.breaking())
                .replace("<footer", "<img src='" + LEAK + "a'><link rel=stylesheet href='" + LEAK + "b'><footer");
        browser.open(smuggled);
        assertEquals(List.of(), browser.requests());
        browser.open(smuggled.replace("Content-Security-Policy", "nothing"));
        assertFalse(browser.requests().isEmpty(), "this test cannot see requests");
    }

    @Test
    void showsEveryBreakWithScriptsOff() {
        browser.open(page(Samples.breaking()).replaceFirst("script-src '[^']*'", "script-src 'none'"));
        assertFalse(one(".tools").isDisplayed(), "a script ran");
        String text = one("body").getText();
        for (String word : List.of("render_frame", "resize", "set_clip", "env.trace")) {
            assertTrue(text.contains(word), word);
        }
        assertEquals(5, shown(".finding").size(), "breaking and risky findings are not folded");
    }

    @Test
    void hasNothingThatAnAccessibilityCheckerCallsSerious() {
        for (String theme : List.of("light", "dark")) {
            browser.show("screen", theme);
            for (Report report : Samples.all()) {
                browser.open(page(report));
                browser.value("document.querySelectorAll('details').forEach(fold => fold.open = true) || true");
                assertEquals(List.of(), browser.accessibilityFlaws(), theme);
            }
        }
    }

    @Test
    void readsTheRulesInEveryLanguage() {
        for (Language language : Language.values()) {
            browser.open(RuleBook.render(language, "0.1.0"));
            assertEquals(
                    Rule.values().length + Noise.values().length,
                    all("details.rule").size());
            browser.value("document.querySelectorAll('details').forEach(fold => fold.open = true) || true");
            assertEquals(List.of(), browser.accessibilityFlaws());
            assertEquals(List.of(), browser.requests());
        }
    }

    @Test
    void fitsAPhone() {
        browser.resize(400, 900);
        for (Report report : Samples.all()) {
            browser.open(page(report));
            assertEquals(400L, browser.value("document.documentElement.scrollWidth"));
        }
        browser.fill();
    }

    @Test
    void fitsOneScreenWhereBothBuildsAreEqual() {
        browser.resize(1280, 940);
        browser.open(page(Samples.equal()));
        assertTrue(one("h1").getText().contains("Identical"));
        assertEquals(940L, browser.value("document.documentElement.scrollHeight"));
        browser.fill();
    }

    @Test
    void filtersByNumberAndByWord() {
        browser.open(page(Samples.breaking()));
        one("a.count[data-area=imports][data-severity=breaking]").click();
        assertEquals(1, shown(".finding").size());
        assertEquals("Showing 1 of 7 findings", one("#shown").getText());
        one("#show-all").click();
        one("#search").sendKeys("render_frame");
        assertEquals(3, shown(".finding").size(), "the fold with the addition opens");
        one("#search").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        assertEquals("", one("#shown").getText());
    }

    @Test
    void opensTheFoldThatALinkLeadsInto() {
        browser.open(page(Samples.breaking()));
        assertFalse(one("#additions .finding").isDisplayed());
        browser.value("location.hash = document.querySelector('#additions .finding').id");
        assertTrue(one("#additions .finding").isDisplayed());
    }

    @Test
    void offersAWaiverToCopy() {
        browser.open(page(Samples.breaking()));
        one(".waiver summary").click();
        assertTrue(one(".waiver code").getText().contains("rule: export-function-removed"));
        one(".waiver button").click();
        assertEquals("Copied", one(".waiver button").getText());
    }

    @Test
    void cutsNoFindingInPrint() {
        browser.open(page(Samples.many(30)));
        browser.show("print", "light");
        for (WebElement finding : all(".finding")) {
            assertEquals("avoid", finding.getCssValue("break-inside"));
        }
        assertFalse(one(".tools").isDisplayed());
        browser.show("screen", "light");
        assertTrue(browser.driver().print(new PrintOptions()).getContent().length() > 10_000);
    }

    @Test
    void staysUsableAtTenThousandFindings() {
        browser.open(page(Samples.many(10_000)));
        assertEquals(HtmlPage.MOST_FINDINGS, all(".finding").size());
        one("#search").sendKeys("function_00042");
        assertEquals(1, shown(".finding").size());
        assertTrue(one(".omitted").getText().contains("9400 more")
                || one(".omitted").getText().contains("9,400 more"));
    }
}
