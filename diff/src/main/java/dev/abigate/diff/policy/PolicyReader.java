package dev.abigate.diff.policy;

import dev.abigate.diff.behaviour.ScenarioPlan;
import dev.abigate.diff.behaviour.ScenarioReader;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.Fields;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.rule.Trait;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.version.Allowance;
import dev.abigate.diff.version.Versioning;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads policy files. Their schema is the resource {@code /schema/abigate-policy-1.json} of this module. */
public final class PolicyReader {
    private static final int SCHEMA_VERSION = 1;
    private static final String ANY_RULE = "*";

    private final Optional<Preset> preset;

    private PolicyReader(Optional<Preset> preset) {
        this.preset = preset;
    }

    /**
     * The policy of a YAML or JSON document.
     *
     * @param sha256 of the document, in hexadecimal
     * @throws dev.abigate.diff.document.MalformedDocumentException with line and column, where a key, a rule, a host, a date
     *     or a pattern is none
     */
    public static Policy read(byte[] text, String sha256) {
        Fields root = Documents.read(text);
        checkVersion(root);
        Optional<Preset> preset = root.optionalWord("preset", Preset.values(), Preset::id);
        Policy policy = new PolicyReader(preset).policy(root, sha256);
        root.refuseOthers();
        return policy;
    }

    /**
     * Refuses a document of another version of its schema.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where it is another, or none
     */
    public static void checkVersion(Fields root) {
        int version = root.count("schemaVersion");
        if (version != SCHEMA_VERSION) {
            throw root.fail("schemaVersion", "found " + version + ", at most " + SCHEMA_VERSION);
        }
    }

    private Policy policy(Fields root, String sha256) {
        Map<Rule, RuleOverride> rules = new EnumMap<>(Rule.class);
        root.optionalObject("rules", PolicyReader::rules).ifPresent(rules::putAll);
        ScenarioPlan scenarios =
                root.optionalObject("behaviour", item -> behaviour(item, rules)).orElse(ScenarioPlan.NONE);
        return new Policy(
                root.optionalText("name").orElse("unnamed"),
                Optional.of(sha256),
                preset,
                root.optionalWord("fail-on", Threshold.values(), Threshold::id),
                Set.copyOf(root.optionalWords("require-coverage", Layer.values(), Layer::id)),
                root.optionalObject("versioning", PolicyReader::versioning).flatMap(found -> found),
                root.optionalObjects("hosts", PolicyReader::host),
                root.optionalObjects(
                        "baselines", item -> new Policy.Baseline(item.text("name"), item.text("snapshot"))),
                root.optionalObject("surface", PolicyReader::surface).orElse(Surface.EVERYTHING),
                root.optionalObject("require", item -> patterns(item, "exports").orElse(List.of()))
                        .orElse(List.of()),
                rules,
                root.optionalObject("noise", PolicyReader::unfolded).orElse(Set.of()),
                root.optionalObjects("waivers", this::waiver),
                scenarios);
    }

    private static Optional<Versioning> versioning(Fields item) {
        boolean semver = item.optionalText("scheme")
                .map(scheme -> switch (scheme) {
                    case "semver" -> true;
                    case "none" -> false;
                    default -> throw item.fail("scheme", "unknown word '%s', known are semver, none".formatted(scheme));
                })
                .orElse(true);
        var versioning = new Versioning(
                item.optionalVersion("old"),
                item.optionalVersion("new"),
                allowance(item, "major-allows", Versioning.SEMVER.major()),
                allowance(item, "minor-allows", Versioning.SEMVER.minor()),
                allowance(item, "patch-allows", Versioning.SEMVER.patch()),
                item.optionalText("zero-major")
                        .map(word -> switch (word) {
                            case "relaxed" -> true;
                            case "strict" -> false;
                            default ->
                                throw item.fail(
                                        "zero-major", "unknown word '%s', known are relaxed, strict".formatted(word));
                        })
                        .orElse(Versioning.SEMVER.relaxedZero()));
        return semver ? Optional.of(versioning) : Optional.empty();
    }

    private static Allowance allowance(Fields item, String name, Allowance otherwise) {
        return item.optionalWord(name, Allowance.values(), Allowance::id).orElse(otherwise);
    }

    /**
     * A host by its built-in name or by the file of its profile, which the text shows by a folder or an ending.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where it is neither
     */
    public static Policy.FieldedHost host(Fields item) {
        String profile = item.text("profile");
        if (!isFile(profile) && HostProfiles.builtIn(profile).isEmpty()) {
            throw item.fail("profile", "unknown host '%s'; 'abigate hosts' lists them".formatted(profile));
        }
        return new Policy.FieldedHost(profile, item.optionalDate("until"));
    }

