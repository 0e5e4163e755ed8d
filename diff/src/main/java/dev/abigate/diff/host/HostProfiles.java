package dev.abigate.diff.host;

import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The profiles of hosts: built-in ones by name, those of users by file. */
public final class HostProfiles {
    private HostProfiles() {}

    /** The names of the built-in profiles, oldest release first. */
    public static List<String> names() {
        return Arrays.stream(FieldedRelease.values()).map(WamrProfiles::name).toList();
    }

    /** The built-in profile of a name. */
    public static Optional<HostProfile> builtIn(String name) {
        return Arrays.stream(FieldedRelease.values())
                .filter(release -> WamrProfiles.name(release).equals(name))
                .map(WamrProfiles::of)
                .findFirst();
    }

    /**
     * The built-in profile of a name, or the one that a file describes.
     *
     * @throws UnknownHostException where there is neither
     */
    public static HostProfile find(String nameOrFile) {
        return builtIn(nameOrFile).orElseThrow(() -> new UnknownHostException(nameOrFile));
    }
}
