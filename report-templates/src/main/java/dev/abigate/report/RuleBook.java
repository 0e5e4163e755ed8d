package dev.abigate.report;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The pages of all rules and classes of noise as one HTML page to browse, with the look of a report. */
public final class RuleBook {
    /** By how much the headings of a rule's page sink on the page that holds all. */
    private static final int LEVELS_BELOW = 2;

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private final Messages messages;

    private RuleBook(Messages messages) {
        this.messages = messages;
    }

    /** The page. Classes of noise are explained in English in every language. */
    public static String render(Language language, String toolVersion) {
        return new RuleBook(Messages.of(language)).page(toolVersion);
    }

    private String page(String toolVersion) {
        Map<String, Object> model = HtmlReport.pageModel(messages);
        model.put("toolVersion", toolVersion);
        model.put("count", Rule.values().length);
        model.put("areas", areas());
        model.put(
                "noise",
                Arrays.stream(Noise.values())
                        .map(noise -> Map.of(
                                "id", noise.id(),
                                "title", Words.capitalised(noise.title()),
                                "html", html(RuleCatalogue.page(noise))))
                        .toList());
        return HtmlReport.process("rules.ftl", model);
    }

    private List<Map<String, Object>> areas() {
        var areas = new ArrayList<Map<String, Object>>();
        for (Rule.Area area : Rule.Area.values()) {
            List<Map<String, Object>> rules = Arrays.stream(Rule.values())
                    .filter(rule -> rule.area() == area)
                    .map(this::rule)
                    .toList();
            if (!rules.isEmpty()) {
                areas.add(Map.of("id", HtmlPage.id(area), "title", messages.text("area", area), "rules", rules));
            }
        }
        return areas;
    }

    private Map<String, Object> rule(Rule rule) {
        RulePage page = RulePage.of(rule, messages.language());
        var model = new LinkedHashMap<String, Object>();
        model.put("id", rule.id());
        model.put("title", page.summary());
        model.put("severity", rule.severity().id());
        model.put("word", messages.text("severity", rule.severity()));
        model.put(
                "affects",
                messages.text(
                        "affects",
                        messages.list(rule.audiences().stream()
                                .map(audience -> messages.text("audience", audience))
                                .toList())));
        model.put("html", html(page.text()));
        return model;
    }

    /** A page without its title, its headings below those of the whole. */
    private String html(String markdown) {
        Node document = parser.parse(markdown);
        var headings = new ArrayList<Heading>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(heading);
            }
        }
        for (Heading heading : headings) {
            if (heading.getLevel() == 1) {
                heading.unlink();
            } else {
                heading.setLevel(heading.getLevel() + LEVELS_BELOW);
            }
        }
        return renderer.render(document);
    }
}
