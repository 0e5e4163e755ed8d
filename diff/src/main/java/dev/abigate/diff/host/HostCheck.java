package dev.abigate.diff.host;

import dev.abigate.diff.host.HostAnswer.Reason;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.HostProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a host would load and link a build. */
public final class HostCheck {
    private HostCheck() {}

    /** What the host does with the build, by the facts of the build alone. */
    public static HostAnswer of(Snapshot build, HostProfile host) {
        var reasons = new ArrayList<Reason>();
        Optional<String> message = Optional.empty();
        if (build.aot().isPresent() && host.aot().isPresent()) {
            message = header(build.aot().get(), host.aot().get(), reasons);
        }
        return HostAnswer.of(host.name(), message, reasons);
    }

    private static Optional<String> header(AotFacts file, AotLoader loader, List<Reason> reasons) {
        if (AotVersion.of(file.version()).filter(loader.versions()::contains).isPresent()) {
            return Optional.empty();
        }
        reasons.add(new Reason(
                Rule.AOT_VERSION_CHANGED,
                Result.REJECTED,
                "aot:version",
                "the file has version %d, WAMR %s accepts %s"
                        .formatted(
                                file.version(),
                                loader.release().name(),
                                loader.versions().stream().sorted().toList()),
                "compile with the wamrc release that belongs to the runtime"));
        return Optional.of("unknown binary version");
    }
}
