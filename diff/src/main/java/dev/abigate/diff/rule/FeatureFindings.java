package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.snapshot.CustomSection;
import java.util.ArrayList;
import java.util.List;

/** What changes of features, custom sections, tool chain and code size mean. */
final class FeatureFindings {
    private static final String NAME_SECTION = "name";

    private FeatureFindings() {}

    static Finding featureAdded(Change.FeatureAdded change) {
        String feature = change.feature();
        boolean newClaim = change.claimedAfter() && !change.claimedBefore();
        Draft draft = Draft.of(newClaim ? Rule.TARGET_FEATURE_ADDED : Rule.OPCODE_FAMILY_ADDED, "feature:" + feature)
                .before(state(change.claimedBefore(), false))
                .after(state(change.claimedAfter(), change.used()));
        if (!change.used()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "the build claims %s, which nothing in it needs, so runtimes without it still take it"
                                    .formatted(feature),
                            "compile without the feature if later builds have to run without it too");
        }
        if (change.claimedBefore()) {
            return draft.severity(Severity.RISKY)
                    .says(
                            "%s is used for the first time; the old build was compiled for it but never needed it"
                                    .formatted(feature),
                            "check that every runtime in use has it, or compile without it");
        }
        return draft.says(
                "runtimes without %s refuse the new build".formatted(feature),
                "compile without the feature, or ship runtimes that have it first");
    }

    private static String state(boolean claimed, boolean used) {
        if (claimed) {
            return used ? "claimed and used" : "claimed, not used";
        }
        return used ? "used, not claimed" : "not used";
    }

    static Finding featuresRemoved(Change.FeaturesRemoved change) {
        return Draft.of(Rule.TARGET_FEATURE_REMOVED, "feature:removed")
                .before(String.join(", ", change.features()))
                .details(change.features())
                .says("the new build neither needs nor claims what the old one did", "nothing has to be done");
    }

    static Finding claimsLost(Change.FeatureClaimsLost change) {
        return Draft.of(Rule.TARGET_FEATURE_CLAIM_MISMATCH, "feature:claims")
                .before("claimed and used")
                .after("used, not claimed")
                .details(change.features())
                .says(
                        "whoever decides by the target_features section whether a runtime fits decides wrongly, since it no"
                                + " longer lists " + String.join(", ", change.features()),
                        "link all objects with the same features, or leave the section out");
    }

    static Finding sectionAdded(Change.CustomSectionAdded change) {
        return Draft.of(Rule.CUSTOM_SECTION_ADDED, subject(change.section()))
                .after(size(change.section()))
                .trait(Trait.SECTION, change.section().name())
                .says(
                        "the custom section '%s' is new; runtimes skip what they do not know"
                                .formatted(change.section().name()),
                        "nothing has to be done");
    }

    static Finding sectionRemoved(Change.CustomSectionRemoved change) {
        CustomSection section = change.section();
        if (section.name().equals(NAME_SECTION)) {
            return Draft.of(Rule.NAME_SECTION_REMOVED, subject(section))
                    .before(size(section))
                    .trait(Trait.SECTION, section.name())
                    .says(
                            "stack traces and reports show numbers in place of function names",
                            "keep a copy of the build with its names for looking up traces");
        }
        return Draft.of(Rule.CUSTOM_SECTION_REMOVED, subject(section))
                .before(size(section))
                .trait(Trait.SECTION, section.name())
                .says(
                        "tools and hosts that read the custom section '%s' no longer find it".formatted(section.name()),
                        "keep the section when linking and stripping");
    }

    static Finding sectionChanged(Change.CustomSectionChanged change) {
        return Draft.of(Rule.CUSTOM_SECTION_CHANGED, subject(change.before()))
                .before(size(change.before()) + ", SHA-256 " + change.before().sha256())
                .after(size(change.after()) + ", SHA-256 " + change.after().sha256())
                .trait(Trait.SECTION, change.before().name())
                .says(
                        "tools and hosts that read the custom section '%s' get other content"
                                .formatted(change.before().name()),
                        "check its readers, or waive the finding for a section that differs in every build");
    }

    static Finding debugRemoved(Change.DebugInformationRemoved change) {
        return Draft.of(Rule.CUSTOM_SECTION_REMOVED, "custom:.debug_info")
                .before(Words.count(change.sections().size(), "DWARF section"))
                .details(change.sections().stream().map(CustomSection::name).toList())
                .says(
                        "the new build has no debug information, so the layouts of its types cannot be compared and"
                                + " debuggers see no source",
                        "keep the debug information, or keep it beside the stripped build and compare that");
    }

    static Finding debugAdded(Change.DebugInformationAdded change) {
        return Draft.of(Rule.CUSTOM_SECTION_ADDED, "custom:.debug_info")
                .after(Words.count(change.sections().size(), "DWARF section"))
                .details(change.sections().stream().map(CustomSection::name).toList())
                .says(
                        "the new build carries debug information, which makes the file larger and shows source paths",
                        "strip it if the file is shipped to others");
    }

    static Finding sectionDuplicated(Change.SectionDuplicated change) {
        return Draft.of(Rule.SECTION_DUPLICATE, "custom:" + change.name())
                .before(Words.count(change.before(), "section"))
                .after(Words.count(change.after(), "section"))
                .says(
                        "readers differ on which of the sections '%s' counts".formatted(change.name()),
                        "write the section once");
    }

    static Finding producersChanged(Change.ProducersChanged change) {
        return Draft.of(Rule.PRODUCERS_CHANGED, "module:producers")
                .before(list(change.before()))
                .after(list(change.after()))
                .says(
                        "another tool chain made the build, which may explain many other differences",
                        "nothing has to be done if the change of tools was meant");
    }

    private static String list(List<String> items) {
        return list(items, "not said");
    }

    private static String list(List<String> items, String none) {
        return items.isEmpty() ? none : String.join(", ", items);
    }

    static Finding buildIdReused(Change.BuildIdReused change) {
        return Draft.of(Rule.BUILD_ID_EQUAL_CONTENT_DIFFERS, "module:build-id")
                .before("build id %s, content SHA-256 %s".formatted(change.buildId(), change.contentBefore()))
                .after("build id %s, content SHA-256 %s".formatted(change.buildId(), change.contentAfter()))
                .says(
                        "whoever finds debug information or releases by build id gets the wrong build",
                        "find out how two builds came to one id before either is shipped");
    }

    static Finding moduleInvalid(Change.ModuleInvalid change) {
        return Draft.of(Rule.VALIDATION_FAILED_NEW, "module:validity")
                .after(change.reason())
                .says(
                        "the new build is not a valid module, so every host refuses it",
                        "find out which tool broke it: 'abigate validate' says where");
    }

    static Finding unknownFeaturesClaimed(Change.UnknownFeaturesClaimed change) {
        return Draft.of(Rule.COVERAGE_UNKNOWN_FEATURE, "coverage:features")
                // All code could be read, so no instruction needs what is claimed.
                .severity(Severity.RISKY)
                .after(String.join(", ", change.features()))
                .details(change.features())
                .says(
                        "the build claims features that this tool does not know, so what hosts need for them was not compared",
                        "check the claim against the hosts in use, or compare with a newer abigate");
    }

    static Finding revisionsDiffer(Change.RevisionsDiffer change) {
        return Draft.of(Rule.BASELINE_STALE, "coverage:baseline")
                .before("facts of revision " + change.before())
                .after("facts of revision " + change.after())
                .says(
                        "another version of abigate wrote the snapshot, and what only one of them records was not compared",
                        "write the snapshot anew from its file with 'abigate dump'");
    }

    static Finding sectionsUnreadable(Change.SectionsUnreadable change) {
        return Draft.of(Rule.COVERAGE_SECTION_UNREADABLE, "coverage:sections")
                .before(list(change.before(), "all readable"))
                .after(list(change.after(), "all readable"))
                .says(
                        "these custom sections do not hold what their names promise, so what they say was not compared",
                        "find out which tool damaged them, and compare again");
    }

    static Finding sectionsMisplaced(Change.SectionsMisplaced change) {
        return Draft.of(Rule.SECTION_ORDER_CHANGED, "sections:order")
                .after(String.join(", ", change.names()) + " out of place")
                .details(change.names())
                .says(
                        "readers of these custom sections look for them in one place and do not find them there: dylink"
                                + " sections come first, name and linking behind code and data",
                        "keep the order of sections when a tool rewrites the module");
    }

    static Finding neededLibraryChanged(Change.NeededLibraryChanged change) {
        return change.added()
                ? Draft.of(Rule.DYLINK_NEEDED_ADDED, "dylink:needed:" + change.library())
                        .after(change.library())
                        .says(
                                "loaders that do not have the library '%s' cannot load the module"
                                        .formatted(change.library()),
                                "ship the library first, or link it in")
                : Draft.of(Rule.DYLINK_NEEDED_REMOVED, "dylink:needed:" + change.library())
                        .before(change.library())
                        .says(
                                "modules that relied on '%s' being loaded along with this one no longer find it"
                                        .formatted(change.library()),
                                "name the library in every module that uses it");
    }

    static Finding dylinkSpaceChanged(Change.DylinkSpaceChanged change) {
        return Draft.of(Rule.DYLINK_MEM_INFO_CHANGED, "dylink:space")
                .before(change.before())
                .after(change.after())
                .says(
                        "loaders have to reserve another amount of memory and table for the module",
                        "check loaders that reserve a fixed amount");
    }

    static Finding dylinkFlagsChanged(Change.DylinkFlagsChanged change) {
        Rule rule = change.exports() ? Rule.DYLINK_EXPORT_INFO_CHANGED : Rule.DYLINK_IMPORT_INFO_CHANGED;
        return Draft.of(rule, change.exports() ? "dylink:exports" : "dylink:imports")
                .before(list(change.before()))
                .after(list(change.after()))
                .says(
                        "the loader resolves symbols in another way: which are thread-local, and which may be missing",
                        "check the declarations of the symbols listed");
    }

    static Finding linkingChanged(Change.LinkingChanged change) {
        return Draft.of(Rule.LINKING_SECTION_CHANGED, "custom:linking")
                .before(size(change.before()) + ", SHA-256 " + change.before().sha256())
                .after(size(change.after()) + ", SHA-256 " + change.after().sha256())
                .says(
                        "linking the object file gives another result: other symbols, flags or segments",
                        "link and compare the linked modules");
    }

    static Finding codeSizeChanged(Change.CodeSizeChanged change) {
        Rule rule = change.machineCode() ? Rule.AOT_TEXT_SIZE_BUDGET_EXCEEDED : Rule.CODE_SIZE_BUDGET_EXCEEDED;
        String growth = change.before() == 0
                ? "from nothing"
                : "by %d %%".formatted(Math.round(100.0 * (change.after() - change.before()) / change.before()));
        return Draft.of(rule, "code:size")
                .before(change.before() + " bytes")
                .trait(Trait.SIZE, Long.toString(change.after()))
                .after(change.after() + " bytes")
                .says(
                        "the code grew %s, which small devices may have no room for".formatted(growth),
                        "check the room that the smallest device has for code");
    }

    static Finding minifiedInterfaceChanged(Change.MinifiedInterfaceChanged change) {
        var details = new ArrayList<String>();
        change.gone().forEach(thing -> details.add("gone: " + thing));
        change.added().forEach(thing -> details.add("new: " + thing));
        return Draft.of(Rule.COVERAGE_LAYER_NOT_COMPARED, "coverage:minified-names")
                .before(Words.count(change.gone().size(), "type") + " that the new build lacks")
                .after(Words.count(change.added().size(), "type") + " that the old build lacks")
                .details(details)
                .says(
                        "names are minified in both builds, so only the types under them could be compared, and those differ",
                        "ship the module with the glue code of the same build");
    }

    static Finding layersNotCompared(Change.LayersNotCompared change) {
        return Draft.of(Rule.COVERAGE_LAYER_NOT_COMPARED, "coverage:kinds")
                .before(Words.of(change.before()))
                .after(Words.of(change.after()))
                .details(change.layers().stream().map(Layer::text).toList())
                .says(
                        "a module and an AOT file say different things about themselves, so only what both say was compared",
                        "compare module with module and AOT file with AOT file as well");
    }

    private static String subject(CustomSection section) {
        return "custom:" + section.name();
    }

    private static String size(CustomSection section) {
        return section.size() + " bytes";
    }
}
