package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.witness.Witness;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final int MOST_PLACES = 40;

    /** Fewer places are seen at once in the types themselves. */
    private static final int LEAST_PLACES = 4;

    private final Comparison comparison;
    private final Messages messages;
    private final List<Finding> findings;
    private final List<Finding> shown;
    private final IdentityHashMap<Finding, String> ids = new IdentityHashMap<>();
    private final IdentityHashMap<Finding, Ruling> rulings = new IdentityHashMap<>();
    private final Map<String, ExternalType> old;
    private final Map<String, ExternalType> now;

    /** The first {@code most} of the findings. */
    HtmlFindings(Report report, Messages messages, int most) {
        this.comparison = report.comparison();
        this.messages = messages;
        this.findings = report.findings();
        this.shown = findings.subList(0, Math.min(most, findings.size()));
        report.rulings().forEach(ruling -> rulings.put(ruling.finding(), ruling));
        this.old = types(comparison.before());
        this.now = types(comparison.after());
        Set<String> taken = new HashSet<>();
        for (Finding finding : shown) {
            String id = "f-" + finding.id();
            for (int twin = 2; !taken.add(id); twin++) {
                id = "f-" + finding.id() + "-" + twin;
            }
            ids.put(finding, id);
        }
    }

    /** What a side declares, by the subject of a finding about it. */
    private static Map<String, ExternalType> types(Side side) {
        var types = new HashMap<String, ExternalType>();
        side.snapshot().imports().forEach(item -> types.put("import:" + item.path(), item.type()));
        side.snapshot().exports().forEach(item -> types.put("export:" + item.name(), item.type()));
        return types;
    }

    /** How many findings the page leaves out. */
    int omitted() {
        return findings.size() - shown.size();
    }

    /** Where on the page a finding is, if it is shown. */
    Optional<String> anchor(Finding finding) {
        return Optional.ofNullable(ids.get(finding)).map(id -> "#" + id);
    }

    /** What needs a look: breaking and risky findings. */
    List<Map<String, Object>> groups() {
        var groups = new ArrayList<Map<String, Object>>();
        for (Severity severity : List.of(Severity.BREAKING, Severity.RISKY)) {
            addGroup(
                    groups,
                    severity.id(),
                    shown.stream().filter(f -> f.severity() == severity).toList());
        }
        return groups;
    }

    /** What only informs: additions, then the rest. */
    List<Map<String, Object>> folds() {
        var folds = new ArrayList<Map<String, Object>>();
        Map<Boolean, List<Finding>> compatible = shown.stream()
                .filter(f -> f.severity() == Severity.COMPATIBLE)
                .collect(Collectors.partitioningBy(f -> f.rule().addsToInterface()));
        addGroup(folds, "additions", compatible.getOrDefault(true, List.of()));
        addGroup(folds, "information", compatible.getOrDefault(false, List.of()));
        return folds;
    }

    private void addGroup(List<Map<String, Object>> groups, String id, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        var byRule = new LinkedHashMap<Rule, List<Finding>>();
        for (Finding finding : findings) {
            byRule.computeIfAbsent(finding.rule(), _ -> new ArrayList<>()).add(finding);
        }
        var rules = new ArrayList<Map<String, Object>>();
        byRule.forEach((rule, own) -> rules.add(rule(rule, own)));
        groups.add(Map.of("id", id, "title", messages.text("group." + id), "count", findings.size(), "rules", rules));
    }

    private Map<String, Object> rule(Rule rule, List<Finding> findings) {
        String advice = findings.getFirst().advice();
        boolean shared = findings.stream().allMatch(finding -> finding.advice().equals(advice));
        String audiences = messages.list(rule.audiences().stream()
                .map(audience -> messages.text("audience", audience))
                .toList());
        RulePage page = RulePage.of(rule, messages.language());
        boolean translated = messages.language() != Language.ENGLISH;
        return Map.of(
                "id", rule.id(),
                "title", page.summary(),
                "area", HtmlPage.id(rule.area()),
                "affects", messages.text("affects", audiences),
                "whatBreaks", translated ? page.whatBreaks() : "",
                "whatToDo", translated ? page.whatToDo() : "",
                "advice", shared && !translated ? message(advice) : "",
                "items",
                        findings.stream()
                                .map(finding -> item(finding, !shared && !translated))
                                .toList());
    }

    private Map<String, Object> item(Finding finding, boolean withAdvice) {
        int colon = finding.subject().indexOf(':');
        var item = new LinkedHashMap<String, Object>();
        item.put("id", ids.getOrDefault(finding, ""));
        item.put("severity", finding.severity().id());
        item.put("kind", colon < 0 ? "" : name(finding.subject().substring(0, colon)));
        item.put("name", name(finding.subject().substring(colon + 1)));
        TokenDifference change = TokenDifference.between(
                finding.before().map(HtmlFindings::name).orElse(""),
                finding.after().map(HtmlFindings::name).orElse(""));
        boolean both = finding.before().isPresent() && finding.after().isPresent();
        item.put("before", pieces(change.before(), both));
        item.put("after", pieces(change.after(), both));
        item.put("signature", both ? signature(finding.subject()) : List.of());
        item.put("message", message(finding.message()));
        item.put("advice", withAdvice ? message(finding.advice()) : "");
        item.put(
                "evidence", Evidence.of(finding, comparison).map(this::evidence).orElse(""));
        item.put(
                "details",
                finding.details().stream()
                        .limit(MOST_DETAILS)
                        .map(HtmlFindings::name)
                        .toList());
        int more = finding.details().size() - MOST_DETAILS;
        item.put("moreDetails", more > 0 ? messages.text("more", more) : "");
        item.put("waiver", waiver(finding));
        item.put("witness", finding.witness().map(this::witness).orElse(Map.of()));
        Optional<Ruling> ruling = Optional.ofNullable(rulings.get(finding));
        item.put("users", ruling.flatMap(Ruling::usedBy).map(this::users).orElse(""));
        item.put("trail", ruling.map(this::trail).orElse(List.of()));
        return item;
    }

    private Map<String, Object> witness(Witness witness) {
        return Map.of(
                "title", messages.text("witness." + witness.id()),
                "text", witness.text().lines().map(HtmlFindings::message).collect(Collectors.joining("\n")),
                "before", witness.before().equals(Witness.LINKS) ? messages.text("witness.links") : witness.before(),
                "after", message(witness.after()));
    }

    private String users(List<String> users) {
        return users.isEmpty() ? messages.text("unused") : messages.text("usedBy", name(messages.list(users)));
    }

    /** How the severity came about, where that is not the rule alone. */
    private List<Map<String, Object>> trail(Ruling ruling) {
        return ruling.trail().size() < 2
                ? List.of()
                : ruling.trail().stream()
                        .<Map<String, Object>>map(step -> Map.of(
                                "stage", messages.text("stage", step.stage()),
                                "severity", messages.text("severity", step.severity()),
                                "reason", name(step.reason())))
                        .toList();
    }

    private String evidence(Evidence evidence) {
        return messages.text(
                evidence.old() ? "evidence.old" : "evidence.new",
                name(evidence.section().name()),
                evidence.section().offset());
    }

    /** The places of a function's old and new type, where both are known and hard to compare by eye. */
    private List<Map<String, Object>> signature(String subject) {
        if (!(old.get(subject) instanceof ExternalType.Function before
                && now.get(subject) instanceof ExternalType.Function after)) {
            return List.of();
        }
        List<SignatureRows.Row> rows = SignatureRows.of(before, after);
        if (rows.size() < LEAST_PLACES
                || rows.size() > MOST_PLACES
                || rows.stream().noneMatch(SignatureRows.Row::differs)) {
            return List.of();
        }
        var places = new ArrayList<Map<String, Object>>();
        int parameters = 0;
        int results = 0;
        for (SignatureRows.Row row : rows) {
            places.add(Map.of(
                    "name",
                    row.result()
                            ? messages.text("signature.result", ++results)
                            : messages.text("signature.parameter", ++parameters),
                    "before",
                    row.before().map(HtmlFindings::name).orElse(""),
                    "after",
                    row.after().map(HtmlFindings::name).orElse(""),
                    "differs",
                    row.differs()));
        }
        return places;
    }

    /** An entry for a policy that accepts just this finding. */
    private static String waiver(Finding finding) {
        return """
                - rule: %s
                  subject: %s
                  id: "%s"
                  reason:
                """.formatted(finding.rule().id(), JsonText.quoted(name(finding.subject())), finding.id());
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