    private static boolean isFile(String profile) {
        return profile.contains("/")
                || profile.endsWith(".yaml")
                || profile.endsWith(".yml")
                || profile.endsWith(".json");
    }

    private static Surface surface(Fields item) {
        return new Surface(
                patterns(item, "exports"),
                patterns(item, "ignore").orElse(List.of()),
                patterns(item, "unstable").orElse(List.of()));
    }

    private static Optional<List<NamePattern>> patterns(Fields item, String name) {
        return item.optionalTexts(name)
                .map(texts ->
                        texts.stream().map(text -> pattern(item, name, text)).toList());
    }

    private static NamePattern pattern(Fields item, String name, String text) {
        try {
            return NamePattern.of(text);
        } catch (IllegalArgumentException e) {
            throw item.fail(name, "not a pattern: '%s': %s".formatted(text, e.getMessage()));
        }
    }

    private static Map<Rule, RuleOverride> rules(Fields item) {
        var rules = new EnumMap<Rule, RuleOverride>(Rule.class);
        for (String id : item.names()) {
            Rule rule = Rule.of(id).orElseThrow(() -> item.failAtName(id, unknownRule(id)));
            rules.put(rule, item.object(id, PolicyReader::override));
        }
        return rules;
    }

    /** What both builds are asked to do; what they may do in another way is no break. */
    private static ScenarioPlan behaviour(Fields item, Map<Rule, RuleOverride> rules) {
        for (String id : item.optionalTexts("allow").orElse(List.of())) {
            Rule rule = Rule.of(id)
                    .filter(found -> found.area() == Rule.Area.BEHAVIOUR)
                    .orElseThrow(() -> item.fail("allow", "no rule about behaviour: '%s'".formatted(id)));
            if (rules.put(rule, new RuleOverride(Optional.of(Severity.COMPATIBLE), true, Where.ALWAYS)) != null) {
                throw item.fail("allow", "the rule '%s' has another severity under 'rules'".formatted(id));
            }
        }
        return ScenarioReader.read(item);
    }

    private static String unknownRule(String id) {
        return "unknown rule '%s'; 'abigate rules' lists them".formatted(id);
    }

    private static RuleOverride override(Fields item) {
        return new RuleOverride(
                item.optionalWord("severity", Severity.values(), Severity::id),
                item.optionalFlag("show").orElse(true),
                item.optionalObject("where", PolicyReader::where).orElse(Where.ALWAYS));
    }

    private static Where where(Fields item) {
        var traits = new EnumMap<Trait, List<NamePattern>>(Trait.class);
        for (Trait trait : Trait.values()) {
            if (trait != Trait.SIZE) {
                patterns(item, trait.id()).ifPresent(found -> traits.put(trait, found));
            }
        }
        return new Where(item.optionalNumber("over"), traits);
    }

    private static Set<Noise> unfolded(Fields item) {
        var unfolded = EnumSet.noneOf(Noise.class);
        for (String id : item.names()) {
            Noise noise = Noise.of(id)
                    .filter(Noise::isFolded)
                    .orElseThrow(() -> item.failAtName(
                            id, "unknown class of noise '%s'; 'abigate rules' lists them".formatted(id)));
            if (!item.flag(id)) {
                unfolded.add(noise);
            }
        }
        return unfolded;
    }

    private static String findingId(Fields item, String text) {
        if (!text.matches("[0-9a-f]{12}")) {
            throw item.fail("id", "found '%s', expected the 12 hexadecimal digits of a finding".formatted(text));
        }
        return text;
    }

    private Waiver waiver(Fields item) {
        String id = item.text("rule");
        Optional<Rule> rule = id.equals(ANY_RULE)
                ? Optional.empty()
                : Optional.of(Rule.of(id).orElseThrow(() -> item.fail("rule", unknownRule(id))));
        NamePattern subject = pattern(item, "subject", item.text("subject"));
        if (rule.isEmpty() && subject.text().equals("*")) {
            throw item.fail("a waiver of every rule for every subject accepts all there is; name one of them");
        }
        var waiver = new Waiver(
                rule,
                subject,
                item.text("reason"),
                item.optionalText("owner"),
                item.optionalText("issue"),
                item.optionalVersion("from"),
                item.optionalVersion("to"),
                item.optionalDate("expires"),
                item.optionalText("id").map(text -> findingId(item, text)),
                item.optionalObject("where", PolicyReader::where).orElse(Where.ALWAYS));
        if (waiver.expires().isEmpty() && preset.filter(Preset::demandsExpiry).isPresent()) {
            throw item.fail("lacks the key 'expires', which the preset '%s' demands"
                    .formatted(preset.get().id()));
        }
        return waiver;
    }
}
