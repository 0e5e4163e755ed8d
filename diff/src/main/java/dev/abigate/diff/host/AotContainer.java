package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.AotFacts.MachineCode;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.aot.FeatureFlag;
import dev.abigate.format.aot.ModuleType;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.host.LoaderReading;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a WAMR runtime takes the container of an AOT file: its version, layout, target and features (section 15). */
final class AotContainer {
    private static final String RIGHT_COMPILER = "compile with the wamrc release that belongs to the runtime";
    private static final String RIGHT_TARGET = "compile for the target of the runtime";
    private static final String RIGHT_BUILD = "compile without it, or ship runtimes that are built with it first";

    /** The checked bits in the order of the check, with the option that a runtime needs and what one without it prints. */
    private static final Map<FeatureFlag, FlagCheck> FLAG_CHECKS = flagChecks();

    private final AotFacts file;
    private final AotLoader loader;
    private final Reasons reasons;

    AotContainer(AotFacts file, AotLoader loader, Reasons reasons) {
        this.file = file;
        this.loader = loader;
        this.reasons = reasons;
    }

    private record FlagCheck(BuildOption option, String message) {}

    private static Map<FeatureFlag, FlagCheck> flagChecks() {
        var checks = new LinkedHashMap<FeatureFlag, FlagCheck>();
        checks.put(FeatureFlag.SIMD_128BIT, new FlagCheck(BuildOption.SIMD, "SIMD"));
        checks.put(FeatureFlag.BULK_MEMORY, new FlagCheck(BuildOption.BULK_MEMORY, "bulk memory"));
        checks.put(FeatureFlag.MULTI_THREAD, new FlagCheck(BuildOption.THREAD_MGR, "thread"));
        checks.put(FeatureFlag.REF_TYPES, new FlagCheck(BuildOption.REF_TYPES, "reference types"));
        checks.put(FeatureFlag.GARBAGE_COLLECTION, new FlagCheck(BuildOption.GC, "garbage collection"));
        return checks;
    }

    /** Looks at the file as the loader does, up to what no later check can mend. */
    void check() {
        version();
        if (!reasons.rejected()) {
            family();
        }
        if (!reasons.rejected()) {
            target();
        }
        if (!reasons.rejected()) {
            flags();
            initData();
            generation();
        }
    }

    private void version() {
        if (AotVersion.of(file.version()).filter(loader.versions()::contains).isEmpty()) {
            reasons.reject(
                    Rule.AOT_VERSION_CHANGED,
                    "aot:version",
                    Optional.of("unknown binary version"),
                    "the file has version %d, WAMR %s accepts %s"
                            .formatted(
                                    file.version(),
                                    loader.release().name(),
                                    loader.versions().stream()
                                            .sorted()
                                            .map(AotVersion::toString)
                                            .collect(Collectors.joining(" and "))),
                    RIGHT_COMPILER);
        }
    }

    /** The layouts fall into families by the size of the target info, which a loader reads by its own. */
    private void family() {
        List<AotDialect> layouts = layouts();
        if (layouts.isEmpty()) {
            reasons.open(
                    Rule.AOT_VERSION_CHANGED,
                    "aot:version",
                    "the snapshot names no layout that is known",
                    "take the snapshot anew, with this version of abigate");
            return;
        }
        int found = layouts.getFirst().targetInfoBytes();
        int expected = loader.layout().targetInfoBytes();
        if (found != expected) {
            layoutRejected(
                    Optional.of(found < expected ? endMessage() : "invalid section size"),
                    "the file's target info has %d bytes, WAMR %s reads %d although the version is the same"
                            .formatted(found, loader.release().name(), expected));
        } else if (isXtensaOfItsRelease(layouts)) {
            layoutRejected(
                    Reasons.UNKNOWN,
                    "the file has the function tables of WAMR 2.0.0 for Xtensa, which no other release reads");
        } else if (loader.layout().targetInfo() != TargetInfoForm.FLAGGED && !layouts.contains(loader.layout())) {
            reasons.open(
                    Rule.AOT_VERSION_CHANGED,
                    "aot:version",
                    "the file has layout %s, WAMR %s reads layout %s: whether it notices is not known"
                            .formatted(
                                    String.join(" or ", file.layouts()),
                                    loader.release().name(),
                                    loader.layout()),
                    RIGHT_COMPILER);
        }
    }

