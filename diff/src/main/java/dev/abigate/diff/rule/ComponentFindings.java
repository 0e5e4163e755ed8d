package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Change.Role;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.WorldItem;
import dev.abigate.diff.snapshot.WorldItem.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What changes of components mean. */
final class ComponentFindings {
    private static final String NOTHING = "nothing has to be done";
    private static final String NEW_NAME =
            "keep the old one beside it and give the new one a name of its own, or a new version of its package";

    private ComponentFindings() {}

    static Finding layerChanged(Change.BinaryLayerChanged change) {
        Draft draft = Draft.of(
                        change.before() == Snapshot.Kind.COMPONENT
                                ? Rule.COMPONENT_BECAME_CORE
                                : Rule.CORE_BECAME_COMPONENT,
                        "file:layer")
                .before(Words.of(change.before()))
                .after(Words.of(change.after()));
        return change.before() == Snapshot.Kind.COMPONENT
                ? draft.says(
                        "hosts that load the old build as a component do not load the new one, which is none",
                        "wrap the core module in a component again")
                : draft.says(
                        "hosts that load the old build do not load the new one unless they take components",
                        "ship the core module, or hosts that take components first");
    }

    static Finding added(Change.WorldItemAdded change) {
        WorldItem item = change.item();
        boolean imported = change.role() == Role.IMPORTED;
        Draft draft = Draft.of(
                        imported ? Rule.COMPONENT_IMPORT_ADDED : Rule.COMPONENT_EXPORT_ADDED,
                        subject(change.role(), item.path()))
                .after(item.text())
                .details(change.parts());
        return imported
                ? draft.says(
                        "hosts that do not provide the %s '%s' cannot instantiate the new build"
                                .formatted(item.kind().id(), item.path()),
                        "ship the host that provides it first, or make the new build do without it")
                : draft.says(
                        "the %s '%s' is offered in addition"
                                .formatted(item.kind().id(), item.path()),
                        NOTHING);
    }

    static Finding removed(Change.WorldItemRemoved change) {
        WorldItem item = change.item();
        boolean imported = change.role() == Role.IMPORTED;
        Draft draft = Draft.of(
                        imported ? Rule.COMPONENT_IMPORT_REMOVED : Rule.COMPONENT_EXPORT_REMOVED,
                        subject(change.role(), item.path()))
                .before(item.text())
                .details(change.parts());
        return imported
                ? draft.says(
                        "the host's %s '%s' is no longer needed"
                                .formatted(item.kind().id(), item.path()),
                        "nothing has to be done; the host may keep providing it")
                : draft.says(
                        "hosts and components that use the %s '%s' do not find it"
                                .formatted(item.kind().id(), item.path()),
                        "export it again, at least until nobody uses it any more");
    }

    static Finding changed(Change.WorldItemChanged change) {
        WorldItem old = change.before();
        WorldItem now = change.after();
        return Draft.of(changed(old.kind(), now.kind()), subject(change.role(), now.path()))
                .before(old.text())
                .after(now.text())
                .says(
                        "types have to be equal where a component meets its host, and the %s '%s' is not what %s"
                                .formatted(
                                        now.kind().id(),
                                        now.path(),
                                        change.role() == Role.IMPORTED
                                                ? "hosts of the old build provide"
                                                : "users of the old build know"),
                        NEW_NAME);
    }

    private static Rule changed(Kind old, Kind now) {
        if (old == Kind.FUNCTION && now == Kind.FUNCTION) {
            return Rule.COMPONENT_FUNCTION_CHANGED;
        }
        return old == Kind.RESOURCE || now == Kind.RESOURCE
                ? Rule.COMPONENT_RESOURCE_CHANGED
                : Rule.COMPONENT_TYPE_CHANGED;
    }

    static Finding resourceChanged(Change.ResourceChanged change) {
        return Draft.of(Rule.COMPONENT_RESOURCE_CHANGED, subject(change.role(), change.resource()))
                .before(String.join("; ", change.before()))
                .after(change.after().isEmpty() ? "gone" : String.join("; ", change.after()))
                .says(
                        "%s the resource '%s' in its old form does not fit the new build"
                                .formatted(
                                        change.role() == Role.IMPORTED ? "a host that implements" : "what uses",
                                        change.resource()),
                        NEW_NAME);
    }

    static Finding versionChanged(Change.WorldVersionChanged change) {
        return ImportFindings.interfaceVersionChanged(
                change.name(), change.before(), change.after(), change.sameTrack(), change.interfaces());
    }

    static Finding conventionsChanged(Change.ConventionsChanged change) {
        int count = change.functions().size();
        return Draft.of(
                        Rule.COMPONENT_CANON_OPTIONS_CHANGED,
                        subject(change.role(), change.functions().getFirst()))
                .before(change.before())
                .after(change.after())
                .details(change.functions())
                .says(
                        "the values of %s cross the border in another way, although the types are equal"
                                .formatted(Words.count(count, "function")),
                        "build with the old options of the canonical ABI, or try the new build on the hosts in use");
    }

    static Finding moduleChanged(Change.NestedModuleChanged change) {
        List<Finding> inner = Judge.judge(change.changes());
        Severity worst = inner.stream()
                .filter(finding -> finding.noise().isEmpty())
                .map(ComponentFindings::outside)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(Severity.COMPATIBLE);
        Draft draft = Draft.of(Rule.COMPONENT_NESTED_MODULE_CHANGED, "module:" + change.name())
                .severity(worst)
                .before("as it was")
                .after(Words.count(inner.size(), "change"))
                .details(inner.stream()
                        .map(finding ->
                                "%s %s: %s".formatted(finding.rule().id(), finding.subject(), finding.message()))
                        .toList());
        return worst == Severity.COMPATIBLE
                ? draft.says(
                        "the core module '%s' is another one inside, which nobody outside the component has to know"
                                .formatted(change.name()),
                        NOTHING)
                : draft.says(
                        "the core module '%s' asks something else of the host's engine than before"
                                .formatted(change.name()),
                        "do what the rules among the details advise for a core module");
    }

    /**
     * How bad a finding of a core module is outside the component. Its imports and exports meet other parts of the component
     * only, but the engine has to know its features and to give it its memory.
     */
    private static Optional<Severity> outside(Finding finding) {
        return switch (finding.rule().area()) {
            case FEATURES, COVERAGE -> Optional.of(finding.severity());
            case MEMORY -> Optional.of(milder(finding.severity(), finding.rule().severity()));
            default -> Optional.empty();
        };
    }

    private static Severity milder(Severity one, Severity other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static Finding modulesReplaced(Change.NestedModulesReplaced change) {
        return Draft.of(Rule.COMPONENT_NESTED_MODULE_CHANGED, "modules")
                .before(list(change.before()))
                .after(list(change.after()))
                .says("the component is made of other core modules, which nobody outside has to know", NOTHING);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String subject(Role role, String path) {
        return (role == Role.IMPORTED ? "import:" : "export:") + path;
    }
}
