package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.format.aot.FeatureFlag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What changes of an AOT file's container, target and demands mean. */
final class AotFindings {
    /** The bits of the feature word that loaders compare with what the runtime was built with. */
    private static final Set<String> CHECKED = IntStream.range(0, Long.SIZE)
            .mapToObj(FeatureFlag::new)
            .filter(FeatureFlag::isChecked)
            .map(FeatureFlag::toString)
            .collect(Collectors.toUnmodifiableSet());

    private static final String SAME_OPTIONS =
            "compile with the options of the old build, or ship runtimes that have it first";

    private AotFindings() {}

    static Finding formatChanged(Change.AotFormatChanged change) {
        Draft draft = Draft.of(Rule.AOT_VERSION_CHANGED, "aot:version")
                .before(change.before().format())
                .after(change.after().format());
        String advice = "compile with the wamrc release that belongs to the runtimes in use";
        return switch (change.loadersKept()) {
            case NONE -> draft.says("no WAMR release that loads the old file loads the new one", advice);
            case SOME ->
                draft.severity(Severity.RISKY)
                        .says("some WAMR releases that load the old file refuse the new one", advice);
            case ALL ->
                draft.severity(Severity.RISKY)
                        .says(
                                "every WAMR release known to load the old file loads the new one, but the code may rely on"
                                        + " another layout of the runtime's structures",
                                advice);
        };
    }

    static Finding versionUnknown(Change.AotVersionUnknown change) {
        return Draft.of(Rule.AOT_VERSION_UNSUPPORTED, "aot:version")
                .before(change.before().format())
                .after("version " + Integer.toUnsignedString(change.after().version()))
                .says(
                        "no known WAMR release writes or loads this version; its bytes fit the layout %s, by which all else"
                                        .formatted(String.join(
                                                " or ", change.after().layouts()))
                                + " was compared",
                        "compile with a released wamrc, or compare with a newer abigate");
    }

    static Finding cpuFeaturesAdded(Change.AotCpuFeaturesAdded change) {
        return Draft.of(Rule.AOT_CPU_FEATURE_ADDED, "aot:cpu")
                .before(list(change.before()))
                .after(list(change.after()))
                .details(change.added())
                .says(
                        "the code has instructions of %s, which no loader checks and a processor without them refuses when"
                                        .formatted(String.join(", ", change.added()))
                                + " they are met",
                        "compile for the oldest processor in use with wamrc's --cpu and --cpu-features");
    }

    static Finding stackCheckChanged(Change.AotStackCheckChanged change) {
        String on = "checks in the code";
        String off = "guard pages of the runtime";
        return Draft.of(Rule.AOT_BOUNDS_CHECK_MODE_CHANGED, "aot:bounds-checks")
                .before(change.after() ? off : on)
                .after(change.after() ? on : off)
                .says(
                        change.after()
                                ? "the code checks its stack, and with it by default every memory access, where it left that to"
                                        + " guard pages: it is larger and slower"
                                : "the code no longer checks its stack, and with it by default no memory access: on a runtime"
                                        + " without guard pages nothing stops it at its bounds",
                        "compile with the same choice of --bounds-checks and --stack-bounds-checks as before");
    }

    static Finding debugInformationChanged(Change.AotDebugInformationChanged change) {
        return Draft.of(Rule.AOT_DEBUG_SECTION_CHANGED, "aot:debug")
                .before(describe(change.before()))
                .after(describe(change.after()))
                .says(
                        "debug information inside the file differs, which only debuggers read",
                        "strip it if the file is shipped to others");
    }

    static Finding flagUnknown(Change.AotFlagUnknown change) {
        return Draft.of(Rule.COVERAGE_UNKNOWN_FEATURE, "aot:feature:" + change.flag())
                .before("not set")
                .after("set")
                .says(
                        "no known release of WAMR gives %s of the feature word a meaning, so what the file demands of the"
                                        .formatted(change.flag())
                                + " runtime was not compared",
                        "find out which compiler wrote the file, or compare with a newer abigate");
    }

