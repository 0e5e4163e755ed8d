package dev.abigate.diff.host;

import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.format.host.AotLoader;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.HostTarget;
import dev.abigate.format.host.RuntimeSymbols;
import dev.abigate.format.host.RuntimeSymbols.Offer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a WAMR runtime can relocate an AOT file: the parts, kinds and symbols that it knows (sections 9, 11 and 12). */
final class AotRelocations {
    private static final String OLDER_RUNTIMES =
            "compile with the options and the release of wamrc that the runtime knows";

    private final AotFacts file;
    private final AotLoader loader;
    private final HostTarget target;
    private final Reasons reasons;

    AotRelocations(AotFacts file, AotLoader loader, Reasons reasons) {
        this.file = file;
        this.loader = loader;
        this.target = loader.target().orElse(AotContainer.ofFile(file));
        this.reasons = reasons;
    }

    /** Looks at what the loader relocates, then at the table of native symbols, which comes behind it. */
    void check() {
        // Code is relocated before data.
        file.relocationGroups().stream().filter(name -> name.endsWith("text")).forEach(this::group);
        if (!file.xip()) {
            file.loading().symbols().forEach(this::symbol);
        }
        if (file.target().objectFormat().equals("COFF") == target.windows()) {
            file.relocationTypes().forEach(this::type);
        }
        file.relocationGroups().stream().filter(name -> !name.endsWith("text")).forEach(this::group);
        file.nativeSymbols().reversed().forEach(this::nativeSymbol);
    }

    private void symbol(String symbol) {
        String failed = "resolve symbol %s failed".formatted(symbol);
        if (symbol.startsWith(".") || symbol.startsWith("__llvm_prf_")) {
            if (!knowsSection(symbol)) {
                reasons.reject(
                        Rule.AOT_RELOCATION_SYMBOL_ADDED,
                        "aot:helper:" + symbol,
                        Optional.of(failed),
                        "code refers to the section '%s', which WAMR %s does not know"
                                .formatted(symbol, loader.release().name()),
                        OLDER_RUNTIMES);
            }
        } else {
            missing(
                    Rule.AOT_RELOCATION_SYMBOL_ADDED,
                    "aot:helper:" + symbol,
                    failed,
                    "code calls '%s'".formatted(symbol),
                    RuntimeSymbols.offer(symbol, loader, target));
        }
    }

    private void nativeSymbol(String symbol) {
        missing(
                Rule.AOT_NATIVE_SYMBOL_ADDED,
                "aot:native:" + symbol,
                "missing native symbol: " + symbol,
                "the file needs the native symbol '%s'".formatted(symbol),
                RuntimeSymbols.offer(symbol, loader, target));
    }

    private void missing(Rule rule, String subject, String prints, String need, Offer offer) {
        switch (offer) {
            case Offer.Offered() -> {}
            case Offer.Depends() ->
                reasons.open(
                        rule,
                        subject,
                        need
                                + ", which some builds of WAMR %s offer: the processor's extensions decide"
                                        .formatted(loader.release().name()),
                        "try the file on a device, or compile for a processor that needs no support routines");
            case Offer.NeedsOption(List<BuildOption> options) ->
                reasons.reject(
                        rule,
                        subject,
                        Optional.of(prints),
                        need + ", the runtime is built without "
                                + options.stream().map(BuildOption::toString).collect(Collectors.joining(" or ")),
                        OLDER_RUNTIMES);
            case Offer.Missing(Optional<WamrRelease> since) ->
                reasons.reject(
                        rule,
                        subject,
                        Optional.of(prints),
                        need
                                + ", which WAMR %s does not offer"
                                        .formatted(loader.release().name())
                                + since.map(release -> ", only since " + release.name())
                                        .orElse(""),
                        OLDER_RUNTIMES);
        }
    }

    private boolean knowsSection(String name) {
        if (name.startsWith("__llvm_prf_")) {
            return loader.since("1.2.3") && loader.has(BuildOption.STATIC_PGO);
        }
        if (name.startsWith(".rodata.cst")) {
            return true;
        }
        if (name.startsWith(".rodata.str")) {
            return loader.since("1.0.0");
        }
        if (name.startsWith(".srodata")) {
            return loader.since("2.3.0");
        }
        return switch (name) {
            case ".text", ".data", ".rodata", ".literal" -> true;
            case ".rdata" -> loader.since("WAMR-03-25-2021");
            case ".sdata" -> loader.since("1.0.0");
            case ".aot_stack_sizes" -> loader.since("1.2.3");
            case ".ltext" -> loader.since("1.3.2");
            default -> false;
        };
    }

    private void type(String name) {
        Optional<Architecture> architecture = target.architecture();
        if (architecture.isEmpty()) {
            return;
        }
        Optional<RelocationType> type = Arrays.stream(RelocationType.values())
                .filter(candidate -> candidate.architecture() == architecture.get()
                        && candidate.toString().equals(name))
                .findFirst();
        if (type.isPresent() && type.get().since().compareTo(loader.release()) <= 0) {
            if (!type.get().isUnconditional() && !loader.has(BuildOption.STATIC_PGO)) {
                typeRejected(name, type, "is for runtimes built with " + BuildOption.STATIC_PGO);
            }
            return;
        }
        typeRejected(
                name,
                type,
                type.map(known -> "is known since " + known.since().name() + " only")
                        .orElse("is not known to loaders for " + architecture.get()));
    }

    private void typeRejected(String name, Optional<RelocationType> type, String why) {
        Optional<String> number = type.map(known -> Integer.toString(known.number()))
                .or(() -> Optional.of(name)
                        .filter(text -> text.startsWith("type "))
                        .map(text -> text.substring("type ".length())));
        reasons.reject(
                Rule.AOT_RELOCATION_TYPE_ADDED,
                "aot:relocation:" + name,
                number.map("Load relocation section failed: invalid relocation type %s."::formatted),
                "the relocation %s %s".formatted(name, why),
                OLDER_RUNTIMES);
    }

    private void group(String name) {
        boolean text = switch (name) {
            case ".rel.text", ".rela.text", ".rela.literal" -> true;
            case ".rel.ltext", ".rela.ltext" -> loader.since("1.3.2");
            case ".text" -> target.windows();
            default -> false;
        };
        boolean profile = name.startsWith(".rel__llvm_prf_data") || name.startsWith(".rela__llvm_prf_data");
        boolean data = name.startsWith(".rela.")
                || name.startsWith(".rel.")
                || name.equals(".rdata")
                || (profile && loader.has(BuildOption.STATIC_PGO));
        boolean large = name.endsWith(".ltext");
        if (!text && (!data || large)) {
            reasons.reject(
                    Rule.AOT_RELOCATION_GROUP_CHANGED,
                    "aot:relocation-groups",
                    Optional.of(large ? "invalid data relocation count" : "invalid data relocation section name"),
                    "the file relocates the part '%s', which the runtime does not know".formatted(name),
                    name.equals(".text")
                            ? "compile for the object format of the runtime: this is a file for Windows"
                            : OLDER_RUNTIMES);
        }
    }
}
