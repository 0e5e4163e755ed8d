package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.FunctionCounts;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.SystemNeeds.Convention;
import dev.abigate.format.wasm.ExternKind;
import java.util.ArrayList;
import java.util.List;

/** What changes of exports and entry points mean. */
final class ExportFindings {
    private ExportFindings() {}

    static Finding removed(Change.ExportRemoved change) {
        Export export = change.export();
        Rule rule = switch (export.type().kind()) {
            case FUNCTION -> Rule.EXPORT_FUNCTION_REMOVED;
            case GLOBAL -> Rule.EXPORT_GLOBAL_REMOVED;
            case MEMORY -> Rule.EXPORT_MEMORY_REMOVED;
            case TABLE -> Rule.EXPORT_TABLE_REMOVED;
            case TAG -> Rule.EXPORT_TAG_REMOVED;
        };
        Draft draft =
                Draft.of(rule, "export:" + export.name()).before(export.type().text());
        if (change.hidden()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "the %s '%s' is no longer exported; it was private in the source, so that only code of its own"
                                            .formatted(Words.of(export.type().kind()), export.name())
                                    + " class could name it",
                            "make sure that no inline function of the class, which callers carry a copy of, used it");
        }
        return draft.says(
                "callers that look up the %s '%s' no longer find it"
                        .formatted(Words.of(export.type().kind()), export.name()),
                "keep the export, or release it as a version that callers have to move to");
    }

    static Finding renamed(Change.ExportRenamed change) {
        Export old = change.before();
        Export now = change.after();
        return Draft.of(Rule.EXPORT_RENAMED, "export:" + old.name())
                .before(old.name() + ": " + old.type().text())
                .after(now.name() + ": " + now.type().text())
                .says(
                        "callers look up '%s', which is called '%s' now as far as type and code tell"
                                .formatted(old.name(), now.name()),
                        "keep the old name as a second export of the same thing until no caller uses it");
    }

    static Finding added(Change.ExportAdded change) {
        Export export = change.export();
        Rule rule = switch (export.type().kind()) {
            case FUNCTION -> Rule.EXPORT_FUNCTION_ADDED;
            case GLOBAL -> Rule.EXPORT_GLOBAL_ADDED;
            case MEMORY -> Rule.EXPORT_MEMORY_ADDED;
            case TABLE -> Rule.EXPORT_TABLE_ADDED;
            case TAG -> Rule.EXPORT_TAG_ADDED;
        };
        return Draft.of(rule, "export:" + export.name())
                .after(export.type().text())
                .says(
                        "callers can use the %s '%s', which the old build did not export"
                                .formatted(Words.of(export.type().kind()), export.name()),
                        "nothing has to be done; whoever starts to use it needs this build or a later one");
    }

    static Finding kindChanged(Change.ExportKindChanged change) {
        return Draft.of(Rule.EXPORT_KIND_CHANGED, "export:" + change.name())
                .before(change.before().text())
                .after(change.after().text())
                .says(
                        "callers that look up the %s '%s' find a %s"
                                .formatted(
                                        Words.of(change.before().kind()),
                                        change.name(),
                                        Words.of(change.after().kind())),
                        "export the new thing under a name of its own and keep the old one");
    }

    static Finding typeChanged(Change.ExportTypeChanged change) {
        ExternKind kind = change.before().kind();
        Rule rule = switch (kind) {
            case FUNCTION -> change.matches() ? Rule.EXPORT_FUNCTION_TYPE_SUBTYPE : Rule.EXPORT_FUNCTION_TYPE_CHANGED;
            case GLOBAL -> Rule.EXPORT_GLOBAL_TYPE_CHANGED;
            case TABLE, MEMORY -> Rule.EXPORT_TABLE_TYPE_CHANGED;
            case TAG -> Rule.EXPORT_TAG_TYPE_CHANGED;
        };
        Draft draft = Draft.of(rule, "export:" + change.name())
                .before(change.before().text())
                .after(change.after().text());
        if (change.matches()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "the %s '%s' has a narrower type, which callers of the old one accept by declared subtyping"
                                    .formatted(Words.of(kind), change.name()),
                            "nothing has to be done");
        }
        return draft.says(
                "callers built for the old type of the %s '%s' fail to link or trap at the call"
                        .formatted(Words.of(kind), change.name()),
                "keep the old type under this name and export the new one under another");
    }

    static Finding aliasesChanged(Change.ExportAliasesChanged change) {
        return Draft.of(Rule.EXPORT_ALIAS_CHANGED, "exports:aliases")
                .before(String.join("; ", change.before()))
                .after(String.join("; ", change.after()))
                .says(
                        "names that stood for one thing now stand for different ones, or the reverse, which shows only to"
                                + " callers that compare identities",
                        "check that no caller relies on two names being the same thing");
    }

    static Finding orderChanged(Change.ExportOrderChanged change) {
        return Draft.of(Rule.EXPORT_ORDER_CHANGED, "exports:order")
                .before("'%s' at place %d".formatted(change.before(), change.position()))
                .after("'%s' at place %d".formatted(change.after(), change.position()))
                .says(
                        "hosts that bind exports by position and not by name get others from place %d on"
                                .formatted(change.position()),
                        "look exports up by name; if a host cannot, keep their order");
    }

    static Finding markerChanged(Change.MarkerChanged change) {
        return Draft.of(Rule.EXPORT_ABI_MARKER_CHANGED, "export:" + change.name())
                .before(change.before())
                .after(change.after())
                .says(
                        "'%s' states another version of the interface, which hosts that check it refuse or read by other"
                                        .formatted(change.name())
                                + " rules",
                        "make sure that every host in use knows the new version before this build reaches it");
    }

    static Finding constantChanged(Change.ConstantChanged change) {
        return Draft.of(Rule.CONSTANT_VALUE_CHANGED, "export:" + change.name())
                .before(Long.toString(change.before()))
                .after(Long.toString(change.after()))
                .says(
                        "code that was built with the old value of the constant '%s' disagrees with the new build"
                                .formatted(change.name()),
                        "build everything that uses the constant again, or keep its value");
    }

    static Finding mutabilityChanged(Change.MutabilityChanged change) {
        return Draft.of(Rule.GLOBAL_MUTABILITY_CHANGED, change.subject())
                .before(change.before().text())
                .after(change.after().text())
                .says(
                        (change.imported() ? "hosts that provide" : "callers that import")
                                + " this global with the old mutability fail to link, since it has to be equal",
                        "keep the mutability, and use a second global or functions for the new need");
    }

    static Finding conventionChanged(Change.ConventionChanged change) {
        String before = phrase(change.before());
        String after = phrase(change.after());
        if (change.after() == Convention.LIBRARY) {
            return Draft.of(Rule.EXPORT_ENTRY_REMOVED, "module:entry")
                    .before(before)
                    .after(after)
                    .says(
                            "hosts that start the module by its entry point no longer find it",
                            "link with the start code that the old build had");
        }
        Draft draft = Draft.of(Rule.EXPORT_ENTRY_KIND_CHANGED, "module:entry")
                .before(before)
                .after(after);
        if (change.before() == Convention.LIBRARY && change.after() == Convention.COMMAND) {
            draft = draft.severity(Severity.RISKY);
        }
        return draft.says(
                "hosts run the life cycle of a %s, while the new build expects that of a %s"
                        .formatted(change.before().id(), change.after().id()),
                "link with the same execution model as before, or move the hosts first");
    }

    private static String phrase(Convention convention) {
        return switch (convention) {
            case COMMAND -> "command (_start)";
            case REACTOR -> "reactor (_initialize)";
            case LIBRARY -> "library (no entry point)";
        };
    }

    static Finding allocatorReduced(Change.AllocatorReduced change) {
        List<String> gone = new ArrayList<>(change.before());
        gone.removeAll(change.after());
        return Draft.of(Rule.EXPORT_MALLOC_CONTRACT_CHANGED, "exports:allocator")
                .before(String.join(", ", change.before()))
                .after(change.after().isEmpty() ? "none" : String.join(", ", change.after()))
                .details(gone)
                .says(
                        "hosts that allocate or free memory in the module no longer find %s"
                                .formatted(String.join(", ", gone)),
                        "export the allocator's functions together, as the old build did");
    }

    static Finding startChanged(Change.StartChanged change) {
        if (change.after()) {
            return Draft.of(Rule.START_FUNCTION_ADDED, "module:start")
                    .before("no start function")
                    .after("start function")
                    .says(
                            "code runs during instantiation now, before the host can call anything or see the exports",
                            "make sure that the start function needs nothing that the host sets up after instantiation");
        }
        return Draft.of(Rule.START_FUNCTION_REMOVED, "module:start")
                .before("start function")
                .after("no start function")
                .says(
                        "nothing runs during instantiation any more",
                        "check that whatever the start function prepared is prepared elsewhere");
    }

    static Finding codeChanged(Change.CodeChanged change) {
        FunctionCounts functions = change.functions();
        int count = change.exports().size();
        String reached = switch (count) {
            case 0 -> "functions do something else that no exported function of both builds calls directly";
            case 1 -> "1 exported function does or calls something else behind the same type";
            default -> count + " exported functions do or call something else behind the same type";
        };
        return Draft.of(Rule.CODE_BODY_CHANGED, "code:exports")
                .before(Words.count(functions.same() + functions.changed() + functions.removed(), "function"))
                .after("%s: %d the same, %d of them under another index, %d changed, %d added, %d removed"
                        .formatted(
                                Words.count(functions.same() + functions.changed() + functions.added(), "function"),
                                functions.same(),
                                functions.moved(),
                                functions.changed(),
                                functions.added(),
                                functions.removed()))
                .details(change.exports())
                .says(
                        reached + ", so callers may see other behaviour",
                        "test or replay the calls that matter; the interface alone cannot tell");
    }
}
