package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.HostProfile;
import java.util.Optional;

/** Whether a host would load and link a build. */
public final class HostCheck {
    private HostCheck() {}

    /** What the host does with the build, by the facts of the build alone. */
    public static HostAnswer of(Snapshot build, HostProfile host) {
        var reasons = new Reasons();
        Optional<AotFacts> file = build.aot();
        if (file.isPresent()) {
            host.aot().ifPresentOrElse(loader -> load(file.get(), loader, reasons), () -> refuse("AOT files", reasons));
        }
        return reasons.answer(host.name());
    }

    private static void load(AotFacts file, AotLoader loader, Reasons reasons) {
        new AotContainer(file, loader, reasons).check();
        if (!reasons.rejected()) {
            new AotRelocations(file, loader, reasons).check();
        }
    }

    private static void refuse(String kind, Reasons reasons) {
        reasons.reject(
                Rule.AOT_VERSION_CHANGED,
                "aot:version",
                Reasons.UNKNOWN,
                "the host takes no " + kind,
                "ship the build in the form that the host takes");
    }
}
