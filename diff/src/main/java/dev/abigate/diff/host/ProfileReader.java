package dev.abigate.diff.host;

import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.Fields;
import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostFunction;
import dev.abigate.format.host.HostInterface;
import dev.abigate.format.host.HostInterface.HostGlobal;
import dev.abigate.format.host.HostInterface.Unlisted;
import dev.abigate.format.host.HostInterface.Unresolved;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.host.MemoryLimits;
import dev.abigate.format.host.NativeSignature;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasm.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the profile of a host, {@code schemaVersion: 1}; its schema is {@code /schema/abigate-host-1.json}. */
final class ProfileReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(KiB|MiB|GiB)?");
    private static final Set<String> VALUE_TYPES = Set.of("i32", "i64", "f32", "f64", "v128", "funcref", "externref");

    private final Fields root;
    private final Function<String, Optional<HostProfile>> builtIn;

    private ProfileReader(Fields root, Function<String, Optional<HostProfile>> builtIn) {
        this.root = root;
        this.builtIn = builtIn;
    }

    /**
     * The profile that a document describes.
     *
     * @param builtIn finds the profile that another one is based on
     * @throws dev.abigate.diff.document.MalformedDocumentException where it is no such document
     */
    static HostProfile read(byte[] document, Function<String, Optional<HostProfile>> builtIn) {
        return new ProfileReader(Documents.read(document), builtIn).read();
    }

    private HostProfile read() {
        if (root.number("schemaVersion") != 1) {
            throw root.fail("schemaVersion", "found %d, expected 1".formatted(root.number("schemaVersion")));
        }
        String name = root.text("name");
        Optional<String> summary = root.optionalText("summary");
        Optional<HostProfile> base = base();
        HostProfile runtime =
                base.flatMap(HostProfile::aot).map(loader -> wamr(loader, name)).orElseGet(() -> plain(base));
        HostProfile profile = new HostProfile(
                name,
                summary.orElse(base.map(of -> "a host based on " + of.name()).orElse("a host")),
                root.optionalText("source"),
                runtime.features(),
                runtime.aot(),
                offered(runtime.offered()),
                memory(runtime.memory()));
        root.refuseOthers();
        return profile;
    }

    private Optional<HostProfile> base() {
        return root.optionalText("base")
                .map(name -> builtIn.apply(name)
                        .orElseThrow(() -> root.fail("base", "found '%s', no built-in profile".formatted(name))));
    }

    /** A WAMR runtime with its build options and processor; what modules may use follows from them. */
    private HostProfile wamr(AotLoader loader, String name) {
        WamrRelease release = loader.release();
        Set<BuildOption> options = new HashSet<>(loader.options());
        root.optionalObject("build", build -> {
            for (String option : build.names()) {
                BuildOption known = BuildOption.of(option)
                        .orElseThrow(() -> build.fail(option, "no build option of WAMR that decides what it loads"));
                boolean on = build.flag(option);
                if (on && !known.isIn(release)) {
                    throw build.fail(option, "WAMR %s does not have it yet".formatted(release.name()));
                }
                if (on) {
                    options.add(known);
                } else {
                    options.remove(known);
                }
            }
            return options;
        });
        refuse("features", "those of a WAMR runtime follow from its build options");
        return WamrProfiles.of(
                name,
                "",
                FieldedRelease.of(release).orElseThrow(),
                options,
                root.optionalObject("target", this::target));
    }

    private HostTarget target(Fields item) {
        String arch = item.text("arch");
        var target = new HostTarget(
                arch,
                item.optionalFlag("windows").orElse(false),
                new TreeSet<>(item.optionalTexts("cpu-features").orElse(List.of())));
        if (target.architecture().isEmpty()) {
            throw item.fail("arch", "found '%s', no processor that WAMR runs AOT files on".formatted(arch));
        }
        return target;
    }

    private HostProfile plain(Optional<HostProfile> base) {
        refuse("build", "only profiles based on one of WAMR have build options");
        refuse("target", "only profiles based on one of WAMR have a processor");
        Optional<Set<Feature>> features =
                root.optionalObject("features", ProfileReader::features).or(() -> base.flatMap(HostProfile::features));
        return new HostProfile(
                "",
                "",
                Optional.empty(),
                features.or(() -> Optional.of(since("2.0"))),
                Optional.empty(),
                base.map(HostProfile::offered)
                        .orElse(new HostInterface(List.of(), List.of(), Set.of(), Unresolved.REFUSED, Unlisted.ABSENT)),
                base.map(HostProfile::memory).orElse(MemoryLimits.NONE));
    }

    private void refuse(String field, String why) {
        if (root.has(field)) {
            throw root.fail(field, why);
        }
    }

    private static Set<Feature> features(Fields item) {
        Set<Feature> features = since(item.optionalVersion("language").orElse("2.0"));
        if (features.isEmpty()) {
            throw item.fail("language", "expected 1.0, 2.0 or 3.0");
        }
        features.addAll(item.optionalWords("with", Feature.values(), Feature::id));
        item.optionalWords("without", Feature.values(), Feature::id).forEach(features::remove);
        return features;
    }

    /** The features of a version of the language; none for one that does not exist. */
    private static Set<Feature> since(String version) {
        boolean known = Arrays.stream(Feature.values())
                .anyMatch(feature -> feature.since().filter(version::equals).isPresent());
        return Arrays.stream(Feature.values())
                .filter(feature -> known
                        && feature.since()
                                .filter(since -> since.compareTo(version) <= 0)
                                .isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }

    private HostInterface offered(HostInterface base) {
        List<HostFunction> added = new ArrayList<>();
        for (SystemModule module : root.optionalWords("interfaces", SystemModule.values(), SystemModule::module)) {
            added.addAll(functions(module));
        }
        added.addAll(root.optionalObjects("functions", ProfileReader::function));
        Set<String> replaced = added.stream().map(ProfileReader::path).collect(Collectors.toSet());
        List<HostFunction> functions = new ArrayList<>(base.functions());
        functions.removeIf(function -> replaced.contains(path(function)));
        functions.addAll(added);
        functions.sort(Comparator.comparing(HostFunction::module).thenComparing(HostFunction::name));
        List<HostGlobal> globals = new ArrayList<>(base.globals());
        globals.addAll(root.optionalObjects("globals", ProfileReader::global));
        return new HostInterface(
                functions,
                globals,
                root.optionalTexts("memory-imports")
                        .map(names -> (Set<String>) new TreeSet<>(names))
                        .orElse(base.memoryModules()),
                root.optionalWord("unresolved", Unresolved.values(), Unresolved::id)
                        .orElse(base.unresolved()),
                root.optionalWord("unlisted", Unlisted.values(), Unlisted::id).orElse(base.unlisted()));
    }

    private static String path(HostFunction function) {
        return function.module() + "\n" + function.name();
    }

    private static List<HostFunction> functions(SystemModule module) {
        return module.functions().values().stream()
                .map(function ->
                        new HostFunction(module.module(), module.module(), function.name(), signature(function)))
                .toList();
    }

    private static NativeSignature signature(WasiFunction function) {
        return new NativeSignature("(" + letters(function.coreParameters()) + ")" + letters(function.coreResults()));
    }

    private static String letters(List<String> types) {
        return types.stream()
                .map(type -> switch (type) {
                    case "i32" -> "i";
                    case "i64" -> "I";
                    case "f32" -> "f";
                    default -> "F";
                })
                .collect(Collectors.joining());
    }

    private static HostFunction function(Fields item) {
        String signature = item.optionalText("signature").orElse("");
        if (!NativeSignature.isWellFormed(signature)) {
            throw item.fail(
                    "signature", "found '%s', expected letters such as (ii*~$)i: i I f F r * ~ $".formatted(signature));
        }
        return new HostFunction(
                item.optionalText("library").orElse("product"),
                item.text("module"),
                item.text("name"),
                new NativeSignature(signature));
    }

    private static HostGlobal global(Fields item) {
        String type = item.text("type");
        if (!VALUE_TYPES.contains(type)) {
            throw item.fail("type", "found '%s', no value type".formatted(type));
        }
        return new HostGlobal(item.text("module"), item.text("name"), type);
    }

    private MemoryLimits memory(MemoryLimits base) {
        return root.optionalObject(
                        "memory",
                        item -> new MemoryLimits(
                                size(item, base.linearMemory()),
                                item.has("table") ? OptionalLong.of(item.count("table")) : base.tableElements()))
                .orElse(base);
    }

    /** A number of bytes, or a text with a unit. */
    private static OptionalLong size(Fields item, OptionalLong base) {
        if (!item.has("linear")) {
            return base;
        }
        String text = item.optionalVersion("linear").orElse("");
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw item.fail("linear", "found '%s', expected a size such as 256 KiB or 262144".formatted(text));
        }
        long unit = switch (Objects.requireNonNullElse(matcher.group(2), "")) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * unit);
    }
}
