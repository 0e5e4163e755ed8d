package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.format.host.RuntimeSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The runtimes that a file may run on, as far as its bytes tell.
 *
 * @param oldest the first release of those that load it; absent where no known one does
 */
record AotRuntimes(Optional<WamrRelease> oldest) {
    /** The runtimes that load a file. */
    static AotRuntimes thatLoad(AotFacts file) {
        return new AotRuntimes(Arrays.stream(AotDialect.values())
                .filter(dialect -> file.loaders().contains(dialect.id()))
                .flatMap(dialect -> dialect.firstRelease().stream())
                .map(WamrRelease::new)
                .min(WamrRelease::compareTo));
    }

    /** Whether all of them offer a helper, whatever their build options. */
    boolean offerHelper(String symbol) {
        return oldest.filter(release -> RuntimeSymbols.isCommonSince(symbol, release))
                .isPresent();
    }

    /** Whether all of them know a kind of relocation, whatever their build options. */
    boolean knowRelocation(String name) {
        List<RelocationType> types = Arrays.stream(RelocationType.values())
                .filter(type -> type.toString().equals(name))
                .toList();
        return !types.isEmpty() && types.stream().allMatch(type -> type.isUnconditional() && have(type.since()));
    }

    private boolean have(WamrRelease since) {
        return oldest.filter(release -> since.compareTo(release) <= 0).isPresent();
    }
}
