package dev.abigate.diff.host;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.wasi.SystemModule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Drafts the profile of a host from modules that are known to run there: what they need the host has. */
public final class HostDraft {
    private final List<Side> evidence;
    private final StringBuilder text = new StringBuilder();

    private HostDraft(List<Side> evidence) {
        this.evidence = evidence;
    }

    /** The draft as a document in YAML, with comments on what the modules leave open. */
    public static String of(List<Side> evidence) {
        return new HostDraft(evidence).draft();
    }

    private String draft() {
        text.append("# Drafted from modules that run on the host: it has what they need, and may have more.\n");
        evidence.forEach(file -> text.append("#   ").append(quoted(file.path())).append('\n'));
        text.append("schemaVersion: 1\nname: drafted\n");
        List<Snapshot> builds = evidence.stream().map(Side::snapshot).toList();
        List<AotFacts> files =
                builds.stream().flatMap(build -> build.aot().stream()).toList();
        Optional<HostProfile> base = files.isEmpty() ? Optional.empty() : runtime(builds, files);
        if (base.isEmpty()) {
            features(builds);
        }
        imports(builds, base);
        memory(builds);
        return text.append("unlisted: unknown  # say 'absent' once all functions of the host are listed\n")
                .toString();
    }

    /** A runtime that loads all of them, of the oldest release that does, with no option more than is needed. */
    private Optional<HostProfile> runtime(List<Snapshot> builds, List<AotFacts> files) {
        List<FieldedRelease> loading = Arrays.stream(FieldedRelease.values())
                .filter(release -> options(builds, files, release).isPresent())
                .toList();
        if (loading.isEmpty()) {
            text.append("# no WAMR release loads all of them on one processor: is it one host?\n");
            return Optional.empty();
        }
        FieldedRelease release = loading.getFirst();
        text.append("# loaded by WAMR ")
                .append(loading.stream().map(of -> of.release().name()).collect(Collectors.joining(", ")))
                .append("\nbase: ")
                .append(WamrProfiles.name(release))
                .append('\n');
        Set<BuildOption> options = options(builds, files, release).orElseThrow();
        Set<BuildOption> defaults = BuildOption.defaults(release.release());
        List<BuildOption> added = options.stream()
                .filter(option -> !defaults.contains(option))
                .sorted()
                .toList();
        if (!added.isEmpty()) {
            text.append("build:\n");
            added.forEach(option -> text.append("  ").append(option).append(": true\n"));
        }
        HostTarget target = AotContainer.ofFile(files.getFirst());
        text.append("target:\n  arch: ").append(quoted(target.arch())).append('\n');
        if (target.windows()) {
            text.append("  windows: true\n");
        }
        return Optional.of(profile(release, options, target));
    }

    private static HostProfile profile(FieldedRelease release, Set<BuildOption> options, HostTarget target) {
        return WamrProfiles.of("drafted", "", release, options, Optional.of(target));
    }

    /** The defaults of a release and what the files need beyond them; empty where it does not load them all. */
    private static Optional<Set<BuildOption>> options(
            List<Snapshot> builds, List<AotFacts> files, FieldedRelease release) {
        HostTarget target = AotContainer.ofFile(files.getFirst());
        var options = EnumSet.copyOf(BuildOption.defaults(release.release()));
        if (loads(builds, profile(release, options, target))) {
            return Optional.of(options);
        }
        var candidates = EnumSet.complementOf(options);
        candidates.removeIf(option -> !option.isIn(release.release()));
        for (Set<BuildOption> tried : List.of(withoutCollection(candidates), candidates)) {
            var all = EnumSet.copyOf(options);
            all.addAll(tried);
            if (loads(builds, profile(release, all, target))) {
                return Optional.of(without(builds, release, target, all, tried));
            }
        }
        return Optional.empty();
    }

    /** Garbage collection changes what a runtime reads, so that it is tried last. */
    private static Set<BuildOption> withoutCollection(Set<BuildOption> options) {
        var rest = EnumSet.copyOf(options);
        rest.removeAll(Set.of(BuildOption.GC, BuildOption.STRINGREF));
        return rest;
    }

