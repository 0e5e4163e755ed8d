package dev.abigate.diff.policy;

import dev.abigate.diff.policy.Ruling.Stage;
import dev.abigate.diff.policy.Ruling.TrailStep;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding on its way through the steps of a policy. */
final class Course {
    private final Finding finding;
    private final List<TrailStep> trail = new ArrayList<>();
    private Severity severity;
    private Standing standing = new Standing.Open();
    private boolean shown = true;
    private boolean required;
    private Optional<List<String>> usedBy = Optional.empty();

    Course(Finding finding) {
        this.finding = finding;
        this.severity = finding.severity();
        note(
                Stage.RULE,
                finding.severity() == finding.rule().severity() ? "the rule's default" : "the rule, by the details");
    }

    Finding finding() {
        return finding;
    }

    Severity severity() {
        return severity;
    }

    Standing standing() {
        return standing;
    }

    boolean isRequired() {
        return required;
    }

    /** Leaves the severity as it is and says why. */
    void note(Stage stage, String reason) {
        trail.add(new TrailStep(stage, severity, reason));
    }

    /** Sets the severity; where it is that already, nothing is said. */
    void judge(Stage stage, Severity now, String reason) {
        if (severity != now) {
            severity = now;
            note(stage, reason);
        }
    }

    void stand(Stage stage, Standing now, String reason) {
        standing = now;
        note(stage, reason);
    }

    void hide() {
        shown = false;
    }

    /** Makes it a break that nothing may take back. */
    void require(String reason) {
        required = true;
        standing = new Standing.Open();
        judge(Stage.REQUIRED, Severity.BREAKING, reason);
    }

    void usedBy(List<String> consumers) {
        usedBy = Optional.of(consumers);
    }

    Ruling ruling() {
        return new Ruling(finding.withSeverity(severity), standing, shown, usedBy, trail);
    }
}