    private void layoutRejected(Optional<String> prints, String why) {
        reasons.reject(Rule.AOT_VERSION_CHANGED, "aot:version", prints, why, RIGHT_COMPILER);
    }

    private boolean isXtensaOfItsRelease(List<AotDialect> layouts) {
        return layouts.stream().allMatch(layout -> layout.has(Feature.DOUBLED_FUNCTIONS))
                && !loader.layout().has(Feature.DOUBLED_FUNCTIONS)
                && file.xip()
                && file.target().arch().startsWith("xtensa");
    }

    private List<AotDialect> layouts() {
        return Arrays.stream(AotDialect.values())
                .filter(dialect -> file.layouts().contains(dialect.id()))
                .toList();
    }

    private String endMessage() {
        return loader.since("2.1.0") ? "unexpected end" : "unexpect end";
    }

    /** The checks of the target info, in the order of the loader; where the profile names no processor, the file's is taken. */
    private void target() {
        AotFacts.Target target = file.target();
        HostTarget host = loader.target().orElse(ofFile(file));
        if (loader.target().isPresent()) {
            conventions(target, host);
        }
        int type = file.loading().moduleType();
        if (type != ModuleType.RELOCATABLE.code() && type != ModuleType.XIP.code()) {
            reasons.reject(
                    Rule.AOT_XIP_CHANGED,
                    "aot:xip",
                    Optional.of("invalid object file type, expected relocatable or XIP file type but got others"),
                    "the file's type is 0x%x, which no loader takes (%s)".formatted(type, new ModuleType(type)),
                    "compile without --xip: the compiler writes the type of big-endian targets wrongly");
        }
        machine(target, host);
        if (file.loading().objectVersion() != 1) {
            reasons.reject(
                    Rule.AOT_TARGET_ABI_CHANGED,
                    "aot:abi",
                    Optional.of("invalid elf file version"),
                    "the object version is %d, loaders take 1"
                            .formatted(file.loading().objectVersion()),
                    "compile anew: no compiler writes this");
        }
        instructions(target, host);
    }

    /** Byte order and word width. */
    private void conventions(AotFacts.Target target, HostTarget host) {
        if (target.bigEndian() != host.isBigEndian()) {
            reasons.reject(
                    Rule.AOT_TARGET_ENDIAN_CHANGED,
                    "aot:endian",
                    Optional.of("invalid target endian type, expected %s but got %s"
                            .formatted(byteOrder(host.isBigEndian()), byteOrder(target.bigEndian()))),
                    "the code is %s, the runtime's processor is %s"
                            .formatted(byteOrder(target.bigEndian()), byteOrder(host.isBigEndian())),
                    RIGHT_TARGET);
        }
        if ((target.bits() == 64) != host.is64Bit()) {
            int bits = host.is64Bit() ? 64 : 32;
            reasons.reject(
                    Rule.AOT_TARGET_BITS_CHANGED,
                    "aot:bits",
                    Optional.of(
                            "invalid target bit width, expected %d-bit but got %d-bit".formatted(bits, target.bits())),
                    "the code is for %d bits, the runtime's processor has %d".formatted(target.bits(), bits),
                    RIGHT_TARGET);
        }
    }

