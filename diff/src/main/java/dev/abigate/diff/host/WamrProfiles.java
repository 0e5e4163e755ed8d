package dev.abigate.diff.host;

import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.HostInterface;
import dev.abigate.format.host.HostInterface.HostGlobal;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.host.MemoryLimits;
import dev.abigate.format.host.NativeLibrary;
import dev.abigate.format.wasm.feature.Feature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Profiles of WAMR runtimes: of a release, with build options. */
final class WamrProfiles {
    private static final Set<Feature> ALWAYS = EnumSet.of(
            Feature.MVP,
            Feature.MUTABLE_GLOBALS,
            Feature.SIGN_EXTENSION,
            Feature.SATURATING_CONVERSION,
            Feature.MULTI_VALUE);

    private static final Map<BuildOption, Set<Feature>> BY_OPTION = Map.of(
            BuildOption.BULK_MEMORY, EnumSet.of(Feature.BULK_MEMORY),
            BuildOption.REF_TYPES, EnumSet.of(Feature.REFERENCE_TYPES),
            BuildOption.TAIL_CALL, EnumSet.of(Feature.TAIL_CALL),
            BuildOption.EXTENDED_CONST_EXPR, EnumSet.of(Feature.EXTENDED_CONST),
            BuildOption.MULTI_MEMORY, EnumSet.of(Feature.MULTI_MEMORY),
            BuildOption.MEMORY64, EnumSet.of(Feature.MEMORY64),
            BuildOption.GC, EnumSet.of(Feature.FUNCTION_REFERENCES, Feature.GC),
            BuildOption.SHARED_MEMORY, EnumSet.of(Feature.THREADS),
            BuildOption.EXCE_HANDLING, EnumSet.of(Feature.EXCEPTIONS, Feature.LEGACY_EXCEPTIONS));

    /** Module names that WAMR serves itself, so that memories and tables may be imported from them. */
    private static final List<String> BUILT_IN_MODULES = List.of("env", "wasi_unstable", "wasi_snapshot_preview1", "");

    private WamrProfiles() {}

    /** The name of the profile of a release as its Linux product is built. */
    static String name(FieldedRelease release) {
        String name = release.release().name().toLowerCase(Locale.ROOT);
        return name.startsWith("wamr-") ? name : "wamr-" + name;
    }

    /** The profile of a release as its Linux product is built. */
    static HostProfile of(FieldedRelease release) {
        return of(
                name(release),
                "WAMR " + release.release().name() + " as its Linux product is built",
                release,
                BuildOption.defaults(release.release()),
                Optional.empty());
    }

    /** The profile of a release with these build options. */
    static HostProfile of(
            String name,
            String summary,
            FieldedRelease release,
            Set<BuildOption> options,
            Optional<HostTarget> target) {
        Set<BuildOption> all = BuildOption.withImplied(options, release.release());
        if (target.filter(processor -> processor.arch().startsWith("riscv64")).isPresent()) {
            // WAMR's build files switch it off there.
            all.remove(BuildOption.SIMD);
        }
        var loader = new AotLoader(release.release(), release.versions(), release.layout(), all, target);
        return new HostProfile(
                name,
                summary,
                Optional.of("the sources of WAMR " + release.release().name()),
                all.contains(BuildOption.INTERP) ? Optional.of(features(loader)) : Optional.empty(),
                all.contains(BuildOption.AOT) ? Optional.of(loader) : Optional.empty(),
                new HostInterface(
                        functions(loader),
                        all.contains(BuildOption.LIBC_BUILTIN)
                                ? List.of(
                                        new HostGlobal("global", "Infinity", "f64"),
                                        new HostGlobal("global", "NaN", "f64"))
                                : List.of(),
                        memoryModules(loader),
                        HostInterface.Unresolved.TRAPS_WHEN_CALLED,
                        HostInterface.Unlisted.ABSENT),
                MemoryLimits.NONE);
    }

    private static Set<Feature> features(AotLoader runtime) {
        var features = EnumSet.copyOf(ALWAYS);
        BY_OPTION.forEach((option, added) -> {
            if (runtime.has(option)) {
                features.addAll(added);
            }
        });
        // The fast interpreter learnt SIMD in 2.3.0; the classic one has none.
        if (runtime.has(BuildOption.SIMD) && runtime.has(BuildOption.FAST_INTERP) && runtime.since("2.3.0")) {
            features.add(Feature.SIMD);
        }
        return features;
    }

    private static List<HostFunction> functions(AotLoader runtime) {
        return Arrays.stream(NativeLibrary.values())
                .filter(library -> library.isBuiltWith(runtime.options()))
                .flatMap(library -> library.functions(runtime.release()).stream())
                .sorted(Comparator.comparing(HostFunction::module).thenComparing(HostFunction::name))
                .toList();
    }

    /** From 2.1.1 on a memory or table has to come from a module that WAMR serves; before, from any. */
    private static Set<String> memoryModules(AotLoader runtime) {
        if (!runtime.since("2.1.1")) {
            return Set.of();
        }
        var modules = new TreeSet<>(BUILT_IN_MODULES);
        if (runtime.has(BuildOption.SPEC_TEST)) {
            modules.add("spectest");
        }
        if (runtime.has(BuildOption.WASI_TEST)) {
            modules.add("foo");
        }
        return modules;
    }
}
