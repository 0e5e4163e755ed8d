package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Finding;
import java.util.Optional;

/**
 * Where in a file the cause of a finding is: the section that declares its subject.
 *
 * @param old whether it is in the old build; a subject that both builds have is looked up in the new one
 */
record Evidence(boolean old, Side.Section section) {
    /** What JSON calls the old build; the other one is {@link #NEW}. */
    static final String OLD = "old";

    static final String NEW = "new";

    /** The place, if the subject belongs to one section and the build is a file. */
    static Optional<Evidence> of(Finding finding, Comparison comparison) {
        boolean old = finding.before().isPresent() && finding.after().isEmpty();
        Side side = old ? comparison.before() : comparison.after();
        String name = section(finding.subject());
        return side.sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .map(section -> new Evidence(old, section));
    }

    private static String section(String subject) {
        int colon = subject.indexOf(':');
        String kind = colon < 0 ? subject : subject.substring(0, colon);
        return switch (kind) {
            case "custom" -> subject.substring(colon + 1);
            case "aot" -> aotSection(subject.substring(colon + 1));
            default -> kind;
        };
    }

    private static String aotSection(String subject) {
        int colon = subject.indexOf(':');
        return switch (colon < 0 ? subject : subject.substring(0, colon)) {
            case "arch", "bits", "endian", "abi", "xip", "feature" -> "target info";
            case "relocation", "symbol", "relocation-groups" -> "relocation";
            case "native" -> "native symbol";
            case "functions", "function-types" -> "function";
            case "section" -> subject.substring(colon + 1);
            default -> subject;
        };
    }
}
