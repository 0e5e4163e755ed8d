package dev.abigate.report;

import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The findings as the page groups them: by severity, then by rule; what only informs is folded. */
final class HtmlFindings {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 800;
    private static final int MOST_DETAILS = 50;

    private final List<Finding> shown;
    private final int omitted;
    private final IdentityHashMap<Finding, String> ids = new IdentityHashMap<>();

    private HtmlFindings(List<Finding> shown, int omitted) {
        this.shown = shown;
        this.omitted = omitted;
        Set<String> taken = new HashSet<>();
        for (Finding finding : shown) {
            String id = "f-" + finding.id();
            for (int twin = 2; !taken.add(id); twin++) {
                id = "f-" + finding.id() + "-" + twin;
            }
            ids.put(finding, id);
        }
    }

    /** The first {@code most} of the findings. */
    static HtmlFindings of(List<Finding> findings, int most) {
        List<Finding> shown = findings.subList(0, Math.min(most, findings.size()));
        return new HtmlFindings(shown, findings.size() - shown.size());
    }

    /** How many findings the page leaves out. */
    int omitted() {
        return omitted;
    }

    /** Where on the page a finding is, if it is shown. */
    Optional<String> anchor(Finding finding) {
        return Optional.ofNullable(ids.get(finding)).map(id -> "#" + id);
    }

    /** What needs a look: breaking and risky findings. */
    List<Map<String, Object>> groups() {
        var groups = new ArrayList<Map<String, Object>>();
        for (Severity severity : List.of(Severity.BREAKING, Severity.RISKY)) {
            List<Finding> own =
                    shown.stream().filter(f -> f.severity() == severity).toList();
            if (!own.isEmpty()) {
                groups.add(group(severity.id(), Words.capitalised(severity.id()), own));
            }
        }
        return groups;
    }

    /** What only informs: additions, then the rest. */
    List<Map<String, Object>> folds() {
        var folds = new ArrayList<Map<String, Object>>();
        Map<Boolean, List<Finding>> compatible = shown.stream()
                .filter(f -> f.severity() == Severity.COMPATIBLE)
                .collect(Collectors.partitioningBy(f -> f.rule().addsToInterface()));
        for (boolean added : new boolean[] {true, false}) {
            List<Finding> own = compatible.getOrDefault(added, List.of());
            if (!own.isEmpty()) {
                folds.add(added ? group("additions", "Additions", own) : group("information", "Information", own));
            }
        }
        return folds;
    }

    private Map<String, Object> group(String id, String title, List<Finding> findings) {
        var byRule = new LinkedHashMap<Rule, List<Finding>>();
        for (Finding finding : findings) {
            byRule.computeIfAbsent(finding.rule(), _ -> new ArrayList<>()).add(finding);
        }
        var rules = new ArrayList<Map<String, Object>>();
        byRule.forEach((rule, own) -> rules.add(rule(rule, own)));
        return Map.of("id", id, "title", title, "count", findings.size(), "rules", rules);
    }

    private Map<String, Object> rule(Rule rule, List<Finding> findings) {
        String advice = findings.getFirst().advice();
        boolean shared = findings.stream().allMatch(finding -> finding.advice().equals(advice));
        var items = new ArrayList<Map<String, Object>>();
        for (Finding finding : findings) {
            items.add(item(finding, !shared));
        }
        return Map.of(
                "id", rule.id(),
                "title", Words.capitalised(rule.summary()),
                "area", HtmlPage.id(rule.area()),
                "audiences", rule.audiences().stream().map(HtmlFindings::word).collect(Collectors.joining(", ")),
                "advice", shared ? message(advice) : "",
                "items", items);
    }

    private static String word(Audience audience) {
        return Words.of(audience);
    }

    private Map<String, Object> item(Finding finding, boolean withAdvice) {
        int colon = finding.subject().indexOf(':');
        var item = new LinkedHashMap<String, Object>();
        item.put("id", ids.getOrDefault(finding, ""));
        item.put("severity", finding.severity().id());
        item.put("kind", colon < 0 ? "" : VisibleText.brief(finding.subject().substring(0, colon), LONGEST_NAME));
        item.put("name", name(finding.subject().substring(colon + 1)));
        TokenDifference change = TokenDifference.between(
                finding.before().map(HtmlFindings::name).orElse(""),
                finding.after().map(HtmlFindings::name).orElse(""));
        boolean both = finding.before().isPresent() && finding.after().isPresent();
        item.put("before", pieces(change.before(), both));
        item.put("after", pieces(change.after(), both));
        item.put("message", message(finding.message()));
        item.put("advice", withAdvice ? message(finding.advice()) : "");
        item.put(
                "details",
                finding.details().stream()
                        .limit(MOST_DETAILS)
                        .map(HtmlFindings::name)
                        .toList());
        item.put("moreDetails", Math.max(0, finding.details().size() - MOST_DETAILS));
        return item;
    }

    private static List<Map<String, Object>> pieces(List<TokenDifference.Piece> pieces, boolean marked) {
        return pieces.stream()
                .<Map<String, Object>>map(piece -> Map.of("text", piece.text(), "differs", marked && piece.differs()))
                .toList();
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }

    private static String message(String text) {
        return VisibleText.brief(text, LONGEST_MESSAGE);
    }
}
