package dev.abigate.diff.host;

import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostInterface;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.host.MemoryLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Profiles of WAMR runtimes: of a release, with build options. */
final class WamrProfiles {
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
        return new HostProfile(
                name,
                summary,
                Optional.empty(),
                Optional.of(new AotLoader(
                        release.release(),
                        release.versions(),
                        release.layout(),
                        BuildOption.withImplied(options, release.release()),
                        target)),
                new HostInterface(List.of(), List.of(), Set.of(), HostInterface.Unresolved.TRAPS_WHEN_CALLED, false),
                MemoryLimits.NONE);
    }
}