    private void machine(AotFacts.Target target, HostTarget host) {
        String arch = alias(target.arch());
        Optional<String> machine = MachineNames.of(file.loading().machine(), arch, loader);
        Optional<String> prints = machine.isEmpty()
                ? Optional.of("unknown machine type " + file.loading().machine())
                : !arch.startsWith(machine.get())
                        ? Optional.of("machine type (%s) isn't consistent with target type (%s)"
                                .formatted(machine.get(), arch))
                        : !arch.startsWith(host.expectedArch())
                                ? Optional.of("invalid target type, expected %s but got %s"
                                        .formatted(host.expectedArch(), arch))
                                : Optional.empty();
        if (prints.isPresent()) {
            reasons.reject(
                    Rule.AOT_TARGET_ARCH_CHANGED,
                    "aot:arch",
                    prints,
                    "the code is for %s (%s), the runtime runs on %s"
                            .formatted(target.arch(), target.machine(), host.arch()),
                    RIGHT_TARGET);
        }
    }

    /** Loaders have taken one name for another, each since its release. */
    private String alias(String arch) {
        boolean known =
                (arch.equals("arm64") && loader.since("2.2.0")) || (arch.equals("aarch64") && loader.since("2.3.0"));
        return known ? "aarch64v8" : arch;
    }

    /** What the file tells of the instructions it uses, which no loader looks at. */
    private void instructions(AotFacts.Target target, HostTarget host) {
        boolean vectors = file.featureFlags().contains(FeatureFlag.SIMD_128BIT.toString());
        Set<String> features = host.cpuFeatures();
        if (vectors && target.arch().equals("x86_64") && !features.isEmpty() && !features.contains("sse4.1")) {
            reasons.risk(
                    Rule.AOT_CPU_FEATURE_ADDED,
                    "aot:cpu",
                    "the file uses 128-bit SIMD, for which wamrc emits SSE4.1 instructions that the processor lacks",
                    "compile with --disable-simd, or ship the file to processors with SSE4.1 only");
        }
        List<String> lacking = file.machineCode().flatMap(MachineCode::cpuFeatures).orElse(List.of()).stream()
                .filter(feature -> !features.contains(feature))
                .toList();
        if (!features.isEmpty() && !lacking.isEmpty()) {
            reasons.risk(
                    Rule.AOT_CPU_FEATURE_ADDED,
                    "aot:cpu",
                    "the code has instructions of %s, which the processor lacks".formatted(String.join(", ", lacking)),
                    "compile for that processor with wamrc's --cpu and --cpu-features");
        }
        if (!target.arch().equals(host.arch())
                && target.arch().startsWith(host.expectedArch())
                && target.arch().startsWith("aarch64v8.")) {
            reasons.risk(
                    Rule.AOT_TARGET_ARCH_CHANGED,
                    "aot:cpu",
                    "the code is for %s, the runtime was built for %s and takes it unchecked"
                            .formatted(target.arch(), host.arch()),
                    "compile for the oldest processor in use");
        }
    }

    private static String byteOrder(boolean big) {
        return big ? "big endian" : "little endian";
    }

    /** The processor that the file was compiled for, as that of a host. */
    static HostTarget ofFile(AotFacts file) {
        AotFacts.Target target = file.target();
        String arch = target.arch();
        String name = arch.startsWith("riscv") && !arch.startsWith("riscv64") && !arch.startsWith("riscv32")
                ? "riscv" + target.bits()
                : arch;
        return new HostTarget(name, target.objectFormat().equals("COFF"), Set.of());
    }

