package dev.abigate.format.host;

import dev.abigate.format.wasm.feature.Feature;
import java.util.Optional;
import java.util.Set;

/**
 * What a fielded host loads, links and offers.
 *
 * @param name of a built-in profile, such as {@code wamr-2.4.5}, or of a product
 * @param summary one phrase for people
 * @param source where it is written that the host is so, with the versions looked at; absent where nobody says it
 * @param features of WebAssembly modules that it takes; absent where it takes no modules
 * @param aot how it loads AOT files; absent where it takes none
 */
public record HostProfile(
        String name,
        String summary,
        Optional<String> source,
        Optional<Set<Feature>> features,
        Optional<AotLoader> aot,
        HostInterface offered,
        MemoryLimits memory) {
    public HostProfile {
        features = features.map(Set::copyOf);
    }
}
