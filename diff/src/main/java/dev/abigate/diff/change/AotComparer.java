package dev.abigate.diff.change;

import dev.abigate.diff.change.Change.AotFormatChanged.Overlap;
import dev.abigate.diff.change.Change.AotTargetChanged.Trait;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.AotFacts.MachineCode;
import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.aot.FeatureFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The container and target of AOT files, and what they ask of the runtime beyond imports. */
final class AotComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.before().aot().isEmpty() || pair.after().aot().isEmpty()) {
            return;
        }
        AotFacts before = pair.before().aot().get();
        AotFacts after = pair.after().aot().get();
        compareFormats(before, after, found);
        boolean sameArchitecture = compareTargets(before.target(), after.target(), found);
        if (before.xip() != after.xip()) {
            found.accept(new Change.AotXipChanged(after.xip()));
        }
        compareFlags(before, after, found);
        compareMachineCode(before, after, sameArchitecture, found);
        compareSymbols(before, after, found);
        compareRelocations(before, after, sameArchitecture, found);
        compareSections(before, after, found);
        compareDebugInformation(before, after, found);
        int functionsBefore = pair.before().definitions().functions();
        int functionsAfter = pair.after().definitions().functions();
        if (functionsBefore != functionsAfter) {
            found.accept(new Change.AotFunctionCountChanged(functionsBefore, functionsAfter));
        }
        if (!before.functionTypes().equals(after.functionTypes())) {
            found.accept(new Change.AotFunctionTypesChanged(before.functionTypes(), after.functionTypes()));
        }
    }

    private static void compareFormats(AotFacts before, AotFacts after, Consumer<Change> found) {
        if (before.version() != after.version()
                && AotVersion.of(after.version()).isEmpty()) {
            found.accept(new Change.AotVersionUnknown(before, after));
            return;
        }
        Overlap overlap = overlap(before, after);
        if (before.version() != after.version()
                || overlap != Overlap.ALL
                || before.layouts().stream().noneMatch(after.layouts()::contains)) {
            found.accept(new Change.AotFormatChanged(before, after, overlap));
        }
    }

    /** How many of the runtimes that load the old file load the new one. */
    private static Overlap overlap(AotFacts before, AotFacts after) {
        if (after.loaders().containsAll(before.loaders())) {
            return Overlap.ALL;
        }
        return before.loaders().stream().anyMatch(after.loaders()::contains) ? Overlap.SOME : Overlap.NONE;
    }

    /** Compares the traits of two targets and says whether relocations of one mean something to the other. */
    private static boolean compareTargets(AotFacts.Target before, AotFacts.Target after, Consumer<Change> found) {
        boolean sameArchitecture =
                before.arch().equals(after.arch()) && before.machine().equals(after.machine());
        if (!sameArchitecture) {
            found.accept(new Change.AotTargetChanged(
                    Trait.ARCHITECTURE,
                    before.arch() + " (" + before.machine() + ")",
                    after.arch() + " (" + after.machine() + ")"));
        }
        if (before.bits() != after.bits()) {
            found.accept(new Change.AotTargetChanged(Trait.BITS, before.bits() + " bits", after.bits() + " bits"));
        }
        if (before.bigEndian() != after.bigEndian()) {
            found.accept(new Change.AotTargetChanged(
                    Trait.BYTE_ORDER, byteOrder(before.bigEndian()), byteOrder(after.bigEndian())));
        }
        if (sameArchitecture && !before.abi().equals(after.abi())) {
            found.accept(new Change.AotTargetChanged(Trait.ABI, before.abi(), after.abi()));
        }
        return sameArchitecture;
    }

    private static String byteOrder(boolean bigEndian) {
        return bigEndian ? "big-endian" : "little-endian";
    }

    private interface Membership {
        Change change(String member, boolean added);
    }

    private static void compareSets(
            List<String> before, List<String> after, Membership membership, Consumer<Change> found) {
        Set<String> old = new HashSet<>(before);
        Set<String> now = new HashSet<>(after);
        after.stream()
                .distinct()
                .filter(item -> !old.contains(item))
                .forEach(item -> found.accept(membership.change(item, true)));
        before.stream()
                .distinct()
                .filter(item -> !now.contains(item))
                .forEach(item -> found.accept(membership.change(item, false)));
    }

    private static void compareFlags(AotFacts before, AotFacts after, Consumer<Change> found) {
        compareSets(
                before.featureFlags(),
                after.featureFlags(),
                (flag, added) -> added && !FeatureFlag.isKnown(flag)
                        ? new Change.AotFlagUnknown(flag)
                        : new Change.AotFlagChanged(flag, added),
                found);
    }

    private static void compareMachineCode(
            AotFacts before, AotFacts after, boolean sameArchitecture, Consumer<Change> found) {
        if (before.machineCode().isEmpty() || after.machineCode().isEmpty()) {
            return;
        }
        MachineCode old = before.machineCode().get();
        MachineCode now = after.machineCode().get();
        if (old.checksStack().isPresent()
                && now.checksStack().isPresent()
                && !old.checksStack().equals(now.checksStack())) {
            found.accept(new Change.AotStackCheckChanged(now.checksStack().get()));
        }
        if (sameArchitecture
                && old.cpuFeatures().isPresent()
                && now.cpuFeatures().isPresent()) {
            List<String> added = now.cpuFeatures().get().stream()
                    .filter(feature -> !old.cpuFeatures().get().contains(feature))
                    .toList();
            if (!added.isEmpty()) {
                found.accept(new Change.AotCpuFeaturesAdded(
                        old.cpuFeatures().get(), now.cpuFeatures().get(), added));
            }
        }
    }

    /** Native symbols matter where both files have a table of them; its coming and going is the change of XIP. */
    private static void compareSymbols(AotFacts before, AotFacts after, Consumer<Change> found) {
        if (!before.xip() || !after.xip()) {
            return;
        }
        compareSets(before.nativeSymbols(), after.nativeSymbols(), Change.AotNativeSymbolChanged::new, found);
        if (!before.nativeSymbols().equals(after.nativeSymbols())
                && before.nativeSymbols().stream()
                        .sorted()
                        .toList()
                        .equals(after.nativeSymbols().stream().sorted().toList())) {
            found.accept(new Change.AotNativeSymbolOrderChanged(before.nativeSymbols(), after.nativeSymbols()));
        }
    }

    private static void compareRelocations(
            AotFacts before, AotFacts after, boolean sameArchitecture, Consumer<Change> found) {
        after.helpers().stream()
                .filter(symbol -> !before.helpers().contains(symbol))
                .forEach(symbol -> found.accept(new Change.AotHelperAdded(
                        symbol, AotRuntimes.thatLoad(before).offerHelper(symbol))));
        if (!sameArchitecture) {
            return;
        }
        after.relocationTypes().stream()
                .filter(type -> !before.relocationTypes().contains(type))
                .forEach(type -> found.accept(new Change.AotRelocationTypeAdded(
                        type, AotRuntimes.thatLoad(before).knowRelocation(type))));
        if (!before.relocationGroups().equals(after.relocationGroups())) {
            found.accept(new Change.AotRelocationGroupsChanged(before.relocationGroups(), after.relocationGroups()));
        }
    }

    private static void compareSections(AotFacts before, AotFacts after, Consumer<Change> found) {
        List<String> old =
                before.sections().stream().map(AotFacts.Section::name).toList();
        List<String> now = after.sections().stream().map(AotFacts.Section::name).toList();
        compareSets(old, now, Change.AotSectionChanged::new, found);
        if (!old.equals(now)
                && old.stream().sorted().toList().equals(now.stream().sorted().toList())) {
            found.accept(new Change.AotSectionOrderChanged(old, now));
        }
        List<CustomSection> customBefore = customSections(before, false);
        List<CustomSection> customAfter = customSections(after, false);
        if (!customBefore.equals(customAfter)) {
            found.accept(new Change.AotCustomSectionsChanged(customBefore, customAfter));
        }
    }

    private static List<CustomSection> customSections(AotFacts file, boolean debug) {
        return file.customSections().stream()
                .filter(section -> section.isDebugInformation() == debug)
                .toList();
    }

    private static void compareDebugInformation(AotFacts before, AotFacts after, Consumer<Change> found) {
        List<CustomSection> old = debugInformation(before);
        List<CustomSection> now = debugInformation(after);
        // A snapshot of revision 1 does not know of an object file.
        if (!old.equals(now)
                && before.machineCode().isPresent()
                && after.machineCode().isPresent()) {
            found.accept(new Change.AotDebugInformationChanged(old, now));
        }
    }

    private static List<CustomSection> debugInformation(AotFacts file) {
        return Stream.concat(
                        customSections(file, true).stream(),
                        file.machineCode().flatMap(MachineCode::debugObject).stream())
                .toList();
    }
}
