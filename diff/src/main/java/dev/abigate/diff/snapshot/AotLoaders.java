package dev.abigate.diff.snapshot;

import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotModule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which WAMR releases load a file, as far as version and layout decide it. Each group of releases that writes one layout
 * loads files of that layout; the releases 2.3.0 to 2.4.0 accept two versions and read both by their own layout.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime">WAMR</a>
 */
final class AotLoaders {
    private AotLoaders() {}

    /** The groups that load a module, by the layout that each of them writes, sorted. */
    static List<String> of(AotModule module) {
        List<AotDialect> fitting = module.fittingDialects();
        Set<AotDialect> loaders = EnumSet.copyOf(fitting);
        // The offsets of element segments are all that the layouts of 2.1.0 to 2.4.0 differ in.
        boolean plain = module.initData().elementSegments().isEmpty();
        if (loaders.contains(AotDialect.V3E)) {
            loaders.add(AotDialect.V4A);
            if (plain) {
                loaders.add(AotDialect.V4B);
            }
        }
        return List.copyOf(loaders.stream()
                .filter(dialect -> dialect.firstRelease().isPresent())
                .map(AotDialect::id)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Those layouts that a release wrote, or all where none did. */
    static List<AotDialect> released(List<AotDialect> dialects) {
        List<AotDialect> released = dialects.stream()
                .filter(dialect -> dialect.firstRelease().isPresent())
                .toList();
        return released.isEmpty() ? dialects : released;
    }

    /** The releases that write a layout, as a phrase. */
    static String releases(List<AotDialect> dialects) {
        String phrase = dialects.stream()
                .filter(dialect -> dialect.firstRelease().isPresent())
                .map(AotLoaders::range)
                .collect(Collectors.joining(", "));
        return phrase.isEmpty() ? "no release" : "WAMR " + phrase;
    }

    private static String range(AotDialect dialect) {
        String first = dialect.firstRelease().orElseThrow();
        String last = dialect.lastRelease().orElseThrow();
        return first.equals(last) ? first : first + " to " + last;
    }
}
