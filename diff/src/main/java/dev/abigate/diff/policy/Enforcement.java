package dev.abigate.diff.policy;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.policy.Ruling.Stage;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Direction;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.version.Allowance;
import dev.abigate.diff.version.Step;
import dev.abigate.diff.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes the findings of a comparison through the steps of a policy, in this order: noise, surface, consumers, severity
 * overrides, required exports, hosts, versions, waivers.
 */
public final class Enforcement {
    private static final String EXPORT = "export:";

    private final Comparison comparison;
    private final Policy policy;
    private final Circumstances circumstances;

    private Enforcement(Comparison comparison, Policy policy, Circumstances circumstances) {
        this.comparison = comparison;
        this.policy = policy;
        this.circumstances = circumstances;
    }

    /** The comparison under the policy. */
    public static Assessment assess(Comparison comparison, Policy policy, Circumstances circumstances) {
        return new Enforcement(comparison, policy, circumstances).assess();
    }

    private Assessment assess() {
        List<Course> courses = new ArrayList<>();
        comparison.findings().forEach(finding -> courses.add(new Course(finding)));
        missingExports().forEach(finding -> courses.add(new Course(finding)));
        hostFindings().forEach(finding -> courses.add(new Course(finding)));
        courses.forEach(course -> {
            fold(course);
            lookAtSurface(course);
            lookAtConsumers(course);
            override(course);
            require(course);
            askHosts(course);
            lookAtVersions(course);
        });
        List<Assessment.WaiverUse> uses = waive(courses);
        profileMissing(courses).ifPresent(courses::add);
        List<Ruling> rulings =
                courses.stream().map(Course::ruling).sorted(Ruling.ORDER).toList();
        return new GateKeeper(comparison, policy, circumstances, versions()).assess(rulings, uses);
    }

    private void fold(Course course) {
        course.finding().noise().ifPresent(noise -> {
            if (policy.unfolded().contains(noise)) {
                course.note(Stage.NOISE, "the policy has '" + noise.id() + "' unfolded");
            } else {
                course.stand(Stage.NOISE, new Standing.Folded(noise), noise.meaning());
            }
        });
    }

    private static boolean isAboutAnExport(Finding finding) {
        return finding.subject().startsWith(EXPORT);
    }

    private void lookAtSurface(Course course) {
        Finding finding = course.finding();
        Surface surface = policy.surface();
        Optional<NamePattern> ignored = matching(surface.ignore(), finding.name());
        if (ignored.isPresent()) {
            course.judge(Stage.SURFACE, Severity.COMPATIBLE, "not public: the policy ignores '" + ignored.get() + "'");
        } else if (isAboutAnExport(finding)
                && surface.exports().isPresent()
                && matching(surface.exports().get(), finding.name()).isEmpty()) {
            course.judge(Stage.SURFACE, Severity.COMPATIBLE, "not among the public exports of the policy");
        }
        Optional<NamePattern> unstable = matching(surface.unstable(), finding.name());
        if (unstable.isPresent() && course.standing().counts()) {
            if (course.severity() == Severity.BREAKING) {
                course.judge(Stage.SURFACE, Severity.RISKY, "unstable by the policy: '" + unstable.get() + "'");
            }
            course.stand(Stage.SURFACE, new Standing.Unstable(), "never stops the gate: '" + unstable.get() + "'");
        }
    }

    private static Optional<NamePattern> matching(List<NamePattern> patterns, String name) {
        return patterns.stream().filter(pattern -> pattern.matches(name)).findFirst();
    }

    private void lookAtConsumers(Course course) {
        if (circumstances.consumers().isEmpty() || !isAboutAnExport(course.finding())) {
            return;
        }
        List<String> users = circumstances.consumers().stream()
                .filter(consumer -> consumer.uses(course.finding().name()))
                .map(Consumer::name)
                .toList();
        course.usedBy(users);
        if (users.isEmpty()) {
            course.judge(Stage.CONSUMERS, Severity.COMPATIBLE, "not used by any known consumer");
        }
    }

    private void override(Course course) {
        Finding finding = course.finding();
        Optional<RuleOverride> override = Optional.ofNullable(policy.rules().get(finding.rule()))
                .filter(found -> found.where().holds(finding));
        if (override.isPresent()) {
            override.get()
                    .severity()
                    .ifPresent(severity ->
                            course.judge(Stage.OVERRIDE, severity, "the policy calls the rule " + severity.id()));
            if (!override.get().shown()) {
                course.hide();
            }
        } else {
            policy.preset().ifPresent(preset -> applyPreset(preset, course));
        }
    }

    private static void applyPreset(Preset preset, Course course) {
        Rule rule = course.finding().rule();
        boolean raised = switch (preset) {
            case FIELDED ->
                course.severity() == Severity.RISKY
                        && rule.audiences().contains(Audience.HOST)
                        && rule.direction() != Direction.BACKWARD;
            case PLUGIN -> course.severity() == Severity.RISKY && rule == Rule.EXPORT_ABI_MARKER_CHANGED;
            case STRICT, REPORT_ONLY -> false;
        };
        if (raised) {
            course.judge(Stage.OVERRIDE, Severity.BREAKING, "the preset '" + preset.id() + "'");
        }
    }

    private void require(Course course) {
        Finding finding = course.finding();
        if (isAboutAnExport(finding) && finding.rule().severity() == Severity.BREAKING) {
            matching(policy.required(), finding.name())
                    .ifPresent(pattern -> course.require("required by the policy: '" + pattern + "'"));
        }
    }