    /** Leaves out one option after the other where the files load without it. */
    private static Set<BuildOption> without(
            List<Snapshot> builds,
            FieldedRelease release,
            HostTarget target,
            Set<BuildOption> all,
            Set<BuildOption> candidates) {
        var needed = EnumSet.copyOf(all);
        for (BuildOption option : candidates) {
            needed.remove(option);
            if (!loads(builds, profile(release, needed, target))) {
                needed.add(option);
            }
        }
        return needed;
    }

    /** Whether a runtime loads all builds; imports are another matter, since a product adds functions. */
    private static boolean loads(List<Snapshot> builds, HostProfile host) {
        return builds.stream().allMatch(build -> HostCheck.loading(build, host).result() != Result.REJECTED);
    }

    private void features(List<Snapshot> builds) {
        Set<String> used = new TreeSet<>();
        builds.forEach(build -> {
            used.addAll(build.features().inCode());
            used.addAll(build.features().inTypes());
        });
        text.append("features:\n  language: 1.0\n");
        if (!used.isEmpty()) {
            text.append("  with: [").append(String.join(", ", used)).append("]\n");
        }
    }

    private void imports(List<Snapshot> builds, Optional<HostProfile> base) {
        Map<String, Import> functions = new TreeMap<>();
        Map<String, Import> globals = new TreeMap<>();
        Set<String> interfaces = new TreeSet<>();
        for (Snapshot build : builds) {
            for (Import item : build.imports()) {
                if (item.type() instanceof ExternalType.Global) {
                    globals.put(item.path(), item);
                } else if (item.type() instanceof ExternalType.Function
                        && base.filter(host -> offers(host, item)).isEmpty()) {
                    Optional<SystemModule> system = SystemModule.of(item.module())
                            .filter(module -> module.function(item.name()).isPresent());
                    system.ifPresentOrElse(
                            module -> interfaces.add(module.module()), () -> functions.put(item.path(), item));
                }
            }
        }
        globals.values().removeIf(item -> item.module().equals("global"));
        if (!interfaces.isEmpty()) {
            text.append("interfaces: [").append(String.join(", ", interfaces)).append("]\n");
        }
        list("functions", functions.values().stream().map(HostDraft::function).toList());
        list("globals", globals.values().stream().map(HostDraft::global).toList());
    }

    private static boolean offers(HostProfile host, Import item) {
        return host.offered().functions().stream()
                .anyMatch(function -> function.module().equals(item.module())
                        && function.name().equals(item.name()));
    }

    private void list(String field, List<String> items) {
        if (!items.isEmpty()) {
            text.append(field).append(":\n");
            items.forEach(item -> text.append("  - {").append(item).append("}\n"));
        }
    }

    /** Whether an i32 is a pointer no module tells; a signature of plain letters fits both. */
    private static String function(Import item) {
        var type = (ExternalType.Function) item.type();
        Optional<String> parameters = letters(type.parameters());
        Optional<String> results = letters(type.results());
        String signature =
                parameters.isPresent() && results.isPresent() && type.results().size() <= 1
                        ? ", signature: \"(" + parameters.get() + ")" + results.get() + "\""
                        : "";
        return "module: " + quoted(item.module()) + ", name: " + quoted(item.name()) + signature;
    }

    private static Optional<String> letters(List<String> types) {
        var letters = new StringBuilder();
        for (String type : types) {
            switch (type) {
                case "i32" -> letters.append('i');
                case "i64" -> letters.append('I');
                case "f32" -> letters.append('f');
                case "f64" -> letters.append('F');
                case "externref" -> letters.append('r');
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(letters.toString());
    }

    private static String global(Import item) {
        return "module: %s, name: %s, type: %s"
                .formatted(
                        quoted(item.module()), quoted(item.name()), quoted(((ExternalType.Global) item.type()).type()));
    }

    private void memory(List<Snapshot> builds) {
        long most = builds.stream().mapToLong(ModuleCheck::initialMemory).max().orElse(0);
        text.append("# memory:\n#   linear: ")
                .append(most)
                .append("  # bytes that the largest of them begins with: the host grants at least these\n");
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