    private void flags() {
        if (loader.layout().targetInfo() != TargetInfoForm.FLAGGED) {
            return;
        }
        FLAG_CHECKS.forEach((flag, check) -> {
            if (file.featureFlags().contains(flag.toString()) && !loader.has(check.option)) {
                reasons.reject(
                        Rule.AOT_FEATURE_FLAG_ADDED,
                        "aot:feature:" + flag,
                        Optional.of(check.message + " is not enabled in this build"),
                        "the file demands %s, the runtime is built without %s".formatted(flag, check.option),
                        RIGHT_BUILD);
            }
        });
        file.featureFlags().stream()
                .filter(flag -> FLAG_CHECKS.keySet().stream()
                        .noneMatch(checked -> checked.toString().equals(flag)))
                .filter(flag -> !loader.has(BuildOption.DUMP_CALL_STACK))
                .forEach(flag -> reasons.risk(
                        Rule.AOT_FEATURE_FLAG_UNCHECKED_ADDED,
                        "aot:feature:" + flag,
                        "the file was compiled with %s, which the loader does not check and the runtime is not built for"
                                .formatted(flag),
                        "compile without call-stack options, or build the runtime with "
                                + BuildOption.DUMP_CALL_STACK));
    }

    private void initData() {
        if (loader.layout().targetInfo() != TargetInfoForm.FLAGGED) {
            return;
        }
        boolean expressions = loader.layout().has(Feature.ELEMENT_OFFSET_EXPRESSIONS);
        boolean records = loader.has(BuildOption.GC);
        file.loading().readings().stream()
                .filter(reading -> reading.offsetExpressions() == expressions && reading.gcRecords() == records)
                .findFirst()
                .ifPresent(this::initData);
    }

    private void initData(LoaderReading reading) {
        for (LoaderReading.Need need : reading.needs()) {
            if (!loader.has(need.option())) {
                lacking(need);
            }
        }
        String form = "the file's init data has the layout of %s, WAMR %s%s reads another one"
                .formatted(
                        file.releases(),
                        loader.release().name(),
                        reading.gcRecords() ? " with garbage collection" : "");
        switch (reading.outcome()) {
            case READS -> {}
            case MISREADS ->
                reasons.risk(
                        Rule.AOT_VERSION_CHANGED,
                        "aot:version",
                        form + " and does not notice, so that tables get other content",
                        RIGHT_COMPILER);
            case REFUSES -> layoutRejected(Optional.of(spelling(reading.message())), form + " and stumbles");
            case CRASHES -> layoutRejected(Reasons.UNKNOWN, form + " and crashes while it loads");
            case OPEN -> reasons.open(Rule.AOT_VERSION_CHANGED, "aot:version", form, RIGHT_COMPILER);
        }
    }

    private String spelling(String message) {
        return message.equals("unexpected end") ? endMessage() : message;
    }

    private void lacking(LoaderReading.Need need) {
        String subject = "aot:init-data:" + need.id();
        if (loader.since(need.checkedSince())) {
            reasons.reject(
                    Rule.AOT_FEATURE_FLAG_ADDED,
                    subject,
                    Optional.of(need.message()),
                    "the file needs %s, the runtime is built without %s".formatted(need.words(), need.option()),
                    RIGHT_BUILD);
        } else {
            reasons.risk(
                    Rule.AOT_FEATURE_FLAG_UNCHECKED_ADDED,
                    subject,
                    "the file needs %s; WAMR %s without %s loads it and misbehaves"
                            .formatted(need.words(), loader.release().name(), need.option()),
                    RIGHT_BUILD);
        }
    }

    /** Code reads the structures of the runtime that its compiler belongs to, whatever the file says (section 14). */
    private void generation() {
        Set<Integer> written = Arrays.stream(FieldedRelease.values())
                .filter(release -> file.layouts().contains(release.layout().id()))
                .map(FieldedRelease::generation)
                .collect(Collectors.toSet());
        FieldedRelease.of(loader.release()).map(FieldedRelease::generation).ifPresent(own -> {
            if (!written.isEmpty() && !written.contains(own) && !reasons.rejected()) {
                reasons.risk(
                        Rule.AOT_VERSION_CHANGED,
                        "aot:version",
                        "the file is from %s, whose runtime structures are not those of WAMR %s: code may read the wrong"
                                        .formatted(
                                                file.releases(),
                                                loader.release().name())
                                + " fields",
                        RIGHT_COMPILER);
            }
        });
    }
}