    /**
     * Required exports that the new build lacks and that no finding speaks of: the old build lacked them, too, or another
     * finding counts them in, such as that about an allocator.
     */
    private List<Finding> missingExports() {
        Set<String> spokenOf = comparison.findings().stream()
                .filter(Enforcement::isAboutAnExport)
                .map(Finding::name)
                .collect(Collectors.toSet());
        List<String> names = comparison.after().snapshot().exports().stream()
                .map(Export::name)
                .toList();
        return policy.required().stream()
                .filter(pattern -> names.stream().noneMatch(pattern::matches))
                .filter(pattern -> spokenOf.stream().noneMatch(pattern::matches))
                .map(pattern -> PolicyFindings.missingExport(EXPORT, pattern))
                .toList();
    }

    private List<HostPair> hostsInService() {
        return circumstances.hosts().stream()
                .filter(host -> host.inService(circumstances.today()))
                .toList();
    }

    /** What hosts in service refuse for reasons that no finding gives. */
    private List<Finding> hostFindings() {
        List<Finding> findings = new ArrayList<>();
        for (HostPair host : hostsInService()) {
            if (host.breaks()
                    && comparison.findings().stream()
                            .noneMatch(finding -> host.refuses(finding.rule(), finding.subject()))) {
                PolicyFindings.refusal(host).ifPresent(findings::add);
            }
        }
        return findings.stream().distinct().toList();
    }

    /** What a comparison without hosts leaves open, where anything hangs on them. */
    private Optional<Course> profileMissing(List<Course> courses) {
        if (!circumstances.hosts().isEmpty()) {
            return Optional.empty();
        }
        long demands = courses.stream()
                .filter(course -> course.standing().counts()
                        && course.severity() != Severity.COMPATIBLE
                        && course.finding().rule().direction() == Direction.FORWARD)
                .count();
        if (demands == 0) {
            return Optional.empty();
        }
        var course = new Course(PolicyFindings.profileMissing(Math.toIntExact(demands)));
        override(course);
        return Optional.of(course);
    }

    private void askHosts(Course course) {
        Finding finding = course.finding();
        if (circumstances.hosts().isEmpty()
                || course.isRequired()
                || !finding.rule().questions().contains(Question.OLD_HOST_RUNS_NEW)) {
            return;
        }
        List<HostPair> inService = hostsInService();
        var refusing = new TreeSet<String>();
        var retired = new TreeSet<String>();
        for (HostPair host : circumstances.hosts()) {
            if (host.breaks() && host.refuses(finding.rule(), finding.subject())) {
                (inService.contains(host) ? refusing : retired).add(host.profile());
            }
        }
        boolean allLoad = inService.stream().allMatch(HostPair::loadsNew);
        if (!refusing.isEmpty()) {
            course.judge(Stage.HOSTS, Severity.BREAKING, "refused by " + String.join(", ", refusing));
        } else if (allLoad
                && finding.rule().direction() == Direction.FORWARD
                && (!inService.isEmpty() || !retired.isEmpty())) {
            course.judge(Stage.HOSTS, Severity.COMPATIBLE, "every host in service loads the new build");
        }
        if (!retired.isEmpty()) {
            course.note(Stage.HOSTS, "refused by " + String.join(", ", retired) + ", out of service");
        }
    }

    /** The versions of both builds, as far as anybody tells them. */
    private Versions versions() {
        return circumstances
                .versions()
                .or(policy.versioning()
                        .map(versioning -> new Versions(versioning.old(), versioning.now()))
                        .orElse(Versions.UNKNOWN))
                .or(new Versions(
                        comparison.before().version(), comparison.after().version()));
    }

    private void lookAtVersions(Course course) {
        if (policy.versioning().isEmpty() || course.isRequired() || course.severity() == Severity.COMPATIBLE) {
            return;
        }
        Versions versions = versions();
        Optional<Version> old = versions.old().flatMap(Version::parse);
        Optional<Step> step = versions.step();
        if (old.isPresent() && step.isPresent()) {
            Allowance allowance = policy.versioning().get().allowance(step.get(), old.get());
            if (allowance.allows(course.severity()) && course.standing() instanceof Standing.Open) {
                String now = versions.now().orElseThrow();
                course.stand(Stage.VERSION, new Standing.Allowed(now), "allowed by " + now);
            }
        }
    }

    /** Lets the waivers cover what they can; adds what they give rise to themselves, where this comparison can tell. */
    private List<Assessment.WaiverUse> waive(List<Course> courses) {
        Versions versions = versions();
        List<Assessment.WaiverUse> uses = new ArrayList<>();
        List<Course> own = new ArrayList<>();
        for (Waiver waiver : policy.waivers()) {
            Waiver.State state;
            if (waiver.isExpired(circumstances.today())) {
                state = Waiver.State.EXPIRED;
            } else if (!versions.isStepOf(waiver)) {
                state = Waiver.State.OTHER_STEP;
            } else {
                state = waive(waiver, courses) ? Waiver.State.USED : Waiver.State.UNUSED;
            }
            Optional<Course> course = WaiverFindings.of(waiver, state).map(Course::new);
            course.ifPresent(this::override);
            course.ifPresent(own::add);
            uses.add(new Assessment.WaiverUse(waiver, state, course.map(Course::severity)));
        }
        if (!circumstances.sharedPolicy()) {
            courses.addAll(own);
        }
        return uses;
    }

    /** Whether the waiver covers any finding; one that another waiver covers already counts, too. */
    private static boolean waive(Waiver waiver, List<Course> courses) {
        boolean used = false;
        for (Course course : courses) {
            if (!course.isRequired() && waiver.covers(course.finding())) {
                used = true;
                if (course.standing().counts()) {
                    course.stand(Stage.WAIVER, new Standing.Waived(waiver), "waived: " + waiver.reason());
                }
            }
        }
        return used;
    }
}
