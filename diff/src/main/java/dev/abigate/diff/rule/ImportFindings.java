package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.format.wasm.ExternKind;
import java.util.List;

/** What changes of imports and of system interfaces mean. */
final class ImportFindings {
    private static final String PROVIDE_FIRST =
            "ship the host that provides it first, or make the new build do without it";

    private ImportFindings() {}

    static Finding added(Change.ImportAdded change) {
        Import item = change.item();
        if (change.weak()) {
            return Draft.of(Rule.IMPORT_UNLINKED_TOLERATED, subject(item))
                    .after(item.type().text())
                    .says(
                            "hosts that do not provide %s '%s' link the new build, and calling it traps"
                                    .formatted(Words.of(item.type().kind()), item.path()),
                            "make sure that the new build asks before it calls, or " + PROVIDE_FIRST);
        }
        return Draft.of(added(item.type().kind()), subject(item))
                .after(item.type().text())
                .trait(Trait.MODULE, item.module())
                .says(
                        "hosts that do not provide %s '%s' cannot link the new build"
                                .formatted(Words.of(item.type().kind()), item.path()),
                        PROVIDE_FIRST);
    }

    private static Rule added(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> Rule.IMPORT_FUNCTION_ADDED;
            case GLOBAL -> Rule.IMPORT_GLOBAL_ADDED;
            case MEMORY -> Rule.IMPORT_MEMORY_ADDED;
            case TABLE -> Rule.IMPORT_TABLE_ADDED;
            case TAG -> Rule.IMPORT_TAG_ADDED;
        };
    }

    /**
     * The rule for an import of another type. The kind is part of the type, so it serves for a change of kind, too; what else
     * can change of a memory has rules of its own: limits, sharing, width of addresses, size of pages.
     */
    private static Rule retyped(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> Rule.IMPORT_FUNCTION_TYPE_CHANGED;
            case GLOBAL -> Rule.IMPORT_GLOBAL_TYPE_CHANGED;
            case MEMORY -> Rule.IMPORT_MEMORY_TYPE_CHANGED;
            case TABLE -> Rule.IMPORT_TABLE_TYPE_CHANGED;
            case TAG -> Rule.IMPORT_TAG_TYPE_CHANGED;
        };
    }

    static Finding removed(Change.ImportRemoved change) {
        Import item = change.item();
        Rule rule = switch (item.type().kind()) {
            case FUNCTION -> Rule.IMPORT_FUNCTION_REMOVED;
            case GLOBAL -> Rule.IMPORT_GLOBAL_REMOVED;
            case MEMORY -> Rule.IMPORT_MEMORY_REMOVED;
            case TABLE -> Rule.IMPORT_TABLE_REMOVED;
            case TAG -> Rule.IMPORT_TAG_REMOVED;
        };
        String message = rule == Rule.IMPORT_MEMORY_REMOVED
                ? "the module no longer works on the memory '%s' that the host hands in, so data shared through it is not"
                                .formatted(item.path())
                        + " seen"
                : "the host's %s '%s' is no longer needed"
                        .formatted(Words.of(item.type().kind()), item.path());
        String advice = rule == Rule.IMPORT_MEMORY_REMOVED
                ? "make the host use the memory that the module exports"
                : "nothing has to be done; the host may keep providing it";
        return Draft.of(rule, subject(item))
                .before(item.type().text())
                .trait(Trait.MODULE, item.module())
                .says(message, advice);
    }

    static Finding renamed(Change.ImportRenamed change) {
        Import old = change.before();
        Import now = change.after();
        return Draft.of(added(now.type().kind()), subject(now))
                .before(old.path() + ": " + old.type().text())
                .after(now.path() + ": " + now.type().text())
                .says(
                        "hosts provide the %s '%s', which the new build calls '%s'"
                                .formatted(Words.of(now.type().kind()), old.path(), now.path()),
                        "ship the module with the glue code of the same build");
    }

    static Finding kindChanged(Change.ImportKindChanged change) {
        return Draft.of(retyped(change.after().type().kind()), subject(change.after()))
                .before(change.before().type().text())
                .after(change.after().type().text())
                .says(
                        "hosts provide '%s' as a %s, while the new build asks for a %s"
                                .formatted(
                                        change.after().path(),
                                        Words.of(change.before().type().kind()),
                                        Words.of(change.after().type().kind())),
                        "import the new thing under a name of its own");
    }

    static Finding typeChanged(Change.ImportTypeChanged change) {
        ExternKind kind = change.after().type().kind();
        Draft draft = Draft.of(retyped(kind), subject(change.after()))
                .before(change.before().type().text())
                .after(change.after().type().text())
                .trait(Trait.MODULE, change.after().module());
        if (change.matches()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "what hosts provide as '%s' is a declared subtype of what the new build asks for"
                                    .formatted(change.after().path()),
                            "nothing has to be done");
        }
        return draft.says(
                "hosts provide the %s '%s' with the old type, which does not link with the new build"
                        .formatted(Words.of(kind), change.after().path()),
                "import the new type under another name, or move host and module together");
    }

    static Finding moduleRenamed(Change.ImportModuleRenamed change) {
        int count = change.items().size();
        return Draft.of(Rule.IMPORT_MODULE_RENAMED, "import:" + change.before())
                .before(change.before())
                .after(change.after())
                .details(change.items().stream()
                        .map(item -> item.name() + ": " + item.type().text())
                        .toList())
                .says(
                        "hosts that provide the %s under '%s' do not link the new build, which asks '%s' for %s"
                                .formatted(
                                        count == 1 ? "import" : count + " imports",
                                        change.before(),
                                        change.after(),
                                        count == 1 ? "it" : "them"),
                        "provide the same imports under both module names, or rename them back when linking");
    }

    static Finding interfaceVersionChanged(Change.InterfaceVersionChanged change) {
        return interfaceVersionChanged(
                change.name(),
                change.before(),
                change.after(),
                change.sameTrack(),
                change.items().stream().map(Import::path).toList());
    }

    /** @param items what the new build imports of the interface */
    static Finding interfaceVersionChanged(
            String name, String before, String after, boolean sameTrack, List<String> items) {
        Draft draft = Draft.of(Rule.COMPONENT_INTERFACE_VERSION_CHANGED, "interface:" + name)
                .before(name + "@" + before)
                .after(name + "@" + after)
                .details(items);
        return sameTrack
                ? draft.says(
                        "hosts have to match %s by its version track, as semantic versioning asks".formatted(name),
                        "check that the oldest host in use knows version " + after)
                : draft.severity(Severity.BREAKING)
                        .says(
                                "version %s of %s is another interface than %s to a host"
                                        .formatted(after, name, before),
                                PROVIDE_FIRST);
    }

    static Finding orderChanged(Change.ImportOrderChanged change) {
        return Draft.of(Rule.IMPORT_ORDER_CHANGED, "imports:order")
                .before("'%s' at place %d".formatted(change.before(), change.position()))
                .after("'%s' at place %d".formatted(change.after(), change.position()))
                .says(
                        "hosts that hand imports in by position and not by name give others from place %d on"
                                .formatted(change.position()),
                        "provide imports by name; if a host cannot, keep their order");
    }

    static Finding levelChanged(Change.SystemLevelChanged change) {
        Draft draft = Draft.of(Rule.WASI_LEVEL_CHANGED, "wasi:level")
                .before(change.before())
                .after(change.after())
                .details(change.functions());
        if (change.gained().isEmpty()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "the new build needs less of the system interface than the old one",
                            "nothing has to be done");
        }
        int count = change.functions().size();
        return draft.says(
                "hosts that provide only %s do not run the new build, which imports %s of %s"
                        .formatted(
                                change.before().equals("none") ? "what the old build needed" : change.before(),
                                Words.count(count, "function"),
                                String.join(" and ", change.gained())),
                "build for the old interface, or ship hosts with the new one first");
    }

    static Finding systemFunctionAdded(Change.SystemFunctionAdded change) {
        Import item = change.item();
        String message = change.published()
                ? "hosts that offer only a part of %s may lack '%s'".formatted(change.level(), item.path())
                : "'%s' is not among the published functions of %s, so only hosts with this extension link it"
                        .formatted(item.path(), change.level());
        return Draft.of(Rule.WASI_FUNCTION_ADDED, subject(item))
                .after(item.type().text())
                .says(message, "check the hosts in use, or make the new build do without it");
    }

    static Finding systemFunctionRemoved(Change.SystemFunctionRemoved change) {
        return Draft.of(Rule.WASI_FUNCTION_REMOVED, subject(change.item()))
                .before(change.item().type().text())
                .says(
                        "'%s' of %s is no longer needed".formatted(change.item().path(), change.level()),
                        "nothing has to be done");
    }

    static Finding signatureMismatched(Change.SignatureMismatched change) {
        return Draft.of(
                        Rule.WASI_SIGNATURE_MISMATCH,
                        "import:" + change.mismatch().function())
                .before(change.mismatch().published())
                .after(change.mismatch().imported())
                .says(
                        "'%s' is imported with a type that %s does not have, so hosts with the published one refuse it"
                                .formatted(change.mismatch().function(), change.level()),
                        "correct the declaration, or name the extension's own module");
    }

    static Finding levelsMixed(Change.LevelsMixed change) {
        return Draft.of(Rule.WASI_MIXED_LEVELS, "wasi:mix")
                .before("one generation")
                .after(change.first() + " + " + change.second())
                .says(
                        "most hosts provide one generation of the interface to a module and refuse two",
                        "rebuild every linked library against one generation");
    }

    static Finding threadsStarted(Change.ThreadsStarted change) {
        return Draft.of(Rule.WASI_THREAD_SPAWN_ADDED, "wasi:threads")
                .before("one thread")
                .after("starts threads")
                .details(change.evidence())
                .says(
                        "hosts without threads do not link the new build or cannot start its threads",
                        "build without threads, or ship hosts with the thread interface first");
    }

    private static String subject(Import item) {
        return "import:" + item.path();
    }
}
