package dev.abigate.format.host;

import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.aot.release.WamrRelease;
import java.util.Optional;
import java.util.Set;

/**
 * How a WAMR runtime loads AOT files.
 *
 * @param versions accepted in the header (section 15)
 * @param layout by which it reads what it accepted, whatever the version says
 * @param options that the runtime is built with
 * @param target the processor; absent where the profile is for any, so that the file's own is taken
 */
public record AotLoader(
        WamrRelease release,
        Set<AotVersion> versions,
        AotDialect layout,
        Set<BuildOption> options,
        Optional<HostTarget> target) {
    public AotLoader {
        versions = Set.copyOf(versions);
        options = Set.copyOf(options);
    }

    /** Whether the runtime is built with an option. */
    public boolean has(BuildOption option) {
        return options.contains(option);
    }

    /** Whether the runtime is of a release or of a later one. */
    public boolean since(String first) {
        return release.compareTo(new WamrRelease(first)) >= 0;
    }
}
