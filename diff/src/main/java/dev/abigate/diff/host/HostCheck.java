package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.HostProfile;

/** Whether a host would load and link a build. */
public final class HostCheck {
    private HostCheck() {}

    /** What the host does with the build, by the facts of the build alone. */
    public static HostAnswer of(Snapshot build, HostProfile host) {
        var reasons = new Reasons();
        load(build, host, reasons);
        // Linking comes after loading: what a host refuses to load it does not link.
        if (!reasons.rejected()) {
            new ImportCheck(build, host, reasons).check();
            ModuleCheck.memory(build, host, reasons);
        }
        return reasons.answer(host.name());
    }

    /** As {@link #of}, up to the point where the host begins to link. */
    static HostAnswer loading(Snapshot build, HostProfile host) {
        var reasons = new Reasons();
        load(build, host, reasons);
        return reasons.answer(host.name());
    }

    private static void load(Snapshot build, HostProfile host, Reasons reasons) {
        if (build.component().isPresent()) {
            reasons.reject(
                    Rule.CORE_BECAME_COMPONENT,
                    "file:layer",
                    host.aot().map(_ -> "unknown binary version"),
                    "the build is a component, and the host takes core modules only",
                    "ship the core module, or run the component on a host that takes components");
            return;
        }
        build.aot().ifPresentOrElse(file -> loadFile(file, host, reasons), () -> loadModule(build, host, reasons));
    }

    private static void loadFile(AotFacts file, HostProfile host, Reasons reasons) {
        if (host.aot().isEmpty()) {
            refuse("AOT files", reasons);
            return;
        }
        AotLoader loader = host.aot().get();
        new AotContainer(file, loader, reasons).check();
        if (!reasons.rejected()) {
            new AotRelocations(file, loader, reasons).check();
        }
    }

    private static void loadModule(Snapshot module, HostProfile host, Reasons reasons) {
        module.invalid()
                .ifPresent(reason -> reasons.reject(
                        Rule.VALIDATION_FAILED_NEW,
                        "module:validity",
                        Reasons.UNKNOWN,
                        "the module is not valid: " + reason,
                        "find out which tool broke it: 'abigate validate' says where"));
        host.features()
                .ifPresentOrElse(
                        features -> ModuleCheck.features(module.features(), features, reasons),
                        () -> refuse("WebAssembly modules", reasons));
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