    static Finding targetChanged(Change.AotTargetChanged change) {
        return switch (change.trait()) {
            case ARCHITECTURE ->
                target(
                        Rule.AOT_TARGET_ARCH_CHANGED,
                        "aot:arch",
                        change,
                        "the old devices cannot run code for this processor");
            case BITS ->
                target(Rule.AOT_TARGET_BITS_CHANGED, "aot:bits", change, "loaders refuse code of another word width");
            case BYTE_ORDER ->
                target(
                        Rule.AOT_TARGET_ENDIAN_CHANGED,
                        "aot:endian",
                        change,
                        "loaders refuse code of another byte order");
            case ABI ->
                target(
                        Rule.AOT_TARGET_ABI_CHANGED,
                        "aot:abi",
                        change,
                        "runtime and code pass arguments in different registers, which no loader checks");
        };
    }

    private static Finding target(Rule rule, String subject, Change.AotTargetChanged change, String message) {
        return Draft.of(rule, subject)
                .before(change.before())
                .after(change.after())
                .says(
                        message,
                        "compile for the target of the old build, or ship this one as a product for other devices");
    }

    static Finding xipChanged(Change.AotXipChanged change) {
        String on = "runs in place";
        String off = "is copied and relocated";
        return Draft.of(Rule.AOT_XIP_CHANGED, "aot:xip")
                .before(change.after() ? off : on)
                .after(change.after() ? on : off)
                .says(
                        change.after()
                                ? "runtimes have to provide every native symbol through a table, which older ones lack"
                                : "devices that run the code from flash have no room to copy and relocate it",
                        "compile with the same choice of --xip as before");
    }

    static Finding flagChanged(Change.AotFlagChanged change) {
        String subject = "aot:feature:" + change.flag();
        if (!change.added()) {
            return Draft.of(Rule.AOT_FEATURE_FLAG_REMOVED, subject)
                    .before("set")
                    .after("not set")
                    .says("the file no longer demands %s".formatted(change.flag()), "nothing has to be done");
        }
        return CHECKED.contains(change.flag())
                ? Draft.of(Rule.AOT_FEATURE_FLAG_ADDED, subject)
                        .before("not set")
                        .after("set")
                        .says("runtimes built without %s refuse the file".formatted(change.flag()), SAME_OPTIONS)
                : Draft.of(Rule.AOT_FEATURE_FLAG_UNCHECKED_ADDED, subject)
                        .before("not set")
                        .after("set")
                        .says(
                                "no loader checks %s, so a runtime without it loads the file and then misbehaves"
                                        .formatted(change.flag()),
                                SAME_OPTIONS);
    }

    static Finding nativeSymbolChanged(Change.AotNativeSymbolChanged change) {
        String subject = "aot:native:" + change.symbol();
        return change.added()
                ? Draft.of(Rule.AOT_NATIVE_SYMBOL_ADDED, subject)
                        .after(change.symbol())
                        .says(
                                "runtimes that do not know the symbol '%s' refuse the file".formatted(change.symbol()),
                                SAME_OPTIONS)
                : Draft.of(Rule.AOT_NATIVE_SYMBOL_REMOVED, subject)
                        .before(change.symbol())
                        .says(
                                "the symbol '%s' is no longer needed".formatted(change.symbol()),
                                "nothing has to be done");
    }

    static Finding nativeSymbolOrderChanged(Change.AotNativeSymbolOrderChanged change) {
        return Draft.of(Rule.AOT_NATIVE_SYMBOL_ORDER_CHANGED, "aot:native:order")
                .before(String.join(", ", change.before()))
                .after(String.join(", ", change.after()))
                .says(
                        "the native symbols take other slots, which matters only inside the file",
                        "nothing has to be done");
    }

    static Finding relocationTypeAdded(Change.AotRelocationTypeAdded change) {
        Draft draft = Draft.of(Rule.AOT_RELOCATION_TYPE_ADDED, "aot:relocation:" + change.type())
                .after(change.type());
        if (change.known()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "every WAMR release that loads the old file knows the relocation " + change.type(),
                            "nothing has to be done");
        }
        return draft.says(
                "loaders that do not know the relocation %s refuse the file".formatted(change.type()),
                "check it against the oldest runtime in use, or compile with the old code model and options");
    }

    static Finding helperAdded(Change.AotHelperAdded change) {
        Draft draft = Draft.of(Rule.AOT_RELOCATION_SYMBOL_ADDED, "aot:symbol:" + change.symbol())
                .after(change.symbol());
        if (change.known()) {
            return draft.severity(Severity.COMPATIBLE)
                    .says(
                            "every WAMR release that loads the old file offers the helper '%s', however it was built"
                                    .formatted(change.symbol()),
                            "nothing has to be done");
        }
        return draft.says(
                "runtimes that do not offer the helper '%s' cannot resolve it and refuse the file"
                        .formatted(change.symbol()),
                "check it against the oldest runtime in use and the options it was built with");
    }

    static Finding relocationGroupsChanged(Change.AotRelocationGroupsChanged change) {
        return Draft.of(Rule.AOT_RELOCATION_GROUP_CHANGED, "aot:relocation-groups")
                .before(list(change.before()))
                .after(list(change.after()))
                .says("other parts of the file are relocated when it is loaded", "nothing has to be done");
    }

    static Finding sectionChanged(Change.AotSectionChanged change) {
        String subject = "aot:section:" + change.name();
        return change.added()
                ? Draft.of(Rule.AOT_SECTION_ADDED, subject)
                        .after(change.name())
                        .says(
                                "loaders refuse sections that they do not expect, and this file has the section '%s' more"
                                        .formatted(change.name()),
                                "find out which compiler option writes it")
                : Draft.of(Rule.AOT_SECTION_REMOVED, subject)
                        .before(change.name())
                        .says(
                                "loaders demand the section '%s', which this file lacks".formatted(change.name()),
                                "find out which step dropped it");
    }

    static Finding sectionOrderChanged(Change.AotSectionOrderChanged change) {
        return Draft.of(Rule.AOT_SECTION_ORDER_CHANGED, "aot:sections")
                .before(String.join(", ", change.before()))
                .after(String.join(", ", change.after()))
                .says(
                        "loaders demand one order of sections and refuse any other",
                        "write the sections in the order that the compiler gives them");
    }

    static Finding customSectionsChanged(Change.AotCustomSectionsChanged change) {
        return Draft.of(Rule.AOT_CUSTOM_SECTION_CHANGED, "aot:custom")
                .before(describe(change.before()))
                .after(describe(change.after()))
                .says(
                        "hosts that ask the runtime for a custom section of the file get other content",
                        "check the hosts that read custom sections");
    }

    private static String describe(List<CustomSection> sections) {
        return list(sections.stream()
                .map(section -> "'" + section.name() + "' " + section.size() + " bytes")
                .toList());
    }

    static Finding functionCountChanged(Change.AotFunctionCountChanged change) {
        return Draft.of(Rule.AOT_FUNCTION_COUNT_CHANGED, "aot:functions")
                .before(Words.count(change.before(), "function"))
                .after(Words.count(change.after(), "function"))
                .says(
                        "the file holds another number of compiled functions, which hosts that look functions up by name"
                                + " do not notice",
                        "nothing has to be done");
    }

    static Finding functionTypesChanged(Change.AotFunctionTypesChanged change) {
        return Draft.of(Rule.AOT_FUNC_TYPE_TABLE_CHANGED, "aot:function-types")
                .before(Words.count(change.before().size(), "type"))
                .after(Words.count(change.after().size(), "type"))
                .says(
                        "the table of function types differs, which nothing outside the file refers to",
                        "nothing has to be done");
    }

    private static String list(List<String> items) {
        return items.isEmpty() ? "none" : String.join(", ", items);
    }
}
